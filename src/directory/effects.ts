/**
 * Finds out by reading which writes took effect when the connection was lost before their answer.
 * Each function returns the outcome of each item, or undefined for an item without effect, which
 * may be sent again.
 */
import { primaryGroupSid } from '../core/direct-groups.js'
import { escapeRdnValue, isBelow, rdnValue, sameDn } from '../core/names/distinguished-name.js'
import { equals, guidEquals } from '../core/names/ldap-filter.js'
import { ACCOUNTDISABLE } from '../core/values/user-account-control.js'
import { firstInteger, firstText, texts, type Tagged } from '../core/values/value.js'
import type { Entry, UpdateUser, NewUser, Outcome, TakeOverUser } from './directory.js'
import { findAny, findUsers, type Reader } from './find-objects.js'

export type Effect<Result = object> = Outcome<Result> | undefined

const DONE = { ok: true } as const

/**
 * The account name is unique in the domain, and one call creates all of an account: if it is there,
 * it is complete.
 */
export async function createdUsers(
  directory: Reader,
  users: readonly NewUser[],
): Promise<Effect<{ guid: string; dn: string }>[]> {
  const accountOf = ({ attributes }: Pick<Entry, 'attributes'>) => firstText(attributes, 'sAMAccountName') ?? ''
  const filters = users.map((user) => equals('sAMAccountName', accountOf(user)))
  const found = await findAny(directory, filters, ['sAMAccountName'])
  return users.map((user) => {
    const dn = `CN=${escapeRdnValue(user.name)},${user.path}`
    const entry = found.find((other) => accountOf(other) === accountOf(user) && sameDn(other.dn, dn))
    return entry && { ok: true, guid: entry.guid, dn: entry.dn }
  })
}

export async function updatedUsers(directory: Reader, users: readonly UpdateUser[]): Promise<Effect[]> {
  const names = new Set(users.flatMap(({ replace, clear }) => [...Object.keys(replace), ...clear]))
  const found = await findUsers(directory, guidsOf(users), [...names])
  const isWritten = ({ guid, replace, clear }: UpdateUser) => {
    const attributes = found.get(guid)?.attributes
    if (attributes === undefined) return false
    const replaced = Object.entries(replace).every(([name, values]) => sameSet(attributes[name] ?? [], values))
    return replaced && clear.every((name) => attributes[name] === undefined)
  }
  return withEarlierSteps(users, isWritten)
}

export async function renamedUsers(
  directory: Reader,
  users: readonly { guid: string; newName: string }[],
): Promise<Effect[]> {
  const found = await findUsers(directory, guidsOf(users), [])
  return withEarlierSteps(users, ({ guid, newName }) => rdnValue(found.get(guid)?.dn ?? '') === newName)
}

/**
 * A step through a temporary value is overwritten by a later step of the same user. When that shows
 * its effect, both are done, and the first must not be repeated.
 */
function withEarlierSteps<Item extends { guid: string }>(
  items: readonly Item[],
  isInEffect: (item: Item) => boolean,
): Effect[] {
  const done = new Set<string>()
  return items
    .toReversed()
    .map((item) => {
      if (isInEffect(item)) done.add(item.guid)
      return done.has(item.guid) ? DONE : undefined
    })
    .reverse()
}

/** Enable-SyncUser.ps1 enables the user as its last step: an enabled user also has the password. */
export const enabledUsers = (directory: Reader, users: readonly { guid: string }[]): Promise<Effect[]> =>
  withState(directory, guidsOf(users), (disabled) => !disabled)

export const disabledUsers = (directory: Reader, guids: readonly string[]): Promise<Effect[]> =>
  withState(directory, guids, (disabled) => disabled)

export const joined = (directory: Reader, groupGuid: string, userGuids: readonly string[]): Promise<Effect[]> =>
  withMembership(directory, groupGuid, userGuids, (member) => member)

export const left = (directory: Reader, groupGuid: string, userGuids: readonly string[]): Promise<Effect[]> =>
  withMembership(directory, groupGuid, userGuids, (member) => !member)

/** Never sent again automatically: the approval was for the account as it was then. */
export async function takenOver(
  directory: Reader,
  { guid, newName }: TakeOverUser,
  managedPath: string,
): Promise<Outcome<{ dn: string }>> {
  const dn = (await findUsers(directory, [guid], [])).get(guid)?.dn
  if (dn !== undefined && isBelow(dn, managedPath) && rdnValue(dn) === newName) return { ok: true, dn }
  const message = `the connection was lost before it was done: the account is ${dn ?? 'gone'}`
  return { ok: false, category: 'unknown', code: null, message }
}

async function withState(
  directory: Reader,
  guids: readonly string[],
  wanted: (disabled: boolean) => boolean,
): Promise<Effect[]> {
  const found = await findUsers(directory, guids, ['userAccountControl'])
  return guids.map((guid) => {
    const control = firstInteger(found.get(guid)?.attributes ?? {}, 'userAccountControl')
    return control !== undefined && wanted((control & ACCOUNTDISABLE) !== 0) ? DONE : undefined
  })
}

/** memberOf lacks the primary group. Leaving that is refused, so the user is still a member. */
async function withMembership(
  directory: Reader,
  groupGuid: string,
  userGuids: readonly string[],
  wanted: (member: boolean) => boolean,
): Promise<Effect[]> {
  const [group] = await findAny(directory, [guidEquals('objectGUID', groupGuid)], ['objectSid'], '(objectClass=group)')
  if (group === undefined) return userGuids.map(() => undefined)
  const sid = firstText(group.attributes, 'objectSid')
  const found = await findUsers(directory, userGuids, ['memberOf', 'primaryGroupID'])
  return userGuids.map((guid) => {
    const user = found.get(guid)
    if (user === undefined) return undefined
    const primary = sid !== undefined && primaryGroupSid(user.attributes, directory.domain.domainSid) === sid
    const member = primary || texts(user.attributes, 'memberOf').some((dn) => sameDn(dn, group.dn))
    return wanted(member) ? DONE : undefined
  })
}

const guidsOf = (users: readonly { guid: string }[]): string[] => users.map(({ guid }) => guid)

function sameSet(a: readonly Tagged[], b: readonly Tagged[]): boolean {
  const [some, others] = [new Set(a), new Set(b)]
  return some.size === others.size && [...some].every((value) => others.has(value))
}
