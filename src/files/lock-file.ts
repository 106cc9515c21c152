/** The lock file: it is created exclusively, read, replaced and, when it is stale, moved away. */
import { closeSync, lstatSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { ConfigurationError, errorCode } from '../errors.js'
import { cannotWrite, writeAtomically } from './atomic-file.js'
import { attempt } from './attempt.js'
import { retryWhileHeld } from './held.js'
import { besideName } from './leftovers.js'
import type { ProcessIdentity } from './process-identity.js'

export interface LockHolder {
  managedUserPath: string
  host: string
  user: string
  /** ISO 8601 UTC. */
  since: string
  /** Start of the computer, ISO 8601 UTC; older versions did not write it. */
  booted?: string
  tool: ProcessIdentity
  powershell: ProcessIdentity | null
}

export interface FoundLock {
  text: string
  /** null: the text is not, or not yet, that of this tool. */
  holder: LockHolder | null
  /** Since the last write. */
  ageMs: number
}

/** Whether the lock is ours now; false: it exists already. */
export function createLock(path: string, holder: LockHolder): boolean {
  let file: number
  try {
    file = retryWhileHeld(() => openSync(path, 'wx'))
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw cannotWrite(path, error)
  }
  try {
    writeFileSync(file, serialise(holder))
    return true
  } catch (error) {
    attempt(() => removeLock(path))
    throw cannotWrite(path, error)
  } finally {
    closeSync(file)
  }
}

/**
 * null when there is no lock. @throws ConfigurationError, also when it is no file, but e.g. a link
 * or a pipe
 */
export function readLock(path: string): FoundLock | null {
  try {
    // A link to nowhere can be neither created nor read, and a pipe is read for ever.
    if (!lstatSync(path).isFile())
      throw new ConfigurationError(
        `${path} is not a file, but this import's lock belongs there`,
        'move it away, then run again',
      )
    const text = retryWhileHeld(() => readFileSync(path, 'utf8'))
    const ageMs = Date.now() - statSync(path).mtimeMs
    return { text, holder: parse(text), ageMs }
  } catch (error) {
    if (error instanceof ConfigurationError) throw error
    if (errorCode(error) === 'ENOENT') return null
    throw cannotWrite(path, error)
  }
}

function parse(text: string): LockHolder | null {
  try {
    const holder = JSON.parse(text) as LockHolder
    return Number.isSafeInteger(holder.tool.pid) ? holder : null
  } catch {
    return null
  }
}

/**
 * Moves it away first: when two imports find one stale lock, the slower one must not delete the new
 * lock of the faster one.
 */
export function discardLock(path: string, judged: string): void {
  const aside = besideName(path, 'stale')
  try {
    retryWhileHeld(() => renameSync(path, aside))
    if (retryWhileHeld(() => readFileSync(aside, 'utf8')) !== judged) {
      retryWhileHeld(() => renameSync(aside, path))
      return
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw cannotWrite(path, error)
  }
  // One that cannot be removed does no harm and is removed later with other leftovers.
  attempt(() => removeLock(aside))
}

/** @throws Error of the file system */
export function removeLock(path: string): void {
  retryWhileHeld(() => rmSync(path, { force: true }))
}

export function replaceLock(path: string, holder: LockHolder): void {
  writeAtomically(path, serialise(holder))
}

const serialise = (holder: LockHolder): string => `${JSON.stringify(holder, null, 4)}\n`
