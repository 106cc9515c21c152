/** The journal's entries, put together to the runs that wrote them. */
import type {
  Begun,
  Decided,
  Ended,
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

/** What is kept of a change; null: nothing. */
type Keep = (change: RecordedChange) => RecordedChange | null

/**
 * Oldest first.
 * @param keep of a year's changes, most are daily ones about expiration dates: what is not needed
 *   is not to fill the memory
 */
export function runsOf(entries: Iterable<JournalEntry>, keep: Keep = (change) => change): RecordedRun[] {
  const runs = new Map<string, RecordedRun>()
  /** By run and number: those whose answer comes later. */
  const sent = new Map<string, ChangeOfRun>()
  for (const { run: id, time, record } of entries) {
    const run = runs.get(id) ?? begun(id, record)
    if (run === null) continue
    runs.set(id, run)
    if (record.kind === 'sending')
      for (const change of record.changes) {
        const kept = keep(change)
        if (kept === null) continue
        const one: ChangeOfRun = { change: kept, outcome: null, time }
        run.changes.push(one)
        sent.set(`${id} ${change.number}`, one)
      }
    else if (record.kind === 'outcomes')
      for (const outcome of record.outcomes) {
        const key = `${id} ${outcome.number}`
        const one = sent.get(key)
        if (one !== undefined) one.outcome = outcome
        sent.delete(key)
      }
    else addRecord(run, time, record)
  }
  return [...runs.values()]
}

/** A run is known from the first of its entries that says whose it is. */
function begun(id: string, record: JournalEntry['record']): RecordedRun | null {
  if (!('header' in record)) return null
  const { header } = record
  return { id, header, ended: null, exitCode: null, error: null, changes: [], decisions: [], pending: null }
}

function addRecord(run: RecordedRun, time: string, record: Begun | Decided | Ended): void {
  switch (record.kind) {
    case 'begun':
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

/** Keeps only the kind of each change, to count them. */
export const kindOnly: Keep = ({ type }) => KINDS[type]

/** objectGUID of the account that a change is, or came to be, about. */
export const guidOfChange = ({ change, outcome }: ChangeOfRun): string | null => change.guid ?? outcome?.guid ?? null
/** It did not fail; without an answer, the directory alone shows whether it did. */
export const mayHaveHappened = ({ outcome }: ChangeOfRun): boolean => outcome?.error == null
const isDone = ({ outcome }: ChangeOfRun): boolean => outcome?.error === null

/** The same for every spelling of a question, and after a rename of somebody with an anchor. */
export function questionKey({ type, user, group, group_dn, name, anchor, by }: ResolutionKeys): string {
  const fold = (text: string | undefined) => (text === undefined ? '' : spellingKey(text))
  return JSON.stringify([type, ...[anchor ?? user, group_dn ?? group, name, by].map(fold)])
}

/** The questions that the last run which asked has left open. */
export function waiting(entries: Iterable<JournalEntry>): readonly Question[] {
  let open: readonly Question[] = []
  for (const { record } of entries) if (record.kind === 'ended') open = record.pending ?? open
  return open
}

/** Since when they wait; ISO 8601 UTC by questionKey. */
export const waitingSince = (entries: Iterable<JournalEntry>): Map<string, string> =>
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

const KINDS = Object.fromEntries(
  Object.keys(COUNTED).map((type) => [
    type,
    { number: 0, type, user: '', account: null, guid: null, before: {}, after: {} },
  ]),
) as { readonly [T in RecordedChange['type']]: RecordedChange }
