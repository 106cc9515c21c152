/**
 * The journal of runs, as a run writes it: lines are added, flushed to the disk, and never changed.
 * Whoever writes holds the lock. A write that was interrupted leaves half a line, which the next
 * run takes off.
 */
import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { DAY_MS } from '../core/day.js'
import {
  chained,
  firstTouched,
  NOWHERE,
  parseEntry,
  placeOf,
  type Head,
  type EntryPlace,
  type Line,
} from '../core/journal/chain.js'
import { latestOf, type Latest } from '../core/journal/latest.js'
import type { JournalEntry } from '../generated/journal.js'
import { appendLine } from './append-line.js'
import { writeStateFile, type StatePlace } from './state-file.js'
import { attempt } from './attempt.js'
import { retryWhileHeld } from './held.js'
import { headPath, journalFile, journalFiles, readHead, readLines } from './journal-files.js'

const monthOf = (date: Date): string => date.toISOString().slice(0, 7)

export class Journal {
  #head: Head
  #isNew: boolean
  /** What was on the disk when it was read or written last. */
  #seen: string
  /** The number of the last entry with what a run has left open; 0 without any. */
  readonly asked: number
  /** Since when questions wait, by questionKey; ISO 8601 UTC. */
  readonly waitingSince: ReadonlyMap<string, string>
  /** Lines that are remembered are gone, or are other ones. */
  readonly isTouched: boolean

  /** @throws ConfigurationError when it cannot be read */
  constructor(private readonly place: StatePlace) {
    this.#seen = onDisk(place)
    const head = readHead(place)
    const files = journalFiles(place)
    // Of two months, one at least has a run that came as far as its questions.
    const lines = files.slice(-2).flatMap(({ path }) => readLines(path))
    const end = head?.end ?? NOWHERE
    const latest = latestOf(lines, end.number)
    // A run that was killed after it wrote a line, and before that was remembered.
    const isAhead = latest.last.number > end.number
    this.isTouched = isOther(lines, head, latest)
    this.#isNew = head === null
    this.#head = { start: head?.start ?? startOfEntries(files), end: isAhead ? latest.last : end }
    this.asked = latest.asked
    this.waitingSince = latest.waitingSince
  }

  /**
   * As it is now: null when nobody else has written since. A run that was killed may have written a
   * line, or removed old ones, and remembered nothing of that.
   * @throws ConfigurationError when it cannot be read
   */
  newer(): Journal | null {
    return this.#seen === onDisk(this.place) ? null : new Journal(this.place)
  }

  /**
   * Written and flushed when it returns; what could not be written whole is taken off again.
   * @throws ConfigurationError saying what, where and what next
   */
  append(run: string, record: JournalEntry['record'], now: Date): void {
    const path = journalFile(this.place, this.#monthToAppendTo(now))
    const { line, place } = chained({ run, time: now.toISOString(), record }, this.#head.end)
    // A first line without anything beside it would look as if that had been taken away.
    if (this.#isNew) this.#rememberHead(this.#head)
    appendLine(path, line)
    // It is there, also where that cannot be remembered: the next one comes after it.
    this.#head = { ...this.#head, end: place }
    this.#seen = onDisk(this.place)
    this.#rememberHead(this.#head)
  }

  /**
   * Removes the months that ended before that many days. @param now by a clock that is right
   * @throws ConfigurationError
   */
  prune(days: number, now: Date): void {
    this.#nameAhead(monthOf(now))
    const oldest = monthOf(new Date(now.getTime() - days * DAY_MS))
    for (const { path, month } of journalFiles(this.place)) {
      if (month >= oldest) return
      const text = readLines(path).at(-1)?.text
      const entry = text === undefined ? null : parseEntry(text)
      // First, or its end would be missed.
      if (text !== undefined && entry !== null) this.#rememberHead({ ...this.#head, start: placeOf(text, entry) })
      attempt(() => retryWhileHeld(() => rmSync(path)))
      this.#seen = onDisk(this.place)
      // A gap after one that is still there would look as if somebody had removed entries.
      if (existsSync(path)) return
    }
  }

  /**
   * A clock that was ahead has begun a month which no run of today would ever leave, nor remove. It
   * becomes this month, unless that has begun already: then it becomes the next one.
   */
  #nameAhead(month: string): void {
    const files = journalFiles(this.place)
    const ahead = files.find((file) => file.month > month)
    if (ahead === undefined || files.some((file) => file.month === month)) return
    attempt(() => retryWhileHeld(() => renameSync(ahead.path, journalFile(this.place, month))))
    this.#seen = onDisk(this.place)
  }

  /** A clock that was set back must not put an entry before those that are there. */
  #monthToAppendTo(now: Date): string {
    const latest = journalFiles(this.place).at(-1)?.month ?? ''
    const month = monthOf(now)
    return latest > month ? latest : month
  }

  #rememberHead(head: Head): void {
    writeStateFile(headPath(this.place), { managedUserPath: this.place.managedUserPath, ...head })
    this.#head = head
    this.#isNew = false
    this.#seen = onDisk(this.place)
  }
}

/** A text that is another one as soon as anybody has written. */
function onDisk(place: StatePlace): string {
  const last = journalFiles(place).at(-1)
  const size = last && statSync(last.path, { throwIfNoEntry: false })?.size
  return JSON.stringify([readHead(place), last?.month, size])
}

/** Whether lines that are remembered are gone, or are other ones. */
function isOther(lines: readonly Line[], head: Head | null, { last, remembered }: Latest): boolean {
  if (head === null) return last !== NOWHERE
  // All months were too old: the last entry is remembered, and need not be there.
  if (head.start.number === head.end.number) return firstTouched(lines, head) !== null
  return remembered.hash !== head.end.hash
}

/** What is beside the journal was lost: the entries that are there are all that is known. */
function startOfEntries([first]: readonly { path: string }[]): EntryPlace {
  const text = first === undefined ? undefined : readLines(first.path)[0]?.text
  const entry = text === undefined ? null : parseEntry(text)
  return entry === null ? NOWHERE : { number: entry.number - 1, hash: entry.previous }
}
