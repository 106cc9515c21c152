/**
 * The properties read of every user account, and the account as planning sees it.
 */
import type { Entry } from '../directory/directory.js'
import type { AttributeSchema } from '../core/values/attribute-schema.js'
import { directGroups } from '../core/direct-groups.js'
import type { Group, ManagedUser } from '../core/model.js'
import { rdnValue } from '../core/names/distinguished-name.js'
import { takenAttributes, type AttributeRules } from '../core/safety/attribute-policy.js'
import { privilegeOf } from '../core/safety/protection.js'
import { attributeKey } from '../core/values/attribute-key.js'
import { ACCOUNTDISABLE } from '../core/values/user-account-control.js'
import { firstInteger, firstText } from '../core/values/value.js'

export const ACCOUNT_PROPERTIES = [
  'cn',
  'displayName',
  'sAMAccountName',
  'userPrincipalName',
  'userAccountControl',
  'pwdLastSet',
  'accountExpires',
  'objectSid',
  'memberOf',
  'primaryGroupID',
  'adminCount',
  'servicePrincipalName',
  'isCriticalSystemObject',
]

/**
 * ACCOUNT_PROPERTIES, the anchor attribute and those of the file's attributes that may be written,
 * each once.
 * @param schema that of the file's attributes
 */
export function propertiesToRead(schema: ReadonlyMap<string, AttributeSchema>, rules: AttributeRules): string[] {
  const names = new Map(takenAttributes(schema, rules).map(({ name }) => [attributeKey(name), name]))
  const { anchorAttribute } = rules
  for (const name of [...ACCOUNT_PROPERTIES, ...(anchorAttribute === null ? [] : [anchorAttribute])])
    names.set(attributeKey(name), name)
  return [...names.values()]
}

export const isEnabled = (entry: Entry): boolean =>
  ((firstInteger(entry.attributes, 'userAccountControl') ?? ACCOUNTDISABLE) & ACCOUNTDISABLE) === 0

/** What protectionOf needs. */
export const PROTECTION_PROPERTIES = ['adminCount', 'memberOf', 'primaryGroupID']

/**
 * Why the account is privileged, completing "it is protected: …"; null when it is not.
 * @param groups all that accounts are in, and all that these are nested in
 */
export function protectionOf(
  { attributes }: Entry,
  domainSid: string,
  groups: ReadonlyMap<string, Group>,
): string | null {
  if (firstInteger(attributes, 'adminCount') === 1) return 'its adminCount is 1'
  return privilegeOf(directGroups(attributes, domainSid, groups).memberOf, groups)
}

export interface AccountContext {
  domainSid: string
  anchorAttribute: string | null
  /** Those of the config, and all that they are nested in. */
  groups: ReadonlyMap<string, Group>
  /** All that accounts are in, and all that these are nested in. */
  allGroups: ReadonlyMap<string, Group>
}

export function toManagedUser(
  entry: Entry,
  { domainSid, anchorAttribute, groups, allGroups }: AccountContext,
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
    ...directGroups(attributes, domainSid, groups),
    protection: protectionOf(entry, domainSid, allGroups),
    anchor: anchorAttribute === null ? null : (firstText(attributes, anchorAttribute) ?? null),
    attributes,
  }
}
