/** The groups that an account is a direct member of: memberOf lists all but its primary group. */
import type { Group } from './model.js'
import { dnKey } from './names/distinguished-name.js'
import { firstInteger, texts, type Attributes } from './values/value.js'

/**
 * SID of the primary group; null when primaryGroupID was not read. It is the relative identifier of
 * a group in the account's own domain (MS-ADA3, primaryGroupID).
 */
export function primaryGroupSid(attributes: Attributes, domainSid: string): string | null {
  const rid = firstInteger(attributes, 'primaryGroupID')
  return rid === undefined ? null : `${domainSid}-${rid}`
}

/**
 * dnKeys of the groups. The primary group is among them when it is one of `groups`.
 * @param groups by dnKey
 */
export function directGroups(
  attributes: Attributes,
  domainSid: string,
  groups: ReadonlyMap<string, Group>,
): { memberOf: Set<string>; primaryGroup: string | null } {
  const primaryGroup = keysBySid(groups).get(primaryGroupSid(attributes, domainSid)) ?? null
  const memberOf = new Set(texts(attributes, 'memberOf').map(dnKey))
  if (primaryGroup !== null) memberOf.add(primaryGroup)
  return { memberOf, primaryGroup }
}

/** Each index is made once for all accounts of a read. */
const KEYS_BY_SID = new WeakMap<ReadonlyMap<string, Group>, ReadonlyMap<string | null, string>>()

function keysBySid(groups: ReadonlyMap<string, Group>): ReadonlyMap<string | null, string> {
  const keys =
    KEYS_BY_SID.get(groups) ?? new Map([...groups].flatMap(([key, { sid }]) => (sid === null ? [] : [[sid, key]])))
  KEYS_BY_SID.set(groups, keys)
  return keys
}
