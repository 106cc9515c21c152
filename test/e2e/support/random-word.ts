/** The name of a test's own part of a domain. */
import { randomBytes } from 'node:crypto'

const CONSONANTS = 'bcdfghjklmnpqrst'

/**
 * `first` and six random consonants. The word becomes a part of every account, and tests look for
 * people by a part of their line: a digit or a vowel in it would now and then match what they type.
 */
export const randomWord = (first: string): string =>
  first + [...randomBytes(6)].map((byte) => CONSONANTS[byte % CONSONANTS.length]).join('')
