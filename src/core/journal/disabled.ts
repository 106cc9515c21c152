/** What the journal knows of the accounts that this tool disabled. */
import type { JournalEntry, RecordedChange } from '../../generated/journal.js'
import type { StateVersions } from '../safety/state-versions.js'
import type { Attributes } from '../values/value.js'
import { withAnswers, type IsWanted } from './lines.js'

/** A line of the journal that may matter here. The daily ones about expiration dates are long. */
export const isAboutState: IsWanted = (line) =>
  line.includes('"type":"disable"') || line.includes('"type":"enable"') || line.includes('"error":"')

/** The same for the lines in their order. */
export const stateLines = (): IsWanted => withAnswers(isAboutState)

/** An account that this tool disabled. */
export interface DisabledHere {
  /** userAccountControl and pwdLastSet as they were before. */
  before: Attributes
  /** How often both were written before; undefined: the journal does not say. */
  versions?: StateVersions | undefined
  /** No answer is recorded: it may have failed, and somebody else have disabled it since. */
  unanswered?: true
  /** Id of the run that did it. */
  run: string
  /** ISO 8601 UTC. */
  time: string
  /** null: the journal does not say. */
  why: string | null
}

/**
 * By objectGUID: the accounts that this tool disabled; not those that it enabled later.
 * @param entries oldest first; lines that are not `stateLines` may be left out
 */
export function disabledAccounts(entries: Iterable<JournalEntry>): Map<string, DisabledHere> {
  const states = new Map<string, DisabledHere>()
  /** What the state is when the change turns out to have failed, and when it was made. */
  const sent = new Map<string, { guid: string; failed: DisabledHere | undefined; made: DisabledHere | undefined }>()
  for (const { run, time, record } of entries) {
    if (record.kind === 'sending')
      for (const change of record.changes.filter(isOfState)) {
        const { type, guid, number } = change
        const disabled = { before: change.before, versions: change.versions, run, time, why: change.why ?? null }
        const made = type === 'disable' ? disabled : undefined
        sent.set(`${run} ${number}`, { guid, failed: states.get(guid), made })
        setState(states, guid, made && { ...made, unanswered: true })
      }
    if (record.kind === 'outcomes')
      for (const { number, error } of record.outcomes) {
        const change = sent.get(`${run} ${number}`)
        if (change !== undefined) setState(states, change.guid, error === null ? change.made : change.failed)
      }
  }
  return states
}

/** An account that the change creates is no concern here: it was never enabled. */
const isOfState = (change: RecordedChange): change is RecordedChange & { guid: string } =>
  (change.type === 'disable' || change.type === 'enable') && change.guid !== null

function setState(states: Map<string, DisabledHere>, guid: string, state: DisabledHere | undefined): void {
  if (state === undefined) states.delete(guid)
  else states.set(guid, state)
}
