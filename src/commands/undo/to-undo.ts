/** The run that is to be undone, as the journal has it. */
import type { UndoOptions } from '../../config/options.js'
import type { ImportSettings } from '../../config/settings.js'
import type { RecordedRun } from '../../core/journal/runs.js'
import { didYouMean } from '../../core/text/nearest-name.js'
import { changedBy, lastingLines } from '../../core/undo/changed-by.js'
import {
  describeAccount,
  isChangeOf,
  lastToUndo,
  madePerhaps,
  netChanges,
  type NetChange,
} from '../../core/undo/net-changes.js'
import { howMany } from '../../core/text/how-many.js'
import { ConfigurationError } from '../../errors.js'
import { findTouched, readJournal } from '../../files/journal-files.js'
import { readFrames, readRun } from '../../files/recorded-runs.js'
import { findRun } from '../history/find-run.js'

export interface ToUndo {
  run: RecordedRun
  changes: readonly NetChange[]
  /** Common names of those who may have been created, nobody knows as which account. */
  madePerhaps: readonly string[]
  /** The later run that changed a state or a membership last: see core/undo/changed-by. */
  later: ReadonlyMap<string, string>
}

/**
 * @throws ConfigurationError when the journal was touched, or knows no such run or person; or when
 * its users file is to be kept out, and it had none
 */
export function findToUndo(settings: ImportSettings, options: Pick<UndoOptions, 'run' | 'only' | 'hold'>): ToUndo {
  const { touched } = findTouched(settings)
  if (touched !== null)
    throw new ConfigurationError(
      `the journal was changed: entry ${touched.number} ${touched.what} (${touched.where}); nothing is undone`,
      'find out who touched it (history --verify), and restore it from a copy',
    )
  const runs = readFrames(settings)
  const whole = (one: RecordedRun) => readRun(settings, one)
  const run = options.run.toLowerCase() === 'last' ? lastToUndo(runs, whole) : whole(findRun(runs, options.run))
  if (run === undefined)
    throw new ConfigurationError('no import that changed anything is recorded', 'history --all shows all runs')
  if (options.hold && run.header.users_file === null)
    throw new ConfigurationError(`run ${run.id} had no users file to keep out`, 'leave --hold out')
  const last = changedBy(readJournal(settings, lastingLines()))
  const later = new Map([...last].filter(([, by]) => by !== run.id))
  const changes = only(netChanges(run), options.only, settings.prefix)
  return { run, changes, later, madePerhaps: options.only === undefined ? madePerhaps(run) : [] }
}

function only(changes: readonly NetChange[], user: string | undefined, prefix: string): readonly NetChange[] {
  if (user === undefined) return changes
  const found = changes.filter((change) => isChangeOf(change, user, prefix))
  if (found.length === 1) return found
  if (found.length > 1)
    throw new ConfigurationError(
      `that run changed ${howMany(found.length, 'account')} that are or were called ${JSON.stringify(user)}`,
      'give the objectGUID of the one that is meant',
      { problems: found.map(describeAccount) },
    )
  const names = changes.map((change) => change.user)
  throw new ConfigurationError(
    `that run changed nobody called ${JSON.stringify(user)}${didYouMean(user, names, JSON.stringify)}`,
    'history RUN shows whom it changed: give the common name in the target, the account name or the objectGUID',
  )
}
