/**
 * What is read of every user account, and the account as planning sees it.
 */
import type { Directory, Entry } from '../directory/directory.js'
import type { AttributeSchema } from '../core/values/attribute-schema.js'
import type { Group, ManagedUser } from '../core/model.js'
import { dnKey, rdnValue } from '../core/names/distinguished-name.js'
import { takenAttributes, type AttributeRules } from '../core/safety/attribute-policy.js'
import { privilegeOf, relativeId } from '../core/safety/protection.js'
import { ACCOUNTDISABLE } from '../core/values/user-account-control.js'
import { firstInteger, firstText, texts } from '../core/values/value.js'

export const ACCOUNT_PROPERTIES = [
  'cn',
  'displayName',
  'sAMAccountName',
  'userPrincipalName',
  'userAccountControl',
  'accountExpires',
  'objectSid',
  'memberOf',
  'primaryGroupID',
  'adminCount',
  'servicePrincipalName',
  'isCriticalSystemObject',
]

/**
 * ACCOUNT_PROPERTIES, the anchor attribute and those of the file's attributes that may be written, each once.
 * @param schema that of the file's attributes
 */
export function propertiesToRead(schema: ReadonlyMap<string, AttributeSchema>, rules: AttributeRules): string[] {
  const names = new Map(takenAttributes(schema, rules).map(({ name }) => [name.toLowerCase(), name]))
  const { anchorAttribute } = rules
  for (const name of [...ACCOUNT_PROPERTIES, ...(anchorAttribute === null ? [] : [anchorAttribute])])
    names.set(name.toLowerCase(), name)
  return [...names.values()]
}

export const isEnabled = (entry: Entry): boolean =>
  ((firstInteger(entry.attributes, 'userAccountControl') ?? ACCOUNTDISABLE) & ACCOUNTDISABLE) === 0

/** SID of the account's primary group. */
export function primaryGroupSid(directory: Directory, entry: Entry): string | null {
  const rid = firstInteger(entry.attributes, 'primaryGroupID')
  return rid === undefined ? null : `${directory.domain.domainSid}-${rid}`
}

/** dnKeys by relative identifier, of those of `groups` that can be a primary group: groups of the domain itself. */
function primaryGroups(groups: ReadonlyMap<string, Group>): ReadonlyMap<number, string> {
  const known = PRIMARY_GROUPS.get(groups)
  if (known !== undefined) return known
  const keys = new Map<number, string>()
  for (const [key, { sid }] of groups) {
    const rid = sid?.startsWith('S-1-5-21-') === true ? relativeId(sid) : undefined
    if (rid !== undefined && !keys.has(rid)) keys.set(rid, key)
  }
  PRIMARY_GROUPS.set(groups, keys)
  return keys
}

/** Made once for all accounts of a read. */
const PRIMARY_GROUPS = new WeakMap<ReadonlyMap<string, Group>, ReadonlyMap<number, string>>()

/** dnKeys of the groups the account is a direct member of, the primary group among them when it is one of `groups`. */
export function membershipsOf(
  entry: Entry,
  groups: ReadonlyMap<string, Group>,
): { memberOf: Set<string>; primaryGroup: string | null } {
  const rid = firstInteger(entry.attributes, 'primaryGroupID')
  const primary = (rid === undefined ? undefined : primaryGroups(groups).get(rid)) ?? null
  const memberOf = new Set(texts(entry.attributes, 'memberOf').map(dnKey))
  if (primary !== null) memberOf.add(primary)
  return { memberOf, primaryGroup: primary }
}

/**
 * Why the account is privileged, as in "it is protected: …"; null when it is not.
 * @param groups all that accounts are in, and all that these are nested in
 */
export function protectionOf(entry: Entry, groups: ReadonlyMap<string, Group>): string | null {
  if (firstInteger(entry.attributes, 'adminCount') === 1) return 'its adminCount is 1'
  return privilegeOf(membershipsOf(entry, groups).memberOf, groups)
}

/**
 * @param groups those of the config, and all that they are nested in
 * @param allGroups all that accounts are in, and all that these are nested in
 */
export function toManagedUser(
  entry: Entry,
  anchorAttribute: string | null,
  groups: ReadonlyMap<string, Group>,
  allGroups: ReadonlyMap<string, Group>,
): ManagedUser {
  const { guid, dn, attributes } = entry
  return {
    guid,
    dn,
    name: firstText(attributes, 'cn') ?? rdnValue(dn),
    sAMAccountName: firstText(attributes, 'sAMAccountName') ?? '',
    userPrincipalName: firstText(attributes, 'userPrincipalName') ?? null,
    enabled: isEnabled(entry),
    sid: firstText(attributes, 'objectSid') ?? null,
    accountExpires: firstText(attributes, 'accountExpires') ?? '0',
    ...membershipsOf(entry, groups),
    protection: protectionOf(entry, allGroups),
    anchor: anchorAttribute === null ? null : (firstText(attributes, anchorAttribute) ?? null),
    attributes,
  }
}
