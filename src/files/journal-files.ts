/**
 * Where the journal of a managed_user_path is: a file a month in `runs/`, and beside that folder
 * what they are remembered to hold.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import {
  firstTouched,
  parseEntry,
  NOWHERE,
  type Head,
  type Line,
  type EntryPlace,
  type Touched,
} from '../core/journal/chain.js'
import type { IsWanted } from '../core/journal/lines.js'
import type { JournalEntry } from '../generated/journal.js'
import { ConfigurationError, errorCode } from '../errors.js'
import { readStateFile, stateFolder, statePath, type StatePlace } from './state-file.js'

/** @param month as in `2026-11`; a file a month, so that old ones can go without touching others */
export function journalFile(place: StatePlace, month: string): string {
  return join(journalFolder(place), `${fileNamePrefix(place)}${month}.jsonl`)
}

/** Those that are there, oldest first. */
export function journalFiles(place: StatePlace): { path: string; month: string }[] {
  const folder = journalFolder(place)
  const start = fileNamePrefix(place)
  const names = attemptToList(folder).filter((name) => name.startsWith(start))
  return names
    .map((name) => ({ name, month: /^(\d{4}-\d{2})\.jsonl$/.exec(name.slice(start.length))?.[1] }))
    .flatMap(({ name, month }) => (month === undefined ? [] : [{ path: join(folder, name), month }]))
    .sort((a, b) => (a.month < b.month ? -1 : 1))
}

export const headPath = (place: StatePlace): string => statePath(place, 'runs.json')

/** null before the first run. @throws ConfigurationError when it is broken */
export function readHead(place: StatePlace): Head | null {
  const path = headPath(place)
  return readStateFile(
    path,
    parseHead,
    (cause) =>
      new ConfigurationError(
        `${path}, which remembers how far the journal goes, cannot be read: ${cause.message}`,
        'restore it from a backup, or move it away: without it, entries missing at the end go unnoticed',
        { cause },
      ),
  )
}

function parseHead(value: unknown): Head | null {
  const { start, end } = (value ?? {}) as Partial<Record<keyof Head, unknown>>
  return isPlace(start) && isPlace(end) ? { start, end } : null
}

/**
 * The whole lines of a file; what stands after the last line break is a write that was interrupted.
 * @throws ConfigurationError
 */
export function readLines(path: string): Line[] {
  const texts = readText(path).split('\n')
  return texts.slice(0, -1).map((text, index) => ({ text, where: `${basename(path)}, line ${index + 1}` }))
}

/**
 * The lines of all runs, oldest first; a month is in memory at a time. @throws ConfigurationError
 */
function* journalLines(place: StatePlace): Generator<Line, void> {
  for (const { path } of journalFiles(place)) yield* readLines(path)
}

/**
 * The entries of all runs, oldest first, without lines that are none.
 * @param isWanted lines that it refuses are not parsed
 * @throws ConfigurationError
 */
export function* readJournal(place: StatePlace, isWanted: IsWanted = () => true): Generator<JournalEntry, void> {
  for (const { text } of journalLines(place)) {
    const entry = isWanted(text) ? parseEntry(text) : null
    if (entry !== null) yield entry
  }
}

/**
 * The first entry that was edited, removed, swapped or cut; null: none was.
 * @throws ConfigurationError when it cannot be read, or what is remembered of it is gone
 */
export function findTouched(place: StatePlace): { entries: number; touched: Touched | null } {
  const head = readHead(place)
  const files = () => JSON.stringify(journalFiles(place))
  const before = files()
  let entries = 0
  for (const _ of journalLines(place)) entries++
  if (head === null && entries > 0)
    throw new ConfigurationError(
      'the file beside runs/ that remembers the journal is missing',
      'restore it from a backup',
    )
  const touched = firstTouched(journalLines(place), head ?? { start: NOWHERE, end: NOWHERE })
  // This takes no lock: an import may have removed or renamed a month just now.
  const isOther = () => readHead(place)?.start.number !== head?.start.number || files() !== before
  const isOutdated = touched !== null && isOther()
  return isOutdated ? findTouched(place) : { entries, touched }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    // It was old, and an import has removed it.
    if (errorCode(error) === 'ENOENT') return ''
    throw new ConfigurationError(
      `the journal ${path} can't be read: ${(error as Error).message}`,
      'check its permissions',
      {
        cause: error,
      },
    )
  }
}

const journalFolder = (place: StatePlace): string => join(stateFolder(place), 'runs')

const fileNamePrefix = (place: StatePlace): string => `${basename(headPath(place)).replace(/\.runs\.json$/, '')}.`

function attemptToList(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw new ConfigurationError(
      `the folder ${folder} can't be read: ${(error as Error).message}`,
      'check its permissions',
      {
        cause: error,
      },
    )
  }
}

function isPlace(value: unknown): value is EntryPlace {
  const { number, hash } = (value ?? {}) as Partial<Record<keyof EntryPlace, unknown>>
  return (
    Number.isSafeInteger(number) && typeof hash === 'string' && (number !== NOWHERE.number || hash === NOWHERE.hash)
  )
}
