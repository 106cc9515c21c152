/**
 * Resolutions and approvals files: who decided what. The file is untrusted input; a broken one stays as it is and ends the run.
 */
import { dirname, resolve } from 'node:path'
import { ConfigurationError } from '../errors.js'
import type { Resolution } from '../core/resolution.js'
import { isAbout } from '../core/resolution.js'
import type { Approval } from '../core/model.js'
import { readJsonFile } from './json-file.js'
import { writeAtomically } from './atomic-file.js'

export interface ResolutionsRead {
  entries: Resolution[]
  /** Entries with `accept: true`, which only an approvals file may hold. */
  ignoredAccepts: number
}

/** The persisted rejections; a missing file holds none. @throws ConfigurationError when it is broken */
export function readResolutions(path: string): ResolutionsRead {
  const all = readEntries(path, 'resolutions_file', true)
  const entries = all.filter((entry) => entry.accept === false)
  return { entries, ignoredAccepts: all.filter((entry) => entry.accept === true).length }
}

/** Entries of `--approvals FILE`. @throws ConfigurationError when it is missing or broken */
export function readApprovals(path: string, text?: string): Resolution[] {
  return readEntries(path, '--approvals', false, text)
}

function readEntries(path: string, what: string, mayBeMissing: boolean, text?: string): Resolution[] {
  const value = readJsonFile<{ resolutions?: Resolution[] }>(path, { what, schema: 'resolutions', mayBeMissing, ...(text !== undefined && { text }) })
  return value?.resolutions ?? []
}

/**
 * Persists decisions at once and atomically: the file on disk is read again, so that what stands in it but is no rejection stays.
 * @param add rejections to remember
 * @param drop which entries to take out: rejections that lapsed, or that a person takes back
 */
export function updateResolutions(path: string, add: readonly Resolution[], drop: (entry: Resolution) => boolean): void {
  const before = readEntries(path, 'resolutions_file', true)
  const kept = before.filter((entry) => entry.accept !== false || !drop(entry))
  writeAtomically(path, JSON.stringify({ resolutions: [...kept, ...add] }, null, 4) + '\n')
}

/** Whether an entry is the rejection of this approval. */
export const rejects = (approval: Approval) => (entry: Resolution) => entry.accept === false && isAbout(entry, approval)

/** The folder where the run's state and lock are kept: that of the resolutions file. */
export const stateFolder = (resolutionsFile: string): string => dirname(resolve(resolutionsFile))

export function assertSeparate(resolutionsFile: string, approvalsFile: string): void {
  if (resolve(resolutionsFile) !== resolve(approvalsFile)) return
  throw new ConfigurationError(
    `--approvals ${approvalsFile} is the resolutions_file, which must not be able to approve`,
    'write approvals to a file of their own',
  )
}
