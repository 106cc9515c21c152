/**
 * The chain of the journal: each entry holds the hash of the line before, so that whoever touches
 * one touches all that follow.
 */
import type { JournalEntry } from '../../generated/journal.js'
import { quickValidator } from '../schema/validators.js'
import { sha256 } from '../text/sha256.js'

/** An entry by its number and the SHA-256 of its line, in hex. */
export interface EntryPlace {
  number: number
  hash: string
}

/** Before the first entry. */
export const NOWHERE: EntryPlace = { number: 0, hash: '' }

/**
 * What the journal is remembered to hold, beside it: without this, whatever is cut off at an end
 * would not be missed.
 */
export interface Head {
  /** The last entry that was old enough to be removed. */
  start: EntryPlace
  end: EntryPlace
}

/** A whole line of the journal, without its line break. */
export interface Line {
  text: string
  /** For messages, e.g. `runs/….jsonl, line 3`. */
  where: string
}

/** The first entry that is not as it was written. */
export interface Touched {
  number: number
  where: string
  what: string
}

/** The line of an entry that follows `after`, and its place. */
export function chained(
  entry: Pick<JournalEntry, 'run' | 'time' | 'record'>,
  after: EntryPlace,
): { line: string; place: EntryPlace } {
  const { run, time, record } = entry
  const whole: JournalEntry = { number: after.number + 1, previous: after.hash, run, time, record }
  const line = JSON.stringify(whole)
  return { line, place: { number: whole.number, hash: sha256(line) } }
}

/** null when the line is no entry. */
export function parseEntry(line: string): JournalEntry | null {
  try {
    const value: unknown = JSON.parse(line)
    return quickValidator<JournalEntry>('journal')(value) ? value : null
  } catch {
    return null
  }
}

export const placeOf = (line: string, { number }: JournalEntry): EntryPlace => ({ number, hash: sha256(line) })

/**
 * The first entry that was edited, removed, swapped or cut; null when all are as they were written.
 * @param lines read one after another: those of a year are more than fits into memory
 */
export function firstTouched(lines: Iterable<Line>, head: Head): Touched | null {
  const following = parsed(lines)
  let previous: Line | null = null
  let current = next(following)
  let before = head.start
  // Old entries whose removal was interrupted.
  if (current?.entry && current.entry.number <= before.number)
    before = { number: current.entry.number - 1, hash: current.entry.previous }
  while (current !== null) {
    const { line, entry } = current
    const { text, where } = line
    const number = before.number + 1
    if (!entry) return { number, where, what: 'is no entry that this tool wrote' }
    if (entry.number !== number) return { number, where, what: missing(number, following) }
    const after = next(following)
    const place = placeOf(text, entry)
    const isIntact = isHashConfirmed(place, after?.entry, head)
    if (entry.previous !== before.hash)
      // Of two that do not fit, the one is touched that what follows does not confirm either.
      return previous !== null && isIntact
        ? { number: number - 1, where: previous.where, what: 'was edited' }
        : { number, where, what: 'was edited' }
    if (!isIntact && isRemembered(place, head)) return { number, where, what: 'was edited' }
    before = place
    previous = line
    current = after
  }
  if (before.number >= head.end.number) return null
  return { number: before.number + 1, where: previous?.where ?? 'the journal', what: 'was cut off, with all after' }
}

interface ParsedLine {
  line: Line
  entry: JournalEntry | null
}

function* parsed(lines: Iterable<Line>): Generator<ParsedLine, void> {
  for (const line of lines) yield { line, entry: parseEntry(line.text) }
}

const next = (lines: Generator<ParsedLine, void>): ParsedLine | null => lines.next().value ?? null

/** @param following all before them are in their places */
function missing(number: number, following: Iterable<ParsedLine>): string {
  for (const { entry } of following) if (entry?.number === number) return 'is not in its place'
  return 'was removed'
}

const isRemembered = ({ number }: EntryPlace, { start, end }: Head): boolean =>
  number === start.number || number === end.number

/** Whether what is remembered of the journal, else the next entry, has the hash of this one. */
function isHashConfirmed(place: EntryPlace, after: JournalEntry | null | undefined, head: Head): boolean {
  if (isRemembered(place, head))
    return [head.start, head.end].some(({ number, hash }) => number === place.number && hash === place.hash)
  return after?.previous === place.hash
}
