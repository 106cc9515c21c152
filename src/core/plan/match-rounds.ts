/**
 * Rounds of matching by name: in each, every person without a user may get the first of the
 * candidates that is still nobody's.
 */
import { isOurs } from './anchor.js'
import type { Guess, NamesToMatch, Proof, Proved } from './evidence.js'
import type { ManagedUser } from '../model.js'
import type { Person } from '../person.js'

/** The users that a person may be, best first. */
export type Candidates = (person: Person) => readonly ManagedUser[]

export class MatchRounds {
  readonly sure = new Map<Person, Proved>()
  readonly #guesses = new Map<Person, Guess>()
  readonly #unmatched: Set<ManagedUser>

  constructor(private readonly names: Pick<NamesToMatch, 'people' | 'free' | 'evidence'>) {
    this.#unmatched = new Set(names.free)
  }

  get guesses(): Guess[] {
    return [...this.#guesses.values()]
  }

  /** Whoever has a candidate gets it. */
  know(by: Proof, candidates: Candidates): void {
    this.#round(candidates, (person, user) => this.#match(by, person, user))
  }

  /**
   * A person decides about users who are enabled and would stay so. Such a user may be a
   * colleague's: people who are disabled in the file come last.
   */
  guess(by: 'suffix' | 'order', candidates: Candidates): void {
    const isActive = (person: Person) => this.names.evidence.isActive(person)
    const guess = (person: Person, user: ManagedUser) => {
      // A user that stays or becomes disabled gains nothing, and enabling it needs a person.
      if (!user.enabled || !isActive(person)) return this.#match(by, person, user)
      this.#guesses.set(person, { person, user, evidence: by === 'suffix' ? 'a suffix' : "the file's order" })
      this.#unmatched.delete(user)
    }
    this.#round(candidates, (person, user) => {
      if (!user.enabled || isActive(person)) guess(person, user)
    })
    this.#round(candidates, guess)
  }

  #match(by: Proof, person: Person, user: ManagedUser): void {
    this.sure.set(person, { user, by })
    this.#unmatched.delete(user)
  }

  #round(candidates: Candidates, take: (person: Person, user: ManagedUser) => void): void {
    for (const person of this.names.people) {
      if (this.sure.has(person) || this.#guesses.has(person)) continue
      const user = candidates(person).find((candidate) => this.#isEligible(person, candidate))
      if (user !== undefined) take(person, user)
    }
  }

  #isEligible(person: Person, user: ManagedUser): boolean {
    const { byAnchor, overAnchors } = this.names.evidence
    const isSomebodys = byAnchor && !overAnchors && isOurs(user.anchor)
    return this.#unmatched.has(user) && !(person.objectGUID !== null && isSomebodys)
  }
}
