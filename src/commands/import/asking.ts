/**
 * Decides whether a run is interactive, and prepares that. Everything is checked before the first
 * write.
 */
import { canPrompt, Prompts } from '../../terminal/prompts.js'
import { letterSettings } from '../../interactive/passwords/letter-template.js'
import type { LetterSettings } from '../../interactive/passwords/letters.js'
import { readWords } from '../../interactive/passwords/word-list.js'
import type { ImportSettings } from '../../config/settings.js'
import type { Io } from '../../process/io.js'
import type { Logger } from '../../process/logger.js'
import type { ImportOptions } from '../../config/options.js'

export interface Asking {
  prompts: Prompts
  /** The words of passphrases. */
  words: readonly string[]
  letters: LetterSettings
  /** questionKeys of what the person has skipped. */
  skipped: Set<string>
}

/**
 * null: the run is not interactive; with a warning when `--interactive` was given.
 * @throws ConfigurationError when `password_wordlist` or `letters_template` can't be used
 */
export function openAsking(settings: ImportSettings, options: ImportOptions, io: Io, log: Logger): Asking | null {
  if (!options.interactive) return null
  const obstacle = obstacleOf(options, io)
  if (obstacle === null)
    return {
      prompts: new Prompts(io),
      words: readWords(settings.passwordWordlist),
      letters: letterSettings(settings),
      skipped: new Set(),
    }
  log.warning(`--interactive has no effect: ${obstacle}`)
  return null
}

/** Whether a person at the terminal decides: what is decided is told there. */
export const isAsking = (options: ImportOptions, io: Io): boolean =>
  options.interactive && obstacleOf(options, io) === null

function obstacleOf(options: ImportOptions, io: Io): string | null {
  if (options.dryRun) return 'a dry run changes nothing'
  if (options.approvals === '-') return 'standard input holds the approvals (--approvals -)'
  return canPrompt(io) ? null : 'standard input and standard error must both be a terminal'
}
