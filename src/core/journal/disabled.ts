/** What the journal knows of the accounts that this tool disabled. */
import type { JournalEntry, RecordedChange } from '../../generated/journal.js'
import type { Attributes } from '../values/value.js'

/** A line of the journal that may matter here. The daily ones about expiration dates are long. */
export const isAboutState = (line: string): boolean =>
  line.includes('"type":"disable"') || line.includes('"type":"enable"') || line.includes('"error":"')

/**
 * By objectGUID: userAccountControl and pwdLastSet as they were before this tool disabled the
 * account; not of those that it enabled later.
 * @param entries oldest first; lines that are not `isAboutState` may be left out
 */
export function disabledAccounts(entries: Iterable<JournalEntry>): Map<string, Attributes> {
  const states = new Map<string, Attributes>()
  /** What to set the state back to when the change turns out to have failed. */
  const before = new Map<string, { guid: string; state: Attributes | undefined }>()
  for (const { run, record } of entries) {
    if (record.kind === 'sending')
      for (const { type, guid, number, before: state } of record.changes.filter(isOfState)) {
        before.set(`${run} ${number}`, { guid, state: states.get(guid) })
        setState(states, guid, type === 'disable' ? state : undefined)
      }
    if (record.kind === 'outcomes')
      for (const { number, error } of record.outcomes) {
        const changed = before.get(`${run} ${number}`)
        if (error !== null && changed !== undefined) setState(states, changed.guid, changed.state)
      }
  }
  return states
}

/** An account that the change creates is no concern here: it was never enabled. */
const isOfState = (change: RecordedChange): change is RecordedChange & { guid: string } =>
  (change.type === 'disable' || change.type === 'enable') && change.guid !== null

function setState(states: Map<string, Attributes>, guid: string, state: Attributes | undefined): void {
  if (state === undefined) states.delete(guid)
  else states.set(guid, state)
}
