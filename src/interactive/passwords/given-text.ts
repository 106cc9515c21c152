import { readFileSync } from 'node:fs'
import type { SyncError } from '../../errors.js'

/**
 * The text of a file that a config parameter names, in UTF-8, without its byte order mark.
 * @param cannotRead makes the error that is thrown when it can't be read
 */
export function readGivenText(path: string, cannotRead: (cause: Error) => SyncError): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '')
  } catch (error) {
    throw cannotRead(error as Error)
  }
}
