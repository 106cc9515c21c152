/** The config file that `init` changes or writes. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { pathExistsSync } from 'fs-extra/esm'
import { checkConfig } from '../../config/check-config.js'
import type { ConfigKind } from '../../config/parameters.js'
import { parseJson, readBytes } from '../../config/read-json.js'
import type { JsonValue } from '../../core/person.js'
import { ConfigurationError } from '../../errors.js'
import { writeAtomically } from '../../files/atomic-file.js'
import { assertRegular } from '../../process/regular-file.js'
import { SCHEMA_FOLDER } from '../../package.js'

/** What a config file holds, by parameter. */
export type Answers = Record<string, JsonValue>

/**
 * What the file holds; null: there is none. @throws ConfigurationError when it is no JSON object
 */
export function readConfig(path: string): Answers | null {
  if (!pathExistsSync(path)) return null
  assertRegular(path, `the config file ${path}`)
  const value = parseJson(readBytes(path), path)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ConfigurationError(
      `${path} is not a config file: it holds no JSON object`,
      'name another file with --config',
    )
  const { $schema: _, ...answers } = value as Answers
  return answers
}

/** What the questions can mend, by an answer that is checked. */
const MENDABLE = [
  ...['server', 'export_file', 'input_file', 'user_path', 'managed_user_path', 'group_path', 'log_file'],
  ...['prefix_common_names', 'users_must_change_password'],
]

/**
 * Called before the first question: a fault that no question is about would otherwise refuse the
 * file at the end, and all answers would be lost. @throws ConfigurationError with those faults
 */
export function assertChangeable(kind: ConfigKind, path: string, answers: Answers): void {
  try {
    checkConfig(kind, answers, path)
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    const isLeft = (problem: string) => !MENDABLE.some((name) => problem.trim().startsWith(`${name}: `))
    const problems = error.lines.slice(1).filter(isLeft)
    if (problems.length === 0) return
    const remedy = 'correct them in the file, or run init again and replace it'
    throw new ConfigurationError(`${path} has problems that init does not ask about:`, remedy, { problems })
  }
}

/**
 * Writes the file, whole or not at all, and keeps the one before beside it.
 * @returns the path of what was kept; null when there was no file
 * @throws ConfigurationError when the answers break the schema, or a file cannot be written
 */
export function writeConfig(kind: ConfigKind, path: string, answers: Answers): string | null {
  checkConfig(kind, answers, path)
  const kept = pathExistsSync(path) ? `${path}.bak` : null
  // With the permissions of the original: there may be a secret in it.
  if (kept !== null) writeAtomically(kept, readBytes(path), statSync(path).mode & 0o777)
  const $schema = pathToFileURL(join(SCHEMA_FOLDER, `${kind}-config.schema.json`)).href
  writeAtomically(path, `${JSON.stringify({ $schema, ...answers }, null, 2)}\n`)
  return kept
}
