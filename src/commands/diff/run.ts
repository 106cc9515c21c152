/** `diff`: two users files, each read and verified as an import would, and what they differ in. */
import { resolve } from 'node:path'
import { secretOf } from '../../config/either-config.js'
import type { DiffOptions } from '../../config/options.js'
import { differenceOf } from '../../core/users-file/difference.js'
import { EXIT_CODES } from '../../errors.js'
import { readUsersFileAt } from '../../files/import-file.js'
import type { Io } from '../../process/io.js'
import { writeOutput } from '../../process/output.js'
import { textStyle } from '../../terminal/text-style.js'
import { differenceCounts, differenceLines } from '../../terminal/difference-text.js'

/**
 * @throws InputError when a file is missing, invalid, or fails its MAC
 * @throws ConfigurationError when the config that holds the secret is broken
 */
export async function runDiff({ before, after, all, ...options }: DiffOptions, io: Io): Promise<number> {
  const secret = secretOf(options, io)
  const [old, current] = [before, after].map((path) => readUsersFileAt(resolve(io.cwd, path), secret))
  const difference = differenceOf(old!.people, current!.people)
  const style = { ...textStyle(io), all, rest: '--all' }
  const text = () => [differenceCounts(difference), ...differenceLines(difference, style), ''].join('\n')
  const json = () => ({ old: old!.timestamp, new_file: current!.timestamp, ...difference })
  writeOutput({ text, json }, options.output, io)
  return EXIT_CODES.done.code
}
