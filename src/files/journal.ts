/**
 * The journal of runs, as a run writes it: lines are added, flushed to the disk, and never changed.
 * Whoever writes holds the lock. A write that was interrupted leaves half a line, which the next
 * run takes off.
 */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
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
import { SyncError } from '../errors.js'
import type { JournalEntry } from '../generated/journal.js'
import { assertRegular } from '../process/regular-file.js'
import { cannotWrite, writeAtomically } from './atomic-file.js'
import { attempt } from './attempt.js'
import { retryWhileHeld } from './held.js'
import { headPath, journalFile, journalFiles, readHead, readLines } from './journal-files.js'

const LINE_FEED = 0x0a
const monthOf = (date: Date): string => date.toISOString().slice(0, 7)

export class Journal {
  #head: Head
  #isNew: boolean
  /** Since when questions wait, by questionKey; ISO 8601 UTC. */
  readonly waitingSince: ReadonlyMap<string, string>
  /** Lines that are remembered are gone, or are other ones. */
  readonly isTouched: boolean

  /** @throws ConfigurationError when it cannot be read */
  constructor(
    private readonly folder: string,
    private readonly managedUserPath: string,
  ) {
    const head = readHead(folder, managedUserPath)
    const files = journalFiles(folder, managedUserPath)
    // Of two months, one at least has a run that came as far as its questions.
    const lines = files.slice(-2).flatMap(({ path }) => readLines(path))
    const end = head?.end ?? NOWHERE
    const latest = latestOf(lines, end.number)
    // A run that was killed after it wrote a line, and before that was remembered.
    const isAhead = latest.last.number > end.number
    this.isTouched = isOther(lines, head, latest)
    this.#isNew = head === null
    this.#head = { start: head?.start ?? startOfEntries(files), end: isAhead ? latest.last : end }
    this.waitingSince = latest.waitingSince
  }

  /**
   * As it is now: null when nobody else has written since. @throws ConfigurationError when it
   * cannot be read
   */
  newer(): Journal | null {
    const end = readHead(this.folder, this.managedUserPath)?.end ?? NOWHERE
    return end.hash === this.#head.end.hash ? null : new Journal(this.folder, this.managedUserPath)
  }

  /**
   * Written and flushed when it returns; what could not be written whole is taken off again.
   * @throws ConfigurationError saying what, where and what next
   */
  append(run: string, record: JournalEntry['record'], now: Date): void {
    const path = journalFile(this.folder, this.managedUserPath, this.#monthToAppendTo(now))
    const { line, place } = chained({ run, time: now.toISOString(), record }, this.#head.end)
    // A first line without anything beside it would look as if that had been taken away.
    if (this.#isNew) this.#rememberHead(this.#head)
    addLine(path, line)
    // It is there, also where that cannot be remembered: the next one comes after it.
    this.#head = { ...this.#head, end: place }
    this.#rememberHead(this.#head)
  }

  /**
   * Removes the months that ended before that many days. @param now by a clock that is right
   * @throws ConfigurationError
   */
  prune(days: number, now: Date): void {
    const oldest = monthOf(new Date(now.getTime() - days * DAY_MS))
    for (const { path, month } of journalFiles(this.folder, this.managedUserPath)) {
      if (month >= oldest) return
      const text = readLines(path).at(-1)?.text
      const entry = text === undefined ? null : parseEntry(text)
      // First, or its end would be missed.
      if (text !== undefined && entry !== null) this.#rememberHead({ ...this.#head, start: placeOf(text, entry) })
      attempt(() => retryWhileHeld(() => rmSync(path)))
    }
  }

  /** A clock that was set back must not put an entry before those that are there. */
  #monthToAppendTo(now: Date): string {
    const latest = journalFiles(this.folder, this.managedUserPath).at(-1)?.month ?? ''
    const month = monthOf(now)
    return latest > month ? latest : month
  }

  #rememberHead(head: Head): void {
    const state = { managedUserPath: this.managedUserPath, ...head }
    writeAtomically(headPath(this.folder, this.managedUserPath), `${JSON.stringify(state, null, 4)}\n`)
    this.#head = head
    this.#isNew = false
  }
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

function addLine(path: string, line: string): void {
  assertRegular(path)
  try {
    mkdirSync(dirname(path), { recursive: true })
    const length = wholeLength(path)
    const file = retryWhileHeld(() => openSync(path, 'a'))
    try {
      writeFileSync(file, `${line}\n`)
      fsyncSync(file)
    } catch (error) {
      attempt(() => truncateSync(path, length))
      throw error
    } finally {
      closeSync(file)
    }
  } catch (error) {
    throw error instanceof SyncError ? error : cannotWrite(path, error)
  }
}

/** Takes half a line off the end. @returns what the file has then, in bytes */
function wholeLength(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size === 0 || lastByte(path, size) === LINE_FEED) return size
  // As bytes: the write may have been interrupted within a letter.
  const length = readFileSync(path).lastIndexOf(LINE_FEED) + 1
  truncateSync(path, length)
  return length
}

function lastByte(path: string, size: number): number | undefined {
  const file = openSync(path, 'r')
  try {
    const byte = Buffer.alloc(1)
    readSync(file, byte, 0, 1, size - 1)
    return byte[0]
  } finally {
    closeSync(file)
  }
}
