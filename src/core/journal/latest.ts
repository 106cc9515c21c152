/** What the last entries of the journal say: how far it goes, and what the last run left open. */
import type { JournalEntry } from '../../generated/journal.js'
import { NOWHERE, parseEntry, placeOf, type EntryPlace, type Line } from './chain.js'
import { waitingSince } from './runs.js'

export interface Latest {
  /** The last entry; NOWHERE without any. */
  last: EntryPlace
  /** The entry with the number that is remembered as the last; NOWHERE when it is not there. */
  remembered: EntryPlace
  /** The number of the last entry with what a run has left open; 0 without any. */
  asked: number
  /** Since when questions wait, by questionKey; ISO 8601 UTC. */
  waitingSince: ReadonlyMap<string, string>
}

/**
 * Reads backwards, and no further than needed: a first import leaves thousands of entries, and each
 * run begins with this.
 * @param number that is remembered as the last
 */
export function latestOf(lines: readonly Line[], number: number): Latest {
  let last: EntryPlace | null = null
  let remembered: EntryPlace | null = null
  let asked: JournalEntry | null = null
  for (const { text } of lines.toReversed()) {
    const entry = parseEntry(text)
    if (entry === null) continue
    last ??= placeOf(text, entry)
    if (entry.number === number) remembered = placeOf(text, entry)
    if (entry.record.kind === 'ended' && entry.record.pending !== null) asked ??= entry
    if (asked !== null && entry.number <= number) break
  }
  return {
    last: last ?? NOWHERE,
    remembered: remembered ?? NOWHERE,
    asked: asked?.number ?? 0,
    waitingSince: waitingSince(asked === null ? [] : [asked]),
  }
}
