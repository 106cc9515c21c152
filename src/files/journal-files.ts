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
import { statePath } from './state-path.js'

const FOLDER = 'runs'

/** @param month as in `2026-11`; a file a month, so that old ones can go without touching others */
export function journalFile(folder: string, managedUserPath: string, month: string): string {
  return join(folder, FOLDER, `${fileNamePrefix(folder, managedUserPath)}${month}.jsonl`)
}

/** Those that are there, oldest first. */
export function journalFiles(folder: string, managedUserPath: string): { path: string; month: string }[] {
  const start = fileNamePrefix(folder, managedUserPath)
  const names = attemptToList(join(folder, FOLDER)).filter((name) => name.startsWith(start))
  return names
    .map((name) => ({ name, month: /^(\d{4}-\d{2})\.jsonl$/.exec(name.slice(start.length))?.[1] }))
    .flatMap(({ name, month }) => (month === undefined ? [] : [{ path: join(folder, FOLDER, name), month }]))
    .sort((a, b) => (a.month < b.month ? -1 : 1))
}

export const headPath = (folder: string, managedUserPath: string): string =>
  statePath(folder, managedUserPath, 'runs.json')

/** null before the first run. @throws ConfigurationError when it is broken */
export function readHead(folder: string, managedUserPath: string): Head | null {
  const path = headPath(folder, managedUserPath)
  try {
    const { start, end } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Record<keyof Head, unknown>>
    if (isPlace(start) && isPlace(end)) return { start, end }
    throw new TypeError('it does not hold what this tool writes')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw new ConfigurationError(
      `${path}, which remembers how far the journal goes, cannot be read: ${(error as Error).message}`,
      'restore it from a backup, or move it away: without it, entries missing at the end go unnoticed',
      { cause: error },
    )
  }
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
function* journalLines(folder: string, managedUserPath: string): Generator<Line, void> {
  for (const { path } of journalFiles(folder, managedUserPath)) yield* readLines(path)
}

/**
 * The entries of all runs, oldest first, without lines that are none.
 * @param isWanted lines that it refuses are not parsed
 * @throws ConfigurationError
 */
export function* readJournal(
  folder: string,
  managedUserPath: string,
  isWanted: IsWanted = () => true,
): Generator<JournalEntry, void> {
  for (const { text } of journalLines(folder, managedUserPath)) {
    const entry = isWanted(text) ? parseEntry(text) : null
    if (entry !== null) yield entry
  }
}

/**
 * The first entry that was edited, removed, swapped or cut; null: none was.
 * @throws ConfigurationError when it cannot be read, or what is remembered of it is gone
 */
export function findTouched(folder: string, managedUserPath: string): { entries: number; touched: Touched | null } {
  const head = readHead(folder, managedUserPath)
  const files = () => JSON.stringify(journalFiles(folder, managedUserPath))
  const before = files()
  let entries = 0
  for (const _ of journalLines(folder, managedUserPath)) entries++
  if (head === null && entries > 0)
    throw new ConfigurationError(
      'the file beside runs/ that remembers the journal is missing',
      'restore it from a backup',
    )
  const touched = firstTouched(journalLines(folder, managedUserPath), head ?? { start: NOWHERE, end: NOWHERE })
  // This takes no lock: an import may have removed or renamed a month just now.
  const isOther = () => readHead(folder, managedUserPath)?.start.number !== head?.start.number || files() !== before
  const isOutdated = touched !== null && isOther()
  return isOutdated ? findTouched(folder, managedUserPath) : { entries, touched }
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

const fileNamePrefix = (folder: string, managedUserPath: string): string =>
  `${basename(headPath(folder, managedUserPath)).replace(/\.runs\.json$/, '')}.`

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
