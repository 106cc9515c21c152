/**
 * Who is who: which managed user each person of the file is, which common name each has or gets, and what each should hold. Worked out once,
 * before the directory is asked who holds the names that newcomers want.
 */
import { allocateCommonNames, type CommonNames } from './common-names.js'
import type { PlanContext } from './context.js'
import { isActive } from './expiration.js'
import { matchPeople, type Matching } from './match.js'
import { setAside, withoutNamed } from './set-aside.js'
import { principalOf, wantedOf, type Wanted } from './wanted.js'
import type { WantedNames } from '../model.js'
import type { Person } from '../person.js'

/** A person who is to be created, and under which names. */
export interface Newcomer {
  person: Person
  names: WantedNames
}

export interface Identity {
  context: PlanContext
  matching: Matching
  /** The name that each matched person's user keeps or is renamed to. */
  kept: CommonNames['kept']
  newcomers: readonly Newcomer[]
  readonly wanted: (person: Person) => Wanted
}

export function identify(context: PlanContext): Identity {
  const { prefix, anchorAttribute } = context.settings
  const aside = setAside(context)
  const people = context.people.filter((person) => !aside.isOut(person))
  const untouched = new Set(aside.users)
  const managed = context.managed.filter((user) => !untouched.has(user))
  const matching = withoutNamed(matchPeople(people, managed, prefix, anchorAttribute !== null), aside)
  const active = matching.missing.filter((person) => isActive(context, person))
  const { kept, wanted: names } = allocateCommonNames(
    matching.matched,
    // They keep their names as those do whom nobody claims.
    [...matching.unclaimed, ...aside.users],
    active,
    prefix,
  )
  const values = new Map(context.people.map((person) => [person, wantedOf(context, person)]))
  const wanted = (person: Person): Wanted => values.get(person)!
  const newcomers = active.map((person) => ({
    person,
    names: {
      name: names.get(person)!,
      sAMAccountName: person.sAMAccountName,
      userPrincipalName: principalOf(context, person, wanted(person)),
    },
  }))
  return { context, matching, kept, newcomers, wanted }
}
