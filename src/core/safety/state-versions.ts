/**
 * How often the state and the password of an account were written, as the directory counts it. That
 * shows what the values do not: a state that was changed and changed back.
 */
import type { RecordedChange } from '../../generated/journal.js'

/** Versions of the attributes: dwVersion of replPropertyMetaData (MS-DRSR 5.11). */
export type StateVersions = NonNullable<RecordedChange['versions']>

/**
 * Active Directory counts each write once (MS-DRSR 5.11), Samba 4.17 one of userAccountControl
 * twice.
 */
const MOST_OF_ONE_WRITE = 2

/**
 * Whether nothing but one write lies between the two, for an account that has the state which that
 * write gave it. Somebody else's changes are at least two more writes then, and three in all: one
 * to another state, one back.
 */
export function isOneWriteLater(before: StateVersions, now: StateVersions): boolean {
  const writes = now.userAccountControl - before.userAccountControl
  return writes >= 1 && writes <= MOST_OF_ONE_WRITE
}
