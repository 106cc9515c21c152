/** Turns the users of the source directory into the people of a users file. */
import { directGroups } from '../direct-groups.js'
import type { AttributeSchema } from '../values/attribute-schema.js'
import { dnKey, joinDn, rdnValue } from '../names/distinguished-name.js'
import { fileTimeToIso } from '../values/file-time.js'
import type { Group } from '../model.js'
import { compareText } from '../names/names.js'
import { required } from '../required.js'
import { ACCOUNTDISABLE } from '../values/user-account-control.js'
import type { JsonValue } from '../person.js'
import { attributeKey } from '../values/attribute-key.js'
import type { ExportedPerson } from './write.js'
import { toJson } from '../values/json-value.js'
import { firstText, type Attributes, type Tagged } from '../values/value.js'

/** Properties read of every user, besides the configured attributes; in the schema's spelling. */
const EXPORT_PROPERTIES = ['cn', 'sAMAccountName', 'userAccountControl', 'accountExpires', 'memberOf', 'primaryGroupID']
const ALWAYS_EXPORTED = new Set(['cn', 'samaccountname', 'disabled', 'accountexpires', 'memberof', 'objectguid'])

/** Each attribute once: an answer holds it under one spelling, here the schema's. */
export function propertiesToExport(schema: ReadonlyMap<string, AttributeSchema>): string[] {
  return [...new Set([...EXPORT_PROPERTIES, ...[...schema.values()].map(({ name }) => name)])]
}

export interface ExportRules {
  /** DN of the container that searchGroups are relative to. */
  groupPath: string
  /** As configured, each once; [] exports all users. */
  searchGroups: readonly string[]
  nestedGroups: boolean
  /** LDAP display names, as configured, each once. */
  attributes: readonly string[]
  anchor: boolean
}

export interface ExportSource {
  /** With the attributes of propertiesToExport. */
  users: readonly { dn: string; guid: string; attributes: Attributes }[]
  /** All configured attributes, by attributeKey. */
  schema: ReadonlyMap<string, AttributeSchema>
  /**
   * By dnKey: the search groups; with nestedGroups, all groups that users are in, directly or not.
   */
  groups: ReadonlyMap<string, Group>
  domainSid: string
}

/**
 * The users who are in at least one of the search groups. @throws UnavailableError when a user's
 * name or state could not be read
 */
export function exportPeople({ users, schema, groups, domainSid }: ExportSource, rules: ExportRules): ExportedPerson[] {
  const searched = rules.searchGroups.map((relative) => ({ relative, key: dnKey(joinDn(relative, rules.groupPath)) }))
  const names = additionalAttributes(rules.attributes)
  const valueOf = (attributes: Attributes, configured: string) => {
    const { name, singleValued } = schema.get(attributeKey(configured))!
    return exportedValue(attributes[name] ?? [], singleValued)
  }
  return users.flatMap((user) => {
    // First of all: if a user's name and state are hidden, the groups are as well, and the user
    // would be left out without a message.
    const sAMAccountName = required(user, 'sAMAccountName')
    const userAccountControl = Number(required(user, 'userAccountControl'))
    const { memberOf: direct } = directGroups(user.attributes, domainSid, groups)
    const memberships = rules.nestedGroups ? withParents(direct, groups) : direct
    const memberOf = searched.filter(({ key }) => memberships.has(key)).map(({ relative }) => relative)
    if (searched.length > 0 && memberOf.length === 0) return []
    const expires = firstText(user.attributes, 'accountExpires')
    return {
      sAMAccountName,
      cn: firstText(user.attributes, 'cn') ?? rdnValue(user.dn),
      disabled: (userAccountControl & ACCOUNTDISABLE) !== 0,
      accountExpires: expires === undefined ? null : fileTimeToIso(expires),
      memberOf,
      objectGUID: rules.anchor ? user.guid : null,
      attributes: new Map(names.map((name) => [name, valueOf(user.attributes, name)])),
    }
  })
}

/** The configured attributes that have a value for somebody, in the configured spelling. */
export function filledAttributes(people: readonly ExportedPerson[]): string[] {
  const isFilled = (value: JsonValue) => value !== null && !(Array.isArray(value) && value.length === 0)
  return [
    ...new Set(
      people.flatMap(({ attributes }) => [...attributes].flatMap(([name, value]) => (isFilled(value) ? name : []))),
    ),
  ]
}

/** The configured attributes without those that are always exported. */
export function additionalAttributes(configured: readonly string[]): string[] {
  return configured.filter((name) => !ALWAYS_EXPORTED.has(attributeKey(name)))
}

/** The keys of the groups themselves and of all that they are nested in. */
function withParents(keys: ReadonlySet<string>, groups: ReadonlyMap<string, Group>): Set<string> {
  const all = new Set(keys)
  // Iterating over a set includes what is added on the way, each once: so this ends even when
  // groups are nested in a circle.
  for (const key of all) for (const parent of groups.get(key)?.memberOf ?? []) all.add(parent)
  return all
}

/** The directory returns several values in no order. Sorted, they are the same on every export. */
function exportedValue(values: readonly Tagged[], singleValued: boolean): JsonValue {
  if (values.length === 0) return null
  return singleValued ? toJson(values[0]!) : values.toSorted(compareText).map(toJson)
}
