/**
 * The checks of a preflight in the directory. Problems that end a run are found by the same
 * functions as in the run.
 */
import type { ImportSettings } from '../../config/settings.js'
import { whyDropped } from '../../core/safety/attribute-policy.js'
import { dnKey, isSameOrBelow } from '../../core/names/distinguished-name.js'
import { equals, USERS } from '../../core/names/ldap-filter.js'
import type { Group } from '../../core/model.js'
import { describeExpiring, expiring } from '../../core/report/expiry.js'
import { firstText } from '../../core/values/value.js'
import type { Person } from '../../core/person.js'
import { attributeKey } from '../../core/values/attribute-key.js'
import { howMany } from '../../core/text/how-many.js'
import type { Directory, Entry } from '../../directory/directory.js'
import { isEnabled, protectionOf } from '../../snapshot/accounts.js'
import { readGroups } from '../../snapshot/groups.js'
import { readAllGroupsOf } from '../../snapshot/holders.js'
import { readAttributeSchema } from '../../snapshot/attribute-schema.js'
import { UnavailableError } from '../../errors.js'
import {
  CHECKED_PROPERTIES,
  checkAnchor,
  checkGroups,
  checkManagedPath,
  checkManagedUsers,
  configuredGroups,
} from '../../snapshot/preconditions.js'
import type { Finding } from './checklist.js'

export function writable({ domain }: Directory): Finding<null> {
  if (domain.writable) return { value: null, found: domain.server }
  throw new UnavailableError(
    `${domain.server} is read-only`,
    'name a writable domain controller in server, or leave it out',
  )
}

/** A missing group_path is only a warning: missing groups have their own line. */
export async function groupPath(directory: Directory, path: string): Promise<Finding<null>> {
  const { domain } = directory.domain
  const query = {
    searchBase: domain,
    scope: 'Subtree',
    filter: equals('distinguishedName', path),
    properties: [],
  } as const
  const found = isSameOrBelow(path, domain) ? await directory.find(query) : []
  if (found.length > 0) return { value: null, found: path }
  return { value: null, found: `${path} is not in ${domain}`, remedy: 'correct group_path' }
}

export async function managedUsers(directory: Directory, path: string): Promise<Finding<Entry[]>> {
  const { domainSid } = directory.domain
  await checkManagedPath(directory, path)
  const users = await directory.find({
    searchBase: path,
    scope: 'Subtree',
    filter: USERS,
    properties: CHECKED_PROPERTIES,
  })
  checkManagedUsers(directory, path, users)
  const groups = await readAllGroupsOf(directory, users)
  const found = `${path}, ${howMany(users.length, 'managed user')}`
  const isProtected = users.flatMap((user) => {
    const why = protectionOf(user, domainSid, groups)
    return why === null ? [] : [`${user.dn} is a protected account: ${why}`]
  })
  if (isProtected.length === 0) return { value: users, found }
  const remedy =
    'move protected accounts out of managed_user_path: an import touches them in no way, and says that it failed'
  return { value: users, found: [found, ...isProtected.sort()].join('\n'), remedy }
}

/** Without a newer users file, everybody is locked out in the end. */
export function expirationDates({ domain }: Directory, users: readonly Entry[]): Finding<null> {
  const accounts = users.map((user) => ({
    enabled: isEnabled(user),
    accountExpires: firstText(user.attributes, 'accountExpires') ?? '0',
  }))
  const found = expiring(accounts, new Date(domain.currentTime))
  if (!found.isCliff) return { value: null, found: describeExpiring(found) }
  return { value: null, found: describeExpiring(found), remedy: 'look why no newer file came, and import one' }
}

/** Users join the target groups of group_map. */
export async function groups(directory: Directory, settings: ImportSettings): Promise<Finding<Group[]>> {
  const found = await readGroups(directory, configuredGroups(settings))
  await checkGroups(settings, directory, found)
  const mapped = configuredGroups({ ...settings, restrictedGroups: [] }).map((dn) => found.get(dnKey(dn))!)
  return { value: mapped, found: `${configuredGroups(settings).length}, all there` }
}

export async function anchorAttribute(directory: Directory, name: string | null): Promise<Finding<null>> {
  if (name === null) return { value: null, found: 'none: users are matched by common name only' }
  checkAnchor(await readAttributeSchema(directory, [name]), name)
  return { value: null, found: name }
}

/**
 * The attributes that an import writes: those of the users file, or before there is one, those that
 * the config allows.
 */
export async function attributes(
  directory: Directory,
  settings: ImportSettings,
  people: readonly Person[],
): Promise<Finding<string[]>> {
  const names = new Set(people.flatMap((person) => [...person.attributes.keys()]))
  if (people.length === 0) for (const name of settings.attributes ?? []) names.add(name)
  if (names.size === 0)
    return { value: [], found: 'not known: they are those of the users file, which cannot be used yet or has none' }
  const schema = await readAttributeSchema(directory, [...names])
  const whyNot = (name: string) => whyDropped(name, schema.get(attributeKey(name)), settings)
  const reasons = [...names].map((name) => ({ name, why: whyNot(name) }))
  const value = reasons.filter(({ why }) => why === null).map(({ name }) => name)
  const dropped = reasons.filter(({ why }) => why !== null)
  if (dropped.length === 0) return { value, found: `${value.length}, all can be imported` }
  const found = [`not imported: ${dropped.length}`, ...dropped.map(({ name, why }) => `${name} ${why}`)].join('\n')
  return { value, found, remedy: 'leave them out of attributes in the export config' }
}
