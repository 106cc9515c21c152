/**
 * The users file of a run. It is read, verified, and compared with the remembered state of earlier
 * files; otherwise the run ends here, with nothing changed.
 */
import type { ImportSettings } from '../config/settings.js'
import { replayProblem } from '../core/safety/replay.js'
import type { CheckedUsersFile } from '../core/users-file/read.js'
import { sequenceRemark, type SequenceRemark } from '../core/users-file/sequence.js'
import { sourceProblem } from '../core/users-file/source.js'
import { InputError } from '../errors.js'
import type { Logger } from '../process/logger.js'
import type { ImportOptions } from '../config/options.js'
import { readImportState, type ImportState } from './import-state.js'
import { readUsersFileAt } from './users-file.js'

/**
 * @throws InputError when the file is missing, empty, invalid, replayed or from another domain
 * @throws ConfigurationError when the remembered state is broken
 */
export function readImportedFile(
  settings: ImportSettings,
  options: Pick<ImportOptions, 'allowOlder' | 'allowOtherSource'>,
  log: Pick<Logger, 'warning' | 'info'>,
  now: Date,
): CheckedUsersFile {
  const path = settings.inputFile
  const { file, problem, remark } = judgeImportedFile(settings, options, now)
  for (const warning of file.warnings) log.warning(`${path}: ${warning}`)
  if (problem !== null) throw problem
  if (remark !== null) log[remark.level](`${path}: ${remark.message}`)
  return file
}

/** A users file, and what an import would say of it. */
export interface JudgedFile {
  file: CheckedUsersFile
  /** Why an import refuses it; null: it does not. */
  problem: InputError | null
  remark: SequenceRemark | null
}

/**
 * @throws InputError when the file is missing or invalid
 * @throws ConfigurationError when the remembered state is broken
 */
export function judgeImportedFile(
  settings: ImportSettings,
  options: Pick<ImportOptions, 'allowOlder' | 'allowOtherSource'>,
  now: Date,
): JudgedFile {
  const path = settings.inputFile
  const file = readUsersFileAt(path, settings.hmac)
  if (file.people.length === 0 && !settings.allowEmptyInput) {
    const problem = new InputError(
      `${path} has no users: nothing is changed`,
      'export again; if everybody really left, set allow_empty_input',
      { level: 'warning' },
    )
    return { file, problem, remark: null }
  }
  const state = readImportState(settings)
  const rules = { allowOlder: options.allowOlder, maxFileAge: settings.maxFileAge, held: state?.held ?? [] }
  // The same file again is fine: it was allowed when it was imported first.
  const first = state !== null && state.last.hash !== file.hash ? state.source : null
  const problem =
    sourceProblem(file.source, first, { expected: settings.expectedSource, allowOther: options.allowOtherSource }) ??
    replayProblem(file, state?.last ?? null, now, rules)
  return { file, problem, remark: remarkOn(file, state) }
}

function remarkOn(file: CheckedUsersFile, state: ImportState | null): SequenceRemark | null {
  if (state === null || state.last.hash === file.hash) return null
  return sequenceRemark(file, { ...state, timestamp: state.last.timestamp })
}
