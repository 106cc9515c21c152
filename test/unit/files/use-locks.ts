/** A folder for the locks of a test, and locks as another import left them. */
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'node:test'
import { readJsonSync, removeSync, writeJsonSync } from 'fs-extra/esm'
import { LockedError } from '../../../src/errors.js'
import { acquireLock } from '../../../src/files/lock.js'
import { place } from './state-place.js'

export const PATH = 'OU=Extern,DC=target,DC=test'

export const locked = (message: RegExp) => (error: unknown) =>
  error instanceof LockedError && message.test(error.message)

export function useLocks() {
  let folder = ''
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lock-'))))
  afterEach(() => removeSync(folder))
  const lockFile = () => join(folder, readdirSync(folder)[0]!)
  const content = () => readJsonSync(lockFile()) as Record<string, unknown>
  return {
    /** A new one for each test. */
    folder: () => folder,
    /** The only one. */
    lockFile,
    content,
    /** A lock as another import left it. */
    async leaveLock(change: object): Promise<void> {
      await acquireLock(place(folder, PATH))
      writeJsonSync(lockFile(), { ...content(), ...change })
    },
  }
}
