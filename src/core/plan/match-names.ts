/**
 * Matches people by name with managed users that have no anchor, in rounds from the surest evidence
 * to the least sure. No enabled user is matched on a guess.
 */
import { acceptableNames } from './acceptable-names.js'
import { anchorKey, anchorOf } from './anchor.js'
import type { Guess, NamesToMatch, Proved } from './evidence.js'
import { MatchRounds, type Candidates } from './match-rounds.js'
import { groupedBy } from '../grouped-by.js'
import type { ManagedUser } from '../model.js'
import { spellingKey, withSuffix } from '../names/names.js'
import type { Person } from '../person.js'

/**
 * Sure evidence: the account is remembered, the name and the account name agree, or only one person
 * of the file has the plain name. A suffix alone, or the file's order among people of one name, is
 * a guess.
 */
export function matchByName(names: NamesToMatch): { sure: Map<Person, Proved>; guesses: Guess[] } {
  const { everybody, free, prefix } = names
  const byName = groupedBy(free, (user) => spellingKey(user.name))
  const named = (name: string) => byName.get(spellingKey(name)) ?? []
  const namesakes = groupedBy(everybody, ({ cn }) => spellingKey(cn))
  const isOnlyOne = ({ cn }: Person) => namesakes.get(spellingKey(cn))!.length === 1
  const plain: Candidates = ({ cn }) => named(prefix + cn)
  const suffixed = ({ cn, sAMAccountName }: Person) => withSuffix(prefix + cn, sAMAccountName)
  const withTail = byHead(free)

  const rounds = new MatchRounds(names)
  rounds.know('new name', remembered(names))
  rounds.know('name and account', (person) => plain(person).filter((user) => isSameAccount(person, user)))
  rounds.know('name and account', (person) => named(suffixed(person)).filter((user) => isSameAccount(person, user)))
  rounds.know('name', (person) => (isOnlyOne(person) ? plain(person) : []))
  rounds.guess('suffix', (person) => named(suffixed(person)))
  rounds.guess('suffix', (person) => withTail(suffixed(person)))
  rounds.guess('order', plain)
  rounds.guess('suffix', byNewName(names, rounds.sure))
  return { sure: rounds.sure, guesses: rounds.guesses }
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
 * plain name. Users that get another name, or are another person's, do not count.
 * @param sure who is known by then
 */
function byNewName(
  { everybody, managed, prefix, evidence }: NamesToMatch,
  sure: ReadonlyMap<Person, Proved>,
): Candidates {
  const owners = new Map(everybody.map((person) => [anchorOf(person), person]))
  const ownerOf = ({ anchor }: ManagedUser) =>
    evidence.byAnchor && anchor !== null ? owners.get(anchorKey(anchor)) : undefined
  const leaves = (user: ManagedUser) => {
    const owner = ownerOf(user)
    return owner !== undefined && spellingKey(prefix + owner.cn) !== spellingKey(user.name)
  }
  const known = new Set([...sure.values()].map(({ user }) => user))
  const names = new Set(managed.filter((user) => !leaves(user)).map((user) => spellingKey(user.name)))
  const namesakes = groupedBy(everybody, ({ cn }) => spellingKey(cn))
  const withTail = byHead(managed.filter((user) => ownerOf(user) === undefined && !known.has(user)))
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
