/**
 * Which person of the users file is which managed user: by anchor, else by common name. One object matches at most one person.
 */
import type { ManagedUser, PlannedFailure } from '../model.js'
import type { Person } from '../person.js'
import { compareAccountNames, compareText, spellingKey, withSuffix } from '../names/names.js'

export const ANCHOR_PREFIX = 'ad-user-sync:'
export const anchorOf = (person: Person): string | null =>
  person.objectGUID === null ? null : ANCHOR_PREFIX + person.objectGUID
/** Whether a value of the anchor attribute is an anchor. */
export const isOurs = (anchor: string | null): anchor is string =>
  anchor?.toLowerCase().startsWith(ANCHOR_PREFIX) === true
/** The same for every spelling of an anchor. */
export const anchorKey = (anchor: string): string => anchor.toLowerCase()

export interface Match {
  person: Person
  user: ManagedUser
}
export interface Matching {
  matched: readonly Match[]
  /** People without a managed user, in file order by sAMAccountName. */
  missing: readonly Person[]
  /** Managed users that no person of the file is. */
  unclaimed: readonly ManagedUser[]
  /** Managed users that carry one anchor, and the person it names: touched in no way. */
  failures: readonly PlannedFailure[]
}

/**
 * @param people in any order
 * @param prefix `prefix_common_names`
 * @param byAnchor false when `anchor_attribute` is null
 */
export function matchPeople(
  people: readonly Person[],
  managed: readonly ManagedUser[],
  prefix: string,
  byAnchor: boolean,
): Matching {
  const inOrder = [...people].sort((a, b) => compareAccountNames(a.sAMAccountName, b.sAMAccountName))
  const holders = new Map<string, ManagedUser[]>()
  if (byAnchor) {
    for (const user of managed) {
      if (isOurs(user.anchor))
        holders.set(anchorKey(user.anchor), [...(holders.get(anchorKey(user.anchor)) ?? []), user])
    }
  }
  const matched = new Map<Person, ManagedUser>()
  const excluded = new Set<Person>()
  for (const person of inOrder) {
    const anchor = anchorOf(person)
    const users = anchor === null ? [] : (holders.get(anchor) ?? [])
    if (users.length === 1) matched.set(person, users[0]!)
    if (users.length > 1) excluded.add(person)
  }
  const doubles = [...holders].filter(([, users]) => users.length > 1)
  const failures = doubles.flatMap(([anchor, users]) => sharedAnchor(anchor, users))

  const taken = new Set<ManagedUser>([...matched.values(), ...doubles.flatMap(([, users]) => users)])
  const rest = inOrder.filter((person) => !matched.has(person) && !excluded.has(person))
  const free = managed.filter((user) => !taken.has(user)).sort((a, b) => compareText(a.dn, b.dn))
  for (const [person, user] of matchByName(rest, free, prefix, byAnchor, byNewName(inOrder, managed, prefix))) {
    matched.set(person, user)
    taken.add(user)
  }
  return {
    matched: inOrder.flatMap((person) => (matched.has(person) ? [{ person, user: matched.get(person)! }] : [])),
    missing: rest.filter((person) => !matched.has(person)),
    unclaimed: managed
      .filter((user) => !taken.has(user))
      .sort((a, b) => compareText(a.name, b.name) || compareText(a.dn, b.dn)),
    failures,
  }
}

function sharedAnchor(anchor: string, users: readonly ManagedUser[]): PlannedFailure[] {
  return users.map((user) => ({
    user: user.name,
    action: 'match',
    error: `${user.dn} carries the anchor ${anchor}, and so does ${users
      .filter((other) => other !== user)
      .map((other) => other.dn)
      .join(', ')}: clear the anchor attribute of the wrong one`,
  }))
}

/**
 * Rounds from the surest to the least sure evidence: a name that was made unique with this very account name, an equal account name, then
 * file order, and last of all `byNewName`. A person with an anchor never gets a user that carries another person's.
 */
function matchByName(
  people: readonly Person[],
  free: readonly ManagedUser[],
  prefix: string,
  byAnchor: boolean,
  newNamed: (person: Person) => readonly ManagedUser[],
): Map<Person, ManagedUser> {
  const result = new Map<Person, ManagedUser>()
  const unmatched = new Set(free)
  const byName = new Map<string, ManagedUser[]>()
  for (const user of free) byName.set(spellingKey(user.name), [...(byName.get(spellingKey(user.name)) ?? []), user])
  const eligible = (person: Person, user: ManagedUser) =>
    unmatched.has(user) && !(byAnchor && person.objectGUID !== null && isOurs(user.anchor))
  const round = (
    candidates: (person: Person) => readonly ManagedUser[],
    accept: (person: Person, user: ManagedUser) => boolean,
  ) => {
    for (const person of people) {
      if (result.has(person)) continue
      const user = candidates(person).find((candidate) => eligible(person, candidate) && accept(person, candidate))
      if (user === undefined) continue
      result.set(person, user)
      unmatched.delete(user)
    }
  }
  const sameAccount = (person: Person, user: ManagedUser) =>
    spellingKey(user.sAMAccountName) === spellingKey(person.sAMAccountName)
  const plain = (person: Person) => byName.get(spellingKey(prefix + person.cn)) ?? []
  const withTail = free.filter(endsInAccountName)
  const suffixed = (person: Person) => withSuffix(prefix + person.cn, person.sAMAccountName)
  round(
    (person) => byName.get(spellingKey(suffixed(person))) ?? [],
    () => true,
  )
  round(
    (person) => withTail.filter((user) => isSuffixed(user, suffixed(person))),
    () => true,
  )
  round(plain, sameAccount)
  round(plain, () => true)
  round(newNamed, () => true)
  return result
}

/**
 * Finds the account that was created for a person with a `new_name`, the common name being another object's: `plain (account name)`, with an
 * account name that the file does not know. The account of a namesake who left looks the same, and to hand that over is worse than to ask for a
 * name again: so there must be one person of that name, one such account, and no managed user of the plain name.
 */
function byNewName(
  people: readonly Person[],
  managed: readonly ManagedUser[],
  prefix: string,
): (person: Person) => ManagedUser[] {
  const names = new Set(managed.map((user) => spellingKey(user.name)))
  const namesakes = new Map<string, number>()
  for (const { cn } of people) namesakes.set(spellingKey(cn), (namesakes.get(spellingKey(cn)) ?? 0) + 1)
  const withTail = managed.filter(endsInAccountName)
  return ({ cn }) => {
    const plain = prefix + cn
    if (namesakes.get(spellingKey(cn)) !== 1 || names.has(spellingKey(plain))) return []
    const found = withTail.filter((user) => isSuffixed(user, plain))
    return found.length === 1 ? found : []
  }
}

/** Few do, and to compare every name with every person's would take long. */
const endsInAccountName = (user: ManagedUser) =>
  spellingKey(user.name).endsWith(spellingKey(` (${user.sAMAccountName})`))
/** Whether its name was made unique with its own account name: `plain (account name)`. */
const isSuffixed = (user: ManagedUser, plain: string) =>
  spellingKey(user.name) === spellingKey(withSuffix(plain, user.sAMAccountName))
