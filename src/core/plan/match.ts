/**
 * Matches the people of the users file with managed users: by anchor, else by common name. One
 * object matches at most one person.
 */
import { anchorKey, anchorOf, isOurs } from './anchor.js'
import type { Evidence, Guess, Match, Proved } from './evidence.js'
import { matchByName } from './match-names.js'
import type { ManagedUser } from '../model.js'
import type { PlannedFailure } from './steps.js'
import type { Person } from '../person.js'
import { compareAccountNames, compareText } from '../names/names.js'

export interface Matching {
  matched: readonly Match[]
  /** People without a managed user, in file order by sAMAccountName. */
  missing: readonly Person[]
  /**
   * People of `missing`, and the user that each may be. That user is left untouched until a person
   * decides.
   */
  guesses: readonly Guess[]
  /** Managed users that no person of the file is or may be. */
  unclaimed: readonly ManagedUser[]
  /** Managed users with one and the same anchor, and its person. They are left untouched. */
  failures: readonly PlannedFailure[]
}

/**
 * @param people in any order
 * @param prefix `prefix_common_names`
 * @param evidence `byAnchor` is false when `anchor_attribute` is null
 */
export function matchPeople(
  people: readonly Person[],
  managed: readonly ManagedUser[],
  prefix: string,
  evidence: Evidence,
): Matching {
  const inOrder = [...people].sort((a, b) => compareAccountNames(a.sAMAccountName, b.sAMAccountName))
  const holders = new Map<string, ManagedUser[]>()
  if (evidence.byAnchor) {
    for (const user of managed) {
      if (!isOurs(user.anchor)) continue
      const users = holders.get(anchorKey(user.anchor))
      if (users === undefined) holders.set(anchorKey(user.anchor), [user])
      else users.push(user)
    }
  }
  const matched = new Map<Person, Proved>()
  const excluded = new Set<Person>()
  for (const person of inOrder) {
    const anchor = anchorOf(person)
    const users = anchor === null ? [] : (holders.get(anchor) ?? [])
    if (users.length === 1) matched.set(person, { user: users[0]!, by: 'anchor' })
    if (users.length > 1) excluded.add(person)
  }
  const doubles = [...holders].filter(([, users]) => users.length > 1)
  const failures = doubles.flatMap(([anchor, users]) => sharedAnchor(anchor, users))

  const taken = new Set<ManagedUser>([
    ...[...matched.values()].map(({ user }) => user),
    ...doubles.flatMap(([, users]) => users),
  ])
  const rest = inOrder.filter((person) => !matched.has(person) && !excluded.has(person))
  const free = managed.filter((user) => !taken.has(user)).sort((a, b) => compareText(a.dn, b.dn))
  const byName = matchByName({ people: rest, everybody: inOrder, free, managed, prefix, evidence })
  for (const [person, proved] of byName.sure) matched.set(person, proved)
  for (const { user } of [...byName.sure.values(), ...byName.guesses]) taken.add(user)
  return {
    matched: inOrder.flatMap((person) => (matched.has(person) ? [{ person, ...matched.get(person)! }] : [])),
    missing: rest.filter((person) => !matched.has(person)),
    guesses: byName.guesses,
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
