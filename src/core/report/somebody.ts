/** Who somebody is, on both sides: a person of the users file, a managed user, or both. */
import type { ManagedUser } from '../model.js'
import { spellingKey } from '../names/names.js'
import type { PlanContext } from '../plan/context.js'
import type { Matching } from '../plan/match.js'
import type { Proof } from '../plan/evidence.js'
import type { Person } from '../person.js'
import { nearestOfFirst } from '../text/nearest-name.js'
import { onlyOneWith } from '../text/part-of-name.js'
import { isSameAttribute } from '../values/attribute-key.js'
import { firstText } from '../values/value.js'

export interface Somebody {
  person: Person | null
  user: ManagedUser | null
  /** What says that they are the same; null: one of them is missing. */
  by: Proof | null
}

/** @param matching null: nobody is matched, because there is no users file */
export function everybody(
  { people, managed }: Pick<PlanContext, 'people' | 'managed'>,
  matching: Pick<Matching, 'matched'> | null,
): Somebody[] {
  const matched = matching?.matched ?? []
  const [persons, users] = [new Set(matched.map(({ person }) => person)), new Set(matched.map(({ user }) => user))]
  return [
    ...matched,
    ...people.filter((person) => !persons.has(person)).map((person) => ({ person, user: null, by: null })),
    ...managed.filter((user) => !users.has(user)).map((user) => ({ person: null, user, by: null })),
  ]
}

/**
 * Those whose name, account, mail, userPrincipalName or objectGUID, of either side, is the text; in
 * any spelling. Of nobody, a part is enough where only one person has it.
 */
export function findSomebody(
  text: string,
  all: readonly Somebody[],
  prefix: string,
): { found: Somebody[]; nearest: readonly string[] } {
  const key = spellingKey(text.replace(/^\{(.*)\}$/, '$1'))
  const namesOf = (somebody: Somebody) => identifiersOf(somebody, prefix)
  const exact = all.filter((somebody) => namesOf(somebody).some((name) => spellingKey(name) === key))
  const partial = exact.length > 0 ? undefined : onlyOneWith(key, all, namesOf)
  const found = partial === undefined ? exact : [partial]
  const accounts = all.flatMap(({ person, user }) => person?.sAMAccountName ?? user?.sAMAccountName ?? [])
  return { found, nearest: found.length > 0 ? [] : nearestOfFirst(text, namesLike(text, all, prefix), accounts) }
}

/** As the text has them: a slip in a name with its prefix is near the name in the target. */
function namesLike(text: string, all: readonly Somebody[], prefix: string): string[] {
  const isOfTarget = text.toLowerCase().startsWith(prefix.toLowerCase())
  const inTarget = ({ person, user }: Somebody) => user?.name ?? `${prefix}${person?.cn ?? ''}`
  return all.map((one) => (isOfTarget ? inTarget(one) : (one.person?.cn ?? inTarget(one))))
}

function identifiersOf({ person, user }: Somebody, prefix: string): string[] {
  const ofFile = (name: string) => [...(person?.attributes ?? [])].find(([key]) => isSameAttribute(key, name))?.[1]
  const names = [
    ...(person === null ? [] : [person.cn, prefix + person.cn, person.sAMAccountName, person.objectGUID]),
    ...[ofFile('mail'), ofFile('userPrincipalName')].map((value) => (typeof value === 'string' ? value : null)),
    ...(user === null ? [] : [user.name, user.sAMAccountName, user.userPrincipalName, user.guid]),
    user?.name.startsWith(prefix) === true ? user.name.slice(prefix.length) : null,
    user === null ? null : (firstText(user.attributes, 'mail') ?? null),
  ]
  return names.flatMap((name) => name ?? [])
}
