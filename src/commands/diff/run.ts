/** `diff`: two users files, each read and verified as an import would, and what they differ in. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { secretOf } from '../../config/either-config.js'
import type { DiffOptions } from '../../config/options.js'
import { settingsWithoutConfig } from '../../config/without-config.js'
import { differenceOf } from '../../core/users-file/difference.js'
import { EXIT_CODES, InputError } from '../../errors.js'
import type { CheckedUsersFile } from '../../core/users-file/read.js'
import { readUsersFileAt } from '../../files/users-file.js'
import type { Io } from '../../process/io.js'
import { assertRegularOrPipe } from '../../process/regular-file.js'
import { writeOutput } from '../../process/output.js'
import { textStyle } from '../../terminal/text-style.js'
import { differenceCounts, differenceLines } from '../../terminal/difference-text.js'

/**
 * @throws InputError when a file is missing, invalid, or fails its MAC
 * @throws ConfigurationError when the config that holds the secret is broken
 */
export async function runDiff({ before, after, all, ...options }: DiffOptions, io: Io): Promise<number> {
  const secret = secretOf(options, io)
  const log = io.openLogger({ ...settingsWithoutConfig(options).log, source: 'ad-user-sync' })
  const [old, current] = [before, after].map((path) => {
    const file = readNamed(resolve(io.cwd, path), secret)
    for (const warning of file.warnings) log.warning(`${path}: ${warning}`)
    return file
  })
  const difference = differenceOf(old!.people, current!.people)
  const style = { ...textStyle(io), all, rest: '--all' }
  const text = () => [differenceCounts(difference), ...differenceLines(difference, style), ''].join('\n')
  const json = () => ({ old: old!.timestamp, new_file: current!.timestamp, ...difference })
  writeOutput({ text, json }, options.output, io)
  return EXIT_CODES.done.code
}

/** Of two files, an error must say which of them it is about. */
function readNamed(path: string, secret: Buffer | null): CheckedUsersFile {
  assertRegularOrPipe(path)
  try {
    return readUsersFileAt(path, secret)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    if (!existsSync(path)) throw new InputError(`there is no users file ${path}`, 'check the path', { cause: error })
    const named = error.message.includes(path) ? error.message : `${path}: ${error.message}`
    throw new InputError(named, error.remedy, { cause: error })
  }
}
