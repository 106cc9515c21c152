/**
 * Matches people by name with managed users that have no anchor, in rounds from the surest evidence
 * to the least sure. No enabled user is matched on a guess.
 */
import { acceptableNames } from './acceptable-names.js'
import { anchorKey, anchorOf, isOurs } from './anchor.js'
import { groupedBy } from '../grouped-by.js'
import type { ManagedUser, NewNamed } from '../model.js'
import { spellingKey, withSuffix } from '../names/names.js'
import type { Person } from '../person.js'

/** What speaks for a match. */
export type Proof = 'anchor' | 'new name' | 'name and account' | 'name' | 'suffix' | 'order'

interface Pair {
  person: Person
  user: ManagedUser
}
export interface Match extends Pair {
  by: Proof
}
/** A user, and what speaks for its being somebody. */
export type Proved = Omit<Match, 'person'>

/**
 * A match with an enabled user for which only a suffix or the file's order speaks. A person decides
 * about it.
 */
export interface Guess extends Pair {
  /** Completes "only … speaks for it". */
  evidence: string
}
export interface Evidence {
  /**
   * Whether anchors count: a person with an anchor never gets a user with another person's anchor.
   */
  byAnchor: boolean
  /**
   * After a migration of the source domain, anchors that nobody in the file has count as those of
   * the same people.
   */
  overAnchors: boolean
  /** By objectGUID: the accounts that earlier runs created with a `new_name`. */
  newNamed: ReadonlyMap<string, NewNamed>
  /** Whether the person is to be an active user. */
  isActive(person: Person): boolean
}

export interface NamesToMatch {
  /** Those without a user by anchor, in file order by sAMAccountName. */
  people: readonly Person[]
  /** All of the file. */
  everybody: readonly Person[]
  /** Users that are nobody's by anchor. */
  free: readonly ManagedUser[]
  /** All users. */
  managed: readonly ManagedUser[]
  prefix: string
  evidence: Evidence
}

type Candidates = (person: Person) => readonly ManagedUser[]

/**
 * Sure evidence: the account is remembered, the name and the account name agree, or only one person
 * of the file has the plain name. A suffix alone, or the file's order among people of one name, is
 * a guess.
 */
export function matchByName(names: NamesToMatch): { sure: Map<Person, Proved>; guesses: Guess[] } {
  const { people, everybody, free, prefix, evidence } = names
  const sure = new Map<Person, Proved>()
  const guesses = new Map<Person, Guess>()
  const unmatched = new Set(free)
  const byName = groupedBy(free, (user) => spellingKey(user.name))
  const named = (name: string) => byName.get(spellingKey(name)) ?? []
  const namesakes = groupedBy(everybody, ({ cn }) => spellingKey(cn))
  const isSomebodys = (user: ManagedUser) => evidence.byAnchor && !evidence.overAnchors && isOurs(user.anchor)
  const isEligible = (person: Person, user: ManagedUser) =>
    unmatched.has(user) && !(person.objectGUID !== null && isSomebodys(user))
  const round = (candidates: Candidates, take: (person: Person, user: ManagedUser) => void) => {
    for (const person of people) {
      if (sure.has(person) || guesses.has(person)) continue
      const user = candidates(person).find((candidate) => isEligible(person, candidate))
      if (user !== undefined) take(person, user)
    }
  }
  const known = (by: Proof) => (person: Person, user: ManagedUser) => {
    sure.set(person, { user, by })
    unmatched.delete(user)
  }
  const becomesDisabled = (person: Person, user: ManagedUser) => user.enabled && !evidence.isActive(person)
  const guessed = (by: 'suffix' | 'order') => (person: Person, user: ManagedUser) => {
    // A user that stays or becomes disabled gains nothing, and enabling it needs a person.
    if (!user.enabled || !evidence.isActive(person)) return known(by)(person, user)
    guesses.set(person, { person, user, evidence: by === 'suffix' ? 'a suffix' : "the file's order" })
    unmatched.delete(user)
  }
  // An enabled user may be a colleague's: people who are disabled in the file come last.
  const guessRound = (candidates: Candidates, by: 'suffix' | 'order') => {
    round(candidates, (person, user) => (becomesDisabled(person, user) ? undefined : guessed(by)(person, user)))
    round(candidates, guessed(by))
  }
  const plain: Candidates = ({ cn }) => named(prefix + cn)
  const suffixed = ({ cn, sAMAccountName }: Person) => withSuffix(prefix + cn, sAMAccountName)
  const freeWithTail = byHead(free)

  round(remembered(names), known('new name'))
  round((person) => plain(person).filter((user) => isSameAccount(person, user)), known('name and account'))
  round((person) => named(suffixed(person)).filter((user) => isSameAccount(person, user)), known('name and account'))
  round((person) => (namesakes.get(spellingKey(person.cn))!.length === 1 ? plain(person) : []), known('name'))
  guessRound((person) => named(suffixed(person)), 'suffix')
  guessRound((person) => freeWithTail(suffixed(person)), 'suffix')
  guessRound(plain, 'order')
  guessRound(byNewName(names), 'suffix')
  return { sure, guesses: [...guesses.values()] }
}

/**
 * Accounts that were created for the person with a `new_name` and still have a name of that form.
 */
function remembered({ free, prefix, evidence: { newNamed } }: NamesToMatch): Candidates {
  const made = groupedBy(
    free.filter(({ guid }) => newNamed.has(guid)),
    ({ guid }) => spellingKey(newNamed.get(guid)!.sAMAccountName),
  )
  return (person) =>
    (made.get(spellingKey(person.sAMAccountName)) ?? []).filter((user) =>
      acceptableNames(person, user, prefix).some((name) => spellingKey(name) === spellingKey(user.name)),
    )
}

/**
 * Finds the account that was created for a person with a `new_name` because another object has the
 * common name: `plain (account name)`, with an account name that the file does not have. The
 * account of a former namesake looks the same. Handing that over is worse than asking for a name
 * again. So there must be one person of that name, one such account, and no managed user of the
 * plain name but one that gets another.
 */
function byNewName({ everybody, managed, prefix, evidence }: NamesToMatch): Candidates {
  const owners = new Map(everybody.map((person) => [anchorOf(person), person]))
  const ownerOf = ({ anchor }: ManagedUser) =>
    evidence.byAnchor && anchor !== null ? owners.get(anchorKey(anchor)) : undefined
  const leaves = (user: ManagedUser) => {
    const owner = ownerOf(user)
    return owner !== undefined && spellingKey(prefix + owner.cn) !== spellingKey(user.name)
  }
  const names = new Set(managed.filter((user) => !leaves(user)).map((user) => spellingKey(user.name)))
  const namesakes = groupedBy(everybody, ({ cn }) => spellingKey(cn))
  const withTail = byHead(managed)
  return ({ cn }) => {
    const plain = prefix + cn
    if (namesakes.get(spellingKey(cn))?.length !== 1 || names.has(spellingKey(plain))) return []
    const found = withTail(plain)
    return found.length === 1 ? found : []
  }
}

const isSameAccount = (person: Person, user: ManagedUser) =>
  spellingKey(user.sAMAccountName) === spellingKey(person.sAMAccountName)

/**
 * Finds the users whose names were made unique with their own account names, `plain (account
 * name)`. The part before the suffix is the plain name, cut where the suffix needs the room.
 */
function byHead(users: readonly ManagedUser[]): (plain: string) => readonly ManagedUser[] {
  const tailOf = (user: ManagedUser) => ` (${user.sAMAccountName})`
  const withTail = users.filter((user) => spellingKey(user.name).endsWith(spellingKey(tailOf(user))))
  const headOf = (user: ManagedUser) => spellingKey(user.name).slice(0, -spellingKey(tailOf(user)).length)
  const heads = groupedBy(withTail, (user) => `${user.sAMAccountName.length} ${headOf(user)}`)
  const lengths = [...new Set(withTail.map(({ sAMAccountName }) => sAMAccountName.length))]
  const order = new Map(withTail.map((user, index) => [user, index]))
  return (plain) =>
    lengths
      .flatMap((length) => {
        const head = withSuffix(plain, 'x'.repeat(length)).slice(0, -(length + ' ()'.length))
        return heads.get(`${length} ${spellingKey(head)}`) ?? []
      })
      .sort((a, b) => order.get(a)! - order.get(b)!)
}
