/**
 * `--passwords-to`: where a run keeps the passwords that it sets. All is asked and tried before the
 * first write.
 */
import { resolve } from 'node:path'
import type { ImportOptions } from '../../config/options.js'
import type { ImportSettings } from '../../config/settings.js'
import { ConfigurationError } from '../../errors.js'
import { archivePassphraseProblem, typeArchivePassphrase } from '../../interactive/passwords/archive-passphrase.js'
import { letterSettings } from '../../interactive/passwords/letter-template.js'
import { PasswordsFile } from '../../interactive/passwords/passwords-file.js'
import { readWords } from '../../interactive/passwords/word-list.js'
import type { Io } from '../../process/io.js'
import type { Logger } from '../../process/logger.js'
import { canPrompt, Prompts } from '../../terminal/prompts.js'

export interface PasswordsTo {
  file: PasswordsFile
  /** The words of passphrases. */
  words: readonly string[]
}

const ZIP_VARIABLE = 'AD_USER_SYNC_ZIP_PASSWORD'

/**
 * null: the option was not given, or nothing is written.
 * @throws ConfigurationError when the file cannot be written, or there is no passphrase for it
 */
export async function openPasswordsTo(
  settings: ImportSettings,
  options: Pick<ImportOptions, 'passwordsTo' | 'dryRun' | 'approvals'>,
  io: Io,
  log: Logger,
): Promise<PasswordsTo | null> {
  if (options.passwordsTo === undefined || options.dryRun) return null
  const words = readWords(settings.passwordWordlist)
  const letters = letterSettings(settings)
  const passphrase = await passphraseOf(options, io)
  log.redact(passphrase)
  const path = resolve(io.cwd, options.passwordsTo)
  return { file: new PasswordsFile(path, passphrase, letters, () => io.now()), words }
}

async function passphraseOf({ approvals }: Pick<ImportOptions, 'approvals'>, io: Io): Promise<string> {
  const remedy = `set the environment variable ${ZIP_VARIABLE}, or run it on a terminal`
  if (io.zipPassphrase !== undefined) {
    const problem = archivePassphraseProblem(io.zipPassphrase)
    if (problem === null) return io.zipPassphrase
    throw new ConfigurationError(
      `the passphrase in ${ZIP_VARIABLE} is not accepted: ${problem}`,
      'set a longer one, of printable ASCII characters',
    )
  }
  if (!canPrompt(io) || approvals === '-')
    throw new ConfigurationError('--passwords-to needs a passphrase for the archive', remedy)
  const typed = await typeArchivePassphrase(new Prompts(io), 'Passphrase of the archive (Enter alone: stop)')
  if (typed === undefined) throw new ConfigurationError('--passwords-to: no passphrase was given', remedy)
  return typed
}
