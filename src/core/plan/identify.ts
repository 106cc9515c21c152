/**
 * Who is who: which managed user each person of the file is, which common name each has or gets, and what each should hold. Worked out once,
 * before the directory is asked who holds the names that newcomers want.
 */
import { allocateCommonNames, type CommonNames } from './common-names.js'
import type { PlanContext } from './context.js'
import { isActive } from './expiration.js'
import { matchPeople, type Matching } from './match.js'
import { setAside, withoutNamed } from './set-aside.js'
import type { Guess } from './match-names.js'
import { principalOf, wantedOf, type Wanted } from './wanted.js'
import type { WantedNames } from '../model.js'
import type { Person } from '../person.js'

/** A person who is to be created, and under which names. */
export interface Newcomer {
  person: Person
  names: WantedNames
  /** The enabled account that may be this person's already: it takes a person to say so. */
  guess?: Guess | undefined
}

export interface Identity {
  context: PlanContext
  matching: Matching
  /** The name that each matched person's user keeps or is renamed to. */
  kept: CommonNames['kept']
  /** Other names for each person who is renamed. */
  otherwise: CommonNames['otherwise']
  newcomers: readonly Newcomer[]
  readonly wanted: (person: Person) => Wanted
}

export function identify(context: PlanContext): Identity {
  const { prefix, anchorAttribute } = context.settings
  const aside = setAside(context)
  const people = context.people.filter((person) => !aside.isOut(person))
  const untouched = new Set(aside.users)
  const managed = context.managed.filter((user) => !untouched.has(user))
  const isWanted = (person: Person) => isActive(context, person)
  const evidence = { byAnchor: anchorAttribute !== null, newNamed: context.newNamed, isActive: isWanted }
  const matching = withoutNamed(matchPeople(people, managed, prefix, evidence), aside)
  const active = matching.missing.filter(isWanted)
  const guesses = new Map(matching.guesses.map((guess) => [guess.person, guess]))
  const matched = new Set(matching.matched.map(({ user }) => user))
  const unmatched = context.managed.filter((user) => !matched.has(user))
  const others = context.others
  const names = allocateCommonNames({ matched: matching.matched, unmatched, others }, active, prefix)
  const values = new Map(context.people.map((person) => [person, wantedOf(context, person)]))
  const wanted = (person: Person): Wanted => values.get(person)!
  const newcomers = active.map((person) => ({
    person,
    names: {
      name: names.wanted.get(person)!,
      sAMAccountName: person.sAMAccountName,
      userPrincipalName: principalOf(context, person, wanted(person)),
    },
    guess: guesses.get(person),
  }))
  return { context, matching, kept: names.kept, otherwise: names.otherwise, newcomers, wanted }
}
