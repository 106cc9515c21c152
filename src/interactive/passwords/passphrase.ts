/**
 * Passphrases like `Abacus-Tulip-Siren-47`: easy to read out and to type, hard to guess. Pure:
 * randomness is passed in.
 *
 * Strength: each word of the tool's own list (2830 words) is worth 11.5 bits, the number 6.5. The
 * default of three words makes 41 bits. A first password is guessed over the network: 1000 guesses
 * a second (a domain without account lockout) take 17 years for half of 40 bits. So words are added
 * until there are 40 bits, even when the config asks for fewer words. This does not withstand
 * somebody who has stolen the domain's password hashes: `users_must_change_password` is for that.
 * (An archive can be guessed offline: see ARCHIVE_WORDS.)
 */
import type { PasswordPolicy } from '../../directory/directory.js'
import { FORMULA } from './password-archive.js'

/**
 * Returns a whole number from 0 to below `limit`, each with the same probability (node:crypto's
 * randomInt has no modulo bias).
 */
export type RandomBelow = (limit: number) => number

export interface PassphraseRules {
  words: readonly string[]
  /** More words are taken when the policy's length or MIN_BITS demands it. */
  wordCount: number
  suffix: string
  /** null: unknown. */
  policy: PasswordPolicy | null
  /** Account name and display name of the user. */
  about: AccountNames
}

export interface AccountNames {
  sAMAccountName: string
  displayName: string | null
}

export const MIN_BITS = 40
/** A ZIP's key is derived with only 1000 rounds (WinZip AE-2), so its passphrase has 75 bits. */
export const ARCHIVE_WORDS = 6

const NUMBER_FROM = 10
const NUMBERS = 90
/** Attempts before giving up. A second one is rarely needed, as few words are part of a name. */
const MAX_DRAWS = 100

/**
 * Capitalised words, a separator and a number are three of the five character categories;
 * complexity demands three. It also forbids names of the account, see `namesIn`.
 * @returns null when every passphrase would hold a name of the account, e.g. by its suffix
 */
export function makePassphrase(rules: PassphraseRules, random: RandomBelow): string | null {
  const mayHoldNames = rules.policy?.complexity === false
  for (let draw = 0; draw < MAX_DRAWS; draw++) {
    const passphrase = drawPassphrase(rules, random)
    if (FORMULA.test(passphrase)) continue
    if (mayHoldNames || namesIn(passphrase, rules.about).length === 0) return passphrase
  }
  return null
}

function drawPassphrase({ words, wordCount, suffix, policy }: PassphraseRules, random: RandomBelow): string {
  const end = `-${NUMBER_FROM + random(NUMBERS)}${suffix}`
  const drawn: string[] = []
  const isEnough = () => {
    const bits = drawn.length * Math.log2(words.length) + Math.log2(NUMBERS)
    const length = drawn.join('-').length + end.length
    return drawn.length >= wordCount && bits >= MIN_BITS && length >= (policy?.minLength ?? 0)
  }
  while (!isEnough()) drawn.push(capitalised(words[random(words.length)]!))
  return drawn.join('-') + end
}

function capitalised(word: string): string {
  const [first = '', ...rest] = word
  return first.toUpperCase() + rest.join('')
}

/**
 * The names that a complex password must not hold: the account name and the parts of the display
 * name, when they have three characters or more. Case is ignored (Microsoft, "Password must meet
 * complexity requirements": delimiters are , . - _ space # and tab).
 */
export function namesIn(password: string, { sAMAccountName, displayName }: AccountNames): string[] {
  const names = [sAMAccountName, ...(displayName ?? '').split(/[,.\-_ #\t]+/)].filter((name) => name.length > 2)
  return names.filter((name) => password.toLowerCase().includes(name.toLowerCase()))
}
