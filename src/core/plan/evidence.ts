/** What speaks for a managed user's being a person of the file, as plain data. */
import type { ManagedUser } from '../model.js'
import type { NewNamed } from '../names/account-names.js'
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
