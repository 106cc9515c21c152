/** Reads a users file from the disk. */
import { readFileSync, statSync } from 'node:fs'
import { decodeText, MAX_BYTES, tooLarge } from '../core/users-file/decode.js'
import { readUsersFile, type CheckedUsersFile } from '../core/users-file/read.js'
import { errorCode, InputError } from '../errors.js'

/** Decoded, verified and checked. @param key of its MAC; null without one. @throws InputError */
export const readUsersFileAt = (path: string, key: Uint8Array | null): CheckedUsersFile =>
  readUsersFile(readUsersFileBytes(path), key)

/** Decoded and no more. @throws InputError */
export const readUsersFileText = (path: string): string => decodeText(readUsersFileBytes(path)).text

function readUsersFileBytes(path: string): Buffer {
  try {
    // Before it is read: a file that does not fit into memory must be refused, too.
    if (statSync(path).size > MAX_BYTES) throw tooLarge()
    return readFileSync(path)
  } catch (error) {
    if (error instanceof InputError) throw error
    if (errorCode(error) === 'ENOENT') {
      throw new InputError(
        `there is no users file ${path}: nothing is changed`,
        'bring it across, or correct input_file',
        { level: 'warning' },
      )
    }
    throw new InputError(
      `the users file ${path} can't be read: ${(error as Error).message}`,
      'check its path and permissions',
      { cause: error },
    )
  }
}
