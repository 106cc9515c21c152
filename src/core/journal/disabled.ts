/** What the journal knows of the accounts that this tool disabled. */
import type { Attributes } from '../values/value.js'
import { guidOfChange, type RecordedRun } from './runs.js'

/**
 * By objectGUID: userAccountControl and pwdLastSet as they were before this tool disabled the
 * account; not of those that it enabled later.
 * @param runs oldest first
 */
export function disabledAccounts(runs: readonly RecordedRun[]): Map<string, Attributes> {
  const states = new Map<string, Attributes>()
  for (const recorded of runs.flatMap(({ changes }) => changes)) {
    const { change, outcome } = recorded
    const guid = guidOfChange(recorded)
    if (guid === null || (outcome !== null && outcome.error !== null)) continue
    if (change.type === 'disable') states.set(guid, change.before)
    if (change.type === 'enable') states.delete(guid)
  }
  return states
}
