/** The journal's entries, put together to the runs that wrote them. */
import type {
  Decided,
  Header,
  JournalEntry,
  Question,
  RecordedChange,
  RecordedOutcome,
} from '../../generated/journal.js'
import type { ResolutionKeys } from '../decisions/resolution.js'
import { spellingKey } from '../names/names.js'

export interface ChangeOfRun {
  change: RecordedChange
  /** null: the run was killed before the answer came; it may or may not have happened. */
  outcome: RecordedOutcome | null
  /** When it was sent, ISO 8601 UTC. */
  time: string
}

export interface DecisionOfRun extends Pick<Decided, 'by' | 'through'> {
  decision: Decided['decisions'][number]
  time: string
}

export interface RecordedRun {
  id: string
  header: Header
  /** null: it was killed, or is under way. */
  ended: string | null
  exitCode: number | null
  error: string | null
  /** Of one that ended early: all that the files decide was carried out before. */
  carriedOut?: true
  changes: ChangeOfRun[]
  decisions: DecisionOfRun[]
  pending: Question[] | null
}

/** Oldest first. */
export function runsOf(entries: Iterable<JournalEntry>): RecordedRun[] {
  const runs = new Map<string, RecordedRun>()
  for (const { run: id, time, record } of entries) {
    const run = runs.get(id)
    if (run !== undefined) addRecord(run, time, record)
    else if ('header' in record) {
      const { header } = record
      const empty = { id, header, ended: null, exitCode: null, error: null, changes: [], decisions: [], pending: null }
      runs.set(id, empty)
      addRecord(empty, time, record)
    }
  }
  return [...runs.values()]
}

function addRecord(run: RecordedRun, time: string, record: JournalEntry['record']): void {
  switch (record.kind) {
    case 'begun':
      return
    case 'sending':
      for (const change of record.changes) run.changes.push({ change, outcome: null, time })
      return
    case 'outcomes':
      // Numbers are places in the run, from 1.
      for (const outcome of record.outcomes) {
        const sent = run.changes[outcome.number - 1]
        if (sent !== undefined) sent.outcome = outcome
      }
      return
    case 'decided':
      for (const decision of record.decisions)
        run.decisions.push({ decision, by: record.by, through: record.through, time })
      return
    case 'ended':
      Object.assign(run, { ended: time, exitCode: record.exit_code, error: record.error, pending: record.pending })
      if (record.carried_out) run.carriedOut = true
  }
}

/** objectGUID of the account that a change is, or came to be, about. */
export const guidOfChange = ({ change, outcome }: ChangeOfRun): string | null => change.guid ?? outcome?.guid ?? null
const isDone = ({ outcome }: ChangeOfRun): boolean => outcome?.error === null

/** The same for every spelling of a question, and after a rename of somebody with an anchor. */
export function questionKey({ type, user, group, group_dn, name, anchor, by }: ResolutionKeys): string {
  const fold = (text: string | undefined) => (text === undefined ? '' : spellingKey(text))
  return JSON.stringify([type, ...[anchor ?? user, group_dn ?? group, name, by].map(fold)])
}

/** The questions that the last run which asked has left open. */
export function waiting(entries: readonly JournalEntry[]): readonly Question[] {
  const asked = entries.findLast(({ record }) => record.kind === 'ended' && record.pending !== null)
  return asked?.record.kind === 'ended' ? (asked.record.pending ?? []) : []
}

/** Since when they wait; ISO 8601 UTC by questionKey. */
export const waitingSince = (entries: readonly JournalEntry[]): Map<string, string> =>
  new Map(waiting(entries).map((question) => [questionKey(question), question.since]))

/** How many changes of each kind were made, in the summary's words. */
export function countsOf(changes: readonly ChangeOfRun[]): Record<string, number> {
  const done = changes.filter(isDone)
  return Object.fromEntries(
    Object.entries(COUNTED).map(([type, word]) => [word, done.filter(({ change }) => change.type === type).length]),
  )
}

const COUNTED: { readonly [T in RecordedChange['type']]: string } = {
  create: 'created',
  'take-over': 'taken over',
  update: 'updated',
  rename: 'renamed',
  enable: 'enabled',
  disable: 'disabled',
  join: 'joined',
  leave: 'left',
}
