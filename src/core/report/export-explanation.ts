/** Whether somebody of the source would be exported, and why. */
import { dnKey, isSameOrBelow, joinDn, rdnValue } from '../names/distinguished-name.js'
import { someOf } from '../text/some-of.js'
import { withoutConflicts } from '../users-file/replication-conflicts.js'
import type { ExportRules } from '../users-file/people-from-directory.js'
import type { ExportedPerson } from '../users-file/write.js'
import { ACCOUNTDISABLE } from '../values/user-account-control.js'
import { firstText, texts, type Attributes } from '../values/value.js'

export interface ExportExplanation {
  cn: string
  account: string
  dn: string
  guid: string
  disabled: boolean
  exported: boolean
  why: string
  /**
   * The search groups that it is in; `through`: by way of another group, or as its primary group.
   */
  groups: { group: string; through: 'direct' | 'nested or primary' }[]
}

/** @param exported as the export would have it; null: it is not in it */
export function explainExport(
  { dn, guid, attributes }: { dn: string; guid: string; attributes: Attributes },
  exported: ExportedPerson | null,
  rules: Pick<ExportRules, 'groupPath' | 'searchGroups' | 'nestedGroups'> & { userPath: string },
): ExportExplanation {
  const direct = new Set(texts(attributes, 'memberOf').map(dnKey))
  const isDirect = (relative: string) => direct.has(dnKey(joinDn(relative, rules.groupPath)))
  const groups = exported?.memberOf ?? rules.searchGroups.filter(isDirect)
  const isConflict = exported !== null && withoutConflicts([exported]).people.length === 0
  return {
    cn: firstText(attributes, 'cn') ?? rdnValue(dn),
    account: firstText(attributes, 'sAMAccountName') ?? '?',
    dn,
    guid,
    disabled: (Number(firstText(attributes, 'userAccountControl') ?? 0) & ACCOUNTDISABLE) !== 0,
    exported: exported !== null && !isConflict,
    why: isConflict ? 'the object is in replication conflict (CNF)' : exportReason(dn, exported !== null, rules),
    groups: groups.map((group) => ({ group, through: isDirect(group) ? 'direct' : 'nested or primary' })),
  }
}

function exportReason(
  dn: string,
  isExported: boolean,
  { userPath, searchGroups, nestedGroups }: Parameters<typeof explainExport>[2],
): string {
  if (isExported)
    return searchGroups.length === 0
      ? `it is below user_path ${userPath}, and without search_groups everybody there is exported`
      : `it is below user_path ${userPath} and in a search group`
  if (!isSameOrBelow(dn, userPath)) return `it is not below user_path ${userPath}`
  const groups = `none of the search_groups (${someOf(searchGroups)})`
  return nestedGroups
    ? `it is in ${groups}, directly or through another group`
    : `it is directly in ${groups}, and nested_groups is false: groups in them do not count`
}
