/**
 * The words of passphrases: the tool's own list, or the administrator's.
 */
import { ConfigurationError } from '../../errors.js'
import { FRIENDLY_WORDS } from './friendly-words.js'
import { readGivenText } from './given-text.js'
import { howMany } from '../../core/text/how-many.js'

/** Passphrases from fewer words are guessed too easily, or too long to type. */
const MIN_WORDS = 1000

/**
 * @param path `password_wordlist`: UTF-8, one word a line; diceware numbers before the words are
 *   skipped. null: the tool's own list
 * @throws ConfigurationError when the file can't be used
 */
export function readWords(path: string | null): readonly string[] {
  return path === null ? FRIENDLY_WORDS : parseWords(readWordList(path), path)
}

/**
 * @throws ConfigurationError for fewer than 1000 distinct words, or a line that is not a single
 *   word
 */
export function parseWords(content: string, name: string): string[] {
  const words = new Set<string>()
  const remedy = 'put one word on each line, in UTF-8, or leave password_wordlist out'
  content.split('\n').forEach((line, index) => {
    const word = line
      .trim()
      .replace(/^\d+\s+/, '')
      .normalize('NFC')
      .toLowerCase()
    if (word === '') return
    if (/[\s\p{C}\ufffd]/u.test(word)) {
      throw new ConfigurationError(`password_wordlist ${name}: line ${index + 1} is not a single word in UTF-8`, remedy)
    }
    words.add(word)
  })
  if (words.size >= MIN_WORDS) return [...words]
  throw new ConfigurationError(
    `password_wordlist ${name} has ${howMany(words.size, 'distinct word')}, but at least ${MIN_WORDS} are needed`,
    remedy,
  )
}

const readWordList = (path: string): string =>
  readGivenText(
    path,
    (cause) =>
      new ConfigurationError(
        `password_wordlist ${path} can't be read: ${cause.message}`,
        'correct its path, or leave it out',
        {
          cause,
        },
      ),
  )
