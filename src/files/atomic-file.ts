import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { ConfigurationError, errorCode } from '../errors.js'
import { assertRegular } from '../process/regular-file.js'
import { attempt } from './attempt.js'
import { retryWhileHeld } from './held.js'
import { besideName, removeLeftovers } from './leftovers.js'

/**
 * Writes a whole file or none of it: a temporary file beside it is flushed to the disk, then
 * renamed over it. On any error the previous file stays as it was. (write-file-atomic 7.0.1 is not
 * used: it ignores short writes. When a disk fills up in the middle, it renames a truncated file
 * into place.)
 * @param mode permissions of the file; absent: those of the file that it replaces
 * @throws ConfigurationError with a remedy
 */
export function writeAtomically(path: string, data: string | Uint8Array, mode?: number): void {
  assertRegular(path)
  const target = followLinks(path)
  // Windows would say EPERM, after all the retries.
  if (isFolder(target)) throw cannotWrite(path, Object.assign(new Error('EISDIR: it is a folder'), { code: 'EISDIR' }))
  const temporary = besideName(target, 'tmp')
  try {
    writeThrough(temporary, data, mode ?? modeOf(target))
    retryWhileHeld(() => renameSync(temporary, target))
    syncFolder(dirname(target))
  } catch (error) {
    attempt(() => retryWhileHeld(() => rmSync(temporary, { force: true })))
    throw cannotWrite(path, error)
  }
  removeLeftovers(target)
}

function writeThrough(path: string, data: string | Uint8Array, mode: number | undefined): void {
  const file = retryWhileHeld(() => openSync(path, 'wx', mode))
  try {
    // The umask has taken permissions away. Some file systems have none to set.
    if (mode !== undefined) attempt(() => fchmodSync(file, mode))
    writeFileSync(file, data)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/**
 * Without this, a power failure may undo the rename. Windows cannot open folders, and some network
 * file systems cannot flush them.
 */
function syncFolder(path: string): void {
  attempt(() => {
    const folder = openSync(path, 'r')
    try {
      fsyncSync(folder)
    } finally {
      closeSync(folder)
    }
  })
}

const followLinks = (path: string): string => attempt(() => realpathSync(path)) ?? path
const modeOf = (path: string): number | undefined => attempt(() => statSync(path).mode & 0o7777)

const isFolder = (path: string): boolean => attempt(() => statSync(path).isDirectory()) ?? false

const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: 'free space on that disk, then run again',
  EDQUOT: 'free space within the quota of this account, then run again',
  ENOENT: 'create the folder, or name another file in the config',
  ENOTDIR: 'name a file in a folder',
  EISDIR: 'that is a folder: name a file in the config',
  EACCES: 'let this account write to the folder, or name a file elsewhere in the config',
  EPERM: 'let this account write to the folder, or name a file elsewhere in the config',
  EROFS: 'the file system is read-only: name a file elsewhere in the config',
  EBUSY: 'another program holds the file open: close it, then run again',
}

/**
 * For a file that another program holds open, Windows has the code of a missing right. A folder
 * without that right already refuses to open the temporary file.
 */
const isHeldOpen = (error: unknown, platform: NodeJS.Platform): boolean =>
  platform === 'win32' &&
  ['EPERM', 'EACCES'].includes(errorCode(error)) &&
  ['rename', 'unlink'].includes((error as NodeJS.ErrnoException).syscall ?? '')

/** The error for a file of this tool that could not be written, with the remedy. */
export function cannotWrite(path: string, cause: unknown, platform = process.platform): ConfigurationError {
  const why = cause instanceof Error ? cause.message : String(cause)
  const remedy =
    REMEDIES[isHeldOpen(cause, platform) ? 'EBUSY' : errorCode(cause)] ?? `check the folder ${dirname(path)}`
  return new ConfigurationError(`cannot write ${path}, the old file is unchanged: ${why}`, remedy, { cause })
}
