/**
 * The runs of the journal, with as much of them as somebody needs: a year's changes of thousands of
 * people do not fit into memory.
 */
import type { ImportSettings } from '../config/settings.js'
import { isAboutState } from '../core/journal/disabled.js'
import { isAbout, isDecision, isFrame, isOfRun, withAnswers, type IsWanted } from '../core/journal/lines.js'
import { accountsCalled } from '../core/journal/person.js'
import { kindOnly, runsOf, type RecordedRun } from '../core/journal/runs.js'
import type { JournalEntry, RecordedChange } from '../generated/journal.js'
import { ConfigurationError } from '../errors.js'
import { readJournal } from './journal-files.js'
import { stateFolder } from './resolutions-file.js'

type Where = Pick<ImportSettings, 'resolutionsFile' | 'managedUserPath'>

/**
 * Oldest first.
 * @param isWanted absent: all are
 * @throws ConfigurationError, as all that follow do
 */
export const readEntries = (
  { resolutionsFile, managedUserPath }: Where,
  isWanted?: IsWanted,
): Generator<JournalEntry, void> => readJournal(stateFolder(resolutionsFile), managedUserPath, isWanted)

/** Without what they changed and decided. */
export const readFrames = (where: Where): RecordedRun[] => runsOf(readEntries(where, isFrame))

/** With the kind of each change. */
export const readCounted = (where: Where): RecordedRun[] => runsOf(readEntries(where), kindOnly)

/** With all that it did. This takes no lock: an import may have removed it since it was found. */
export function readRun(where: Where, { id }: Pick<RecordedRun, 'id'>): RecordedRun {
  const [run] = runsOf(readEntries(where, isOfRun(id)))
  if (run !== undefined) return run
  throw new ConfigurationError(
    `run ${id} is no longer in the journal: an import has removed what is older than history_days`,
    'history --all shows all runs',
  )
}

/** With the changes of those who have or had that name, and all decisions. */
export function readRunsAbout(where: Where, text: string, prefix: string): RecordedRun[] {
  const guids = accountsCalled(readEntries(where), text, prefix)
  const entries = readEntries(where, also(isDecision, withAnswers(isAbout(guids))))
  return runsOf(entries, (change) => (change.guid === null || guids.has(change.guid) ? change : null))
}

const STATES: readonly RecordedChange['type'][] = ['create', 'enable', 'disable']

/** With the changes of states, and all decisions. */
export function readStates(where: Where): RecordedRun[] {
  const isOfState: IsWanted = (line) => isAboutState(line) || line.includes('"type":"create"')
  const entries = readEntries(where, also(isDecision, withAnswers(isOfState)))
  return runsOf(entries, (change) => (STATES.includes(change.type) ? change : null))
}

/** With the frames. Each is asked about each line, because answers are told by their place. */
const also =
  (one: IsWanted, other: IsWanted): IsWanted =>
  (line) =>
    [isFrame(line), one(line), other(line)].includes(true)
