/**
 * Who is who: the managed user of each person of the file, the common name that each has or gets,
 * and the values that each should have. It is worked out once, before the holders of the wanted
 * names are read.
 */
import { allocateCommonNames, type CommonNames } from './common-names.js'
import type { PlanContext } from './context.js'
import { anchorKey, anchorOf, isOurs } from './anchor.js'
import { isActive } from './expiration.js'
import { matchPeople, type Matching } from './match.js'
import { setAside, withoutNamed } from './set-aside.js'
import type { Guess, Match } from './evidence.js'
import { principalOf, wantedOf, type Wanted } from './wanted.js'
import type { WantedNames } from '../names/account-names.js'
import type { Person } from '../person.js'

/** A person who is to be created, and under which names. */
export interface Newcomer {
  person: Person
  names: WantedNames
  /** The enabled account that may already be this person's. Only a person can decide that. */
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
  /**
   * Who gets another anchor by --rematch, or would: the user has the person's name, and the anchor
   * of nobody in the file.
   */
  renumbered: readonly Match[]
  readonly wanted: (person: Person) => Wanted
}

export function identify(context: PlanContext): Identity {
  const { prefix, anchorAttribute } = context.settings
  const aside = setAside(context)
  const people = context.people.filter((person) => !aside.isOut(person))
  const untouched = new Set(aside.users)
  const managed = context.managed.filter((user) => !untouched.has(user))
  const isWanted = (person: Person) => isActive(context, person)
  const match = (overAnchors: boolean) => {
    const byAnchor = anchorAttribute !== null
    const evidence = { byAnchor, overAnchors, newNamed: context.newNamed, isActive: isWanted }
    return withoutNamed(matchPeople(people, managed, prefix, evidence), aside)
  }
  const matching = match(context.rematch)
  const orphans = matching.unclaimed.some(({ anchor }) => isOurs(anchor))
  const renumbered = (context.rematch || !orphans ? matching : match(true)).matched.filter(hasOtherAnchor)
  const active = matching.missing.filter(isWanted)
  const guesses = new Map(matching.guesses.map((guess) => [guess.person, guess]))
  const matched = new Set(matching.matched.map(({ user }) => user))
  const unmatched = context.managed.filter((user) => !matched.has(user))
  const others = context.others
  const names = allocateCommonNames({ matched: matching.matched, unmatched, others }, active, prefix)
  // Made each time: kept, the values of everybody would take more memory than all else.
  const wanted = (person: Person): Wanted => wantedOf(context, person)
  const newcomers = active.map((person) => ({
    person,
    names: {
      name: names.wanted.get(person)!,
      sAMAccountName: person.sAMAccountName,
      userPrincipalName: principalOf(context, person, wanted(person)),
    },
    guess: guesses.get(person),
  }))
  return { context, matching, kept: names.kept, otherwise: names.otherwise, newcomers, renumbered, wanted }
}

function hasOtherAnchor({ person, user }: Match): boolean {
  const anchor = anchorOf(person)
  return anchor !== null && isOurs(user.anchor) && anchorKey(user.anchor) !== anchor
}
