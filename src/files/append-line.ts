/**
 * Adds a line to a file that only grows. Half a line at its end, of a write that was interrupted,
 * is taken off first.
 */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { SyncError } from '../errors.js'
import { assertRegular } from '../process/regular-file.js'
import { cannotWrite } from './atomic-file.js'
import { attempt } from './attempt.js'
import { retryWhileHeld } from './held.js'

const LINE_FEED = 0x0a

/**
 * Flushed to the disk when it returns; what could not be written whole is taken off again.
 * @throws ConfigurationError saying what, where and what next
 */
export function appendLine(path: string, line: string): void {
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
