/** Which users file was imported last: one small file for each managed_user_path, beside the resolutions file. */
import { readFileSync } from 'node:fs'
import type { ImportedVersion } from '../core/safety/replay.js'
import { ConfigurationError } from '../errors.js'
import { writeAtomically } from './atomic-file.js'
import { statePath } from './state-path.js'

/** null before the first import. @throws ConfigurationError when the state file is broken; it stays as it is */
export function readLastImport(folder: string, managedUserPath: string): ImportedVersion | null {
  const path = statePath(folder, managedUserPath, 'state.json')
  try {
    const lastImport = (JSON.parse(readFileSync(path, 'utf8')) as { lastImport?: unknown } | null)?.lastImport
    if (isVersion(lastImport)) return lastImport
    throw new TypeError('it does not hold what this tool writes')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new ConfigurationError(
      `${path}, which remembers the last import, cannot be read: ${(error as Error).message}`,
      'restore it from a backup, or move it away if you know that the users file is the newest: without it, a replayed one is not noticed',
      { cause: error },
    )
  }
}

/** To be called before the first write to the directory. @throws ConfigurationError */
export function rememberImport(folder: string, managedUserPath: string, { timestamp, hash }: ImportedVersion): void {
  const state = { managedUserPath, lastImport: { timestamp, hash } }
  writeAtomically(statePath(folder, managedUserPath, 'state.json'), `${JSON.stringify(state, null, 4)}\n`)
}

function isVersion(value: unknown): value is ImportedVersion {
  const version = value as Partial<ImportedVersion> | null | undefined
  const isTime =
    version?.timestamp === null ||
    (typeof version?.timestamp === 'string' && !Number.isNaN(Date.parse(version.timestamp)))
  return isTime && typeof version?.hash === 'string'
}
