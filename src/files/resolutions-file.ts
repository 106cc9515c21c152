/**
 * Resolutions and approvals files: the decisions of people. The file is untrusted input. A broken
 * one stays as it is and ends the run.
 */
import { existsSync } from 'node:fs'
import { resolutionKeys } from '../config/parameters.js'
import { parseJson, readBytes } from '../config/read-json.js'
import { problemsOf } from '../config/problems.js'
import { thoroughValidator } from '../core/schema/validators.js'
import { ConfigurationError } from '../errors.js'
import type { Resolution } from '../core/decisions/resolution.js'
import type { ResolutionsFile } from '../generated/resolutions.js'
import { writeAtomically } from './atomic-file.js'

export interface ResolutionsRead {
  entries: Resolution[]
  /** Entries with `accept: true`, which only an approvals file may hold. */
  ignoredAccepts: number
}

/**
 * The persisted rejections; a missing file holds none. @throws ConfigurationError when it is broken
 */
export function readResolutions(path: string): ResolutionsRead {
  const all = readPersisted(path)
  const entries = all.filter((entry) => entry.accept === false)
  return { entries, ignoredAccepts: all.filter((entry) => entry.accept === true).length }
}

/** Entries of `--approvals FILE`. @throws ConfigurationError when it is missing or broken */
export function readApprovals(path: string): Resolution[] {
  return parseEntries(readBytes(path), path)
}

/**
 * The entries in untrusted bytes: a file, or the bare list.
 * @param name of the file, for errors
 * @throws ConfigurationError
 */
export function parseEntries(bytes: Buffer, name: string): Resolution[] {
  const value = parseJson(bytes, name)
  return validEntries(Array.isArray(value) ? { resolutions: value } : value, name)
}

function validEntries(file: unknown, name: string): Resolution[] {
  const value = withoutEmptyKeys(file)
  const validate = thoroughValidator<ResolutionsFile>('resolutions')
  if (validate(value)) return value.resolutions
  const problems = problemsOf(validate.errors ?? [], value, resolutionKeys())
  throw new ConfigurationError(
    `${name} is not a resolutions file: ${problems.join('; ')}`,
    'correct it, or move it away and decide again; it was not changed',
  )
}

/**
 * Drops keys whose value is null or "" from the entries of a resolutions or approvals file.
 * PowerShell writes them for a table's empty cells; they mean the same as a missing key.
 * @param file as parsed, not checked yet
 */
function withoutEmptyKeys(file: unknown): unknown {
  if (!isObject(file) || !Array.isArray(file['resolutions'])) return file
  return {
    ...file,
    resolutions: file['resolutions'].map((entry: unknown) => (isObject(entry) ? withValues(entry) : entry)),
  }
}

const withValues = (entry: Record<string, unknown>): object =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null && value !== ''))

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function readPersisted(path: string): Resolution[] {
  return existsSync(path) ? validEntries(parseJson(readBytes(path), path), path) : []
}

/**
 * Persists decisions at once and atomically. The file on disk is read again, so that its other
 * entries stay.
 * @param add rejections to remember
 * @param drop tells the entries to remove: rejections that lapsed, or that a person takes back
 */
export function updateResolutions(
  path: string,
  add: readonly Resolution[],
  drop: (entry: Resolution) => boolean,
): void {
  const before = readPersisted(path)
  const kept = before.filter((entry) => entry.accept !== false || !drop(entry))
  writeAtomically(path, JSON.stringify({ resolutions: [...kept, ...add] }, null, 4) + '\n')
}

/**
 * Entries that have changed take the place of what they were.
 * @param after in the order of `before`; what has not changed is the same object
 * @returns how many have changed
 */
export function replaceRejections(path: string, before: readonly Resolution[], after: readonly Resolution[]): number {
  const changed = after.filter((entry, index) => entry !== before[index])
  if (changed.length === 0) return 0
  const old = new Set(before.filter((entry, index) => entry !== after[index]).map((entry) => JSON.stringify(entry)))
  updateResolutions(path, changed, (entry) => old.has(JSON.stringify(entry)))
  return changed.length
}
