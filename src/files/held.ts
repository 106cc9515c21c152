/** Operations on files that another program holds open for a moment. */
import { errorCode } from '../errors.js'

const HELD = ['EPERM', 'EACCES', 'EBUSY']
const TRIES = 10
const PAUSE_MS = 100

/**
 * Repeats the operation while a virus scanner or an indexer holds the file: Windows then refuses to
 * open, rename or delete it, and they let go within a moment. A file that is being deleted cannot
 * be opened either, until its last holder closes it. Blocks for 0.9 seconds at most. On other
 * systems these errors are about rights, and nothing is repeated. (Node's own `maxRetries` of
 * rmSync is for folders only: nodejs.org/api/fs.html#fsrmsyncpath-options.)
 * @throws the error of the last attempt
 */
export function retryWhileHeld<T>(act: () => T): T {
  for (let tried = 1; ; tried++) {
    try {
      return act()
    } catch (error) {
      const held = HELD.includes(errorCode(error))
      if (!held || tried === TRIES || process.platform !== 'win32') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS)
    }
  }
}
