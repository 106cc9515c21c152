/**
 * How often the state and the password of an account were written, as the directory counts it. That
 * shows what the values do not: a state that was changed and changed back.
 */
import type { RecordedChange } from '../../generated/journal.js'
import { TOLERANCE_S } from '../clock.js'

/** Versions of the attributes: dwVersion of replPropertyMetaData (MS-DRSR 5.11). */
export type StateVersions = NonNullable<RecordedChange['versions']>

/** As the directory shows them now. */
export interface PresentVersions extends StateVersions {
  /**
   * When the state was written last, ISO 8601 UTC, by the clock of the domain controller on which
   * it was; absent: not known.
   */
  stateWritten?: string
}

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

/**
 * Whether the last write of the state was made when this tool sent its own, as far as two clocks
 * can tell.
 * @param sent ISO 8601 UTC
 */
export const isWrittenAt = (sent: string, { stateWritten }: PresentVersions): boolean =>
  stateWritten !== undefined && Math.abs(Date.parse(stateWritten) - Date.parse(sent)) <= TOLERANCE_S * 1000
