/**
 * Which run changed the state or a membership of an account last. Neither shows by itself that a
 * later run has made it anew.
 */
import type { JournalEntry, RecordedChange } from '../../generated/journal.js'
import { isAboutState } from '../journal/disabled.js'
import { withAnswers, type IsWanted } from '../journal/lines.js'

/** The state of an account, or its membership of a group, by objectGUID. */
export const stateKey = (guid: string): string => guid
export const membershipKey = (guid: string, group: string): string => `${guid} ${group}`

function keyOf({ type, guid, group }: RecordedChange): string | null {
  if (guid === null) return null
  if (group !== undefined) return membershipKey(guid, group.guid)
  return type === 'enable' || type === 'disable' ? stateKey(guid) : null
}

/** The lines of the journal that matter here, for the lines in their order. */
export const lastingLines = (): IsWanted =>
  withAnswers((line) => isAboutState(line) || line.includes('"type":"join"') || line.includes('"type":"leave"'))

/**
 * By `stateKey` and `membershipKey`: the run that changed it last. Of two runs, one of which waits
 * for a person, either may come after the other.
 * @param entries oldest first; others than `lastingLines` may be left out
 */
export function changedBy(entries: Iterable<JournalEntry>): Map<string, string> {
  /** By run and number, in their order. */
  const changes = new Map<string, { key: string; run: string }>()
  for (const { run, record } of entries) {
    if (record.kind === 'sending')
      for (const change of record.changes) {
        const key = keyOf(change)
        if (key !== null) changes.set(`${run} ${change.number}`, { key, run })
      }
    if (record.kind === 'outcomes')
      for (const { number, error } of record.outcomes) if (error !== null) changes.delete(`${run} ${number}`)
  }
  return new Map([...changes.values()].map(({ key, run }) => [key, run]))
}
