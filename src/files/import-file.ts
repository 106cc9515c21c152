/**
 * The users file of a run: read, verified and allowed by the replay rules, or the run ends here with nothing changed.
 */
import { readFileSync, statSync } from 'node:fs'
import type { ImportSettings } from '../config/settings.js'
import { replayProblem } from '../core/safety/replay.js'
import { MAX_BYTES, tooLarge } from '../core/users-file/decode.js'
import { readUsersFile, type UsersFile } from '../core/users-file/read.js'
import { InputError } from '../errors.js'
import type { Logger } from '../process/logger.js'
import type { ImportOptions } from '../config/options.js'
import { readLastImport } from './replay-state.js'
import { stateFolder } from './resolutions-file.js'

/**
 * @throws InputError when the file is missing, empty, invalid or replayed
 * @throws ConfigurationError when the remembered state is broken
 */
export function readImportedFile(
  settings: ImportSettings,
  options: Pick<ImportOptions, 'allowOlder'>,
  log: Pick<Logger, 'warning'>,
  now: Date,
): UsersFile {
  const path = settings.inputFile
  const file = readUsersFile(readBytes(path), settings.hmac)
  for (const warning of file.warnings) log.warning(`${path}: ${warning}`)
  if (file.people.length === 0 && !settings.allowEmptyInput) {
    throw new InputError(
      `${path} has no users: nothing is changed`,
      'export again; if everybody really left, set allow_empty_input',
      { level: 'warning' },
    )
  }
  const last = readLastImport(stateFolder(settings.resolutionsFile), settings.managedUserPath)
  const problem = replayProblem(file, last, now, { allowOlder: options.allowOlder, maxFileAge: settings.maxFileAge })
  if (problem !== null) throw problem
  return file
}

function readBytes(path: string): Buffer {
  try {
    // Before it is read: what does not fit into memory could not even be refused.
    if (statSync(path).size > MAX_BYTES) throw tooLarge()
    return readFileSync(path)
  } catch (error) {
    if (error instanceof InputError) throw error
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new InputError(
        `there is no users file ${path}: nothing is changed`,
        'bring it across, or correct input_file',
        { level: 'warning' },
      )
    }
    throw new InputError(
      `the users file ${path} can't be read: ${(error as Error).message}`,
      'check its path and permissions',
      { cause: error },
    )
  }
}
