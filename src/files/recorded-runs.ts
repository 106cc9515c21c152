/**
 * The runs of the journal, with as much of them as somebody needs: a year's changes of thousands of
 * people do not fit into memory.
 */
import { isAboutState } from '../core/journal/disabled.js'
import { isAbout, isDecision, isFrame, isOfRun, withAnswers, type IsWanted } from '../core/journal/lines.js'
import { accountsCalled } from '../core/journal/person.js'
import { kindOnly, runsOf, type RecordedRun } from '../core/journal/runs.js'
import type { RecordedChange } from '../generated/journal.js'
import { ConfigurationError } from '../errors.js'
import { readJournal } from './journal-files.js'
import type { StatePlace } from './state-file.js'

/** Without what they changed and decided. @throws ConfigurationError, as all that follow do */
export const readFrames = (place: StatePlace): RecordedRun[] => runsOf(readJournal(place, isFrame))

/** With the kind of each change. */
export const readCounted = (place: StatePlace): RecordedRun[] => runsOf(readJournal(place), kindOnly)

/** With all that it did. This takes no lock: an import may have removed it since it was found. */
export function readRun(place: StatePlace, { id }: Pick<RecordedRun, 'id'>): RecordedRun {
  const [run] = runsOf(readJournal(place, isOfRun(id)))
  if (run !== undefined) return run
  throw new ConfigurationError(
    `run ${id} is no longer in the journal: an import has removed what is older than history_days`,
    'history --all shows all runs',
  )
}

/** With the changes of those who have or had that name, and all decisions. */
export function readRunsAbout(place: StatePlace, text: string, prefix: string): RecordedRun[] {
  const guids = accountsCalled(readJournal(place), text, prefix)
  const entries = readJournal(place, also(isDecision, withAnswers(isAbout(guids))))
  return runsOf(entries, (change) => (change.guid === null || guids.has(change.guid) ? change : null))
}

const STATES: readonly RecordedChange['type'][] = ['create', 'enable', 'disable']

/** With the changes of states, and all decisions. */
export function readStates(place: StatePlace): RecordedRun[] {
  const isOfState: IsWanted = (line) => isAboutState(line) || line.includes('"type":"create"')
  const entries = readJournal(place, also(isDecision, withAnswers(isOfState)))
  return runsOf(entries, (change) => (STATES.includes(change.type) ? change : null))
}

/** With the frames. Each is asked about each line, because answers are told by their place. */
const also =
  (one: IsWanted, other: IsWanted): IsWanted =>
  (line) =>
    [isFrame(line), one(line), other(line)].includes(true)
