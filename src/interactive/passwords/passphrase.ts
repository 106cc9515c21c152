/**
 * Passphrases like `Abacus-Tulip-Siren-47`: easy to read out and to type, hard to guess. Pure: randomness is passed in.
 *
 * How hard: each word of the tool's own list (EFF, 7772 words) is worth 12.9 bits, the number 6.5; the default of three words makes 45
 * bits. A first password is guessed over the network, where 1000 guesses a second (a domain without account lockout) take 17 years for half
 * of 40 bits; so words are added until there are 40, however few the config asks for. It does not withstand somebody who has stolen the
 * domain's password hashes: that is what `users_must_change_password` is for. (An archive can be guessed offline: see ARCHIVE_WORDS.)
 */
import type { PasswordPolicy } from '../../directory/directory.js'
import { FORMULA } from './password-archive.js'

/** A whole number from 0 to below `limit`, each as likely (node:crypto's randomInt has no modulo bias). */
export type RandomBelow = (limit: number) => number

export interface PassphraseRules {
  words: readonly string[]
  /** More are taken where the policy's length or MIN_BITS demands it. */
  wordCount: number
  suffix: string
  /** null: it can't be read. */
  policy: PasswordPolicy | null
  /** Account name and display name of whom it is for. */
  about: AccountNames
}

export interface AccountNames {
  sAMAccountName: string
  displayName: string | null
}

export const MIN_BITS = 40
/** A ZIP's key is derived with 1000 rounds only (WinZip AE-2), so its passphrase is worth 77 bits. */
export const ARCHIVE_WORDS = 6

const NUMBER_FROM = 10
const NUMBERS = 90
/** Redraws before giving up; one is rarely needed, as few words are somebody's name. */
const MAX_DRAWS = 100

/**
 * Capitalised words, a separator and a number are three of the five character categories that complexity asks three of; it also
 * forbids names of the account, see `namesIn`.
 * @returns null when none without the account's names can be made: the suffix holds one
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
 * The names that a complex password must not hold: the account name, when it has three characters or more, and such parts of the display
 * name, without regard to case (Microsoft, "Password must meet complexity requirements": delimiters are , . - _ space # and tab).
 */
export function namesIn(password: string, { sAMAccountName, displayName }: AccountNames): string[] {
  const names = [sAMAccountName, ...(displayName ?? '').split(/[,.\-_ #\t]+/)].filter((name) => name.length > 2)
  return names.filter((name) => password.toLowerCase().includes(name.toLowerCase()))
}
