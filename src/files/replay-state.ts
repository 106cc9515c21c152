/** Which users file was imported last, for each managed_user_path, in one small file beside the resolutions file. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dnKey } from '../core/distinguished-name.js'
import type { ImportedVersion } from '../core/replay.js'
import { ConfigurationError } from '../errors.js'
import { writeAtomically } from './atomic-file.js'

const FILE = 'ad-user-sync-state.json'

interface State {
  /** By dnKey of managed_user_path. */
  lastImports: Record<string, ImportedVersion>
}

/** null before the first import. @throws ConfigurationError when the state file is broken; it stays as it is */
export function readLastImport(folder: string, managedUserPath: string): ImportedVersion | null {
  return readState(folder).lastImports[dnKey(managedUserPath)] ?? null
}

/** To be called before the first write to the directory. @throws ConfigurationError */
export function rememberImport(folder: string, managedUserPath: string, { timestamp, hash }: ImportedVersion): void {
  const { lastImports } = readState(folder)
  const state: State = { lastImports: { ...lastImports, [dnKey(managedUserPath)]: { timestamp, hash } } }
  writeAtomically(join(folder, FILE), `${JSON.stringify(state, null, 4)}\n`)
}

function readState(folder: string): State {
  const path = join(folder, FILE)
  try {
    const state: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (isState(state)) return state
    throw new TypeError('it does not hold what this tool writes')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { lastImports: {} }
    throw new ConfigurationError(
      `${path}, which remembers the last import, cannot be read: ${(error as Error).message}`,
      'restore it from a backup, or move it away if you know that the users file is the newest: without it, a replayed one is not noticed',
      { cause: error },
    )
  }
}

function isState(value: unknown): value is State {
  const imports = (value as Partial<State> | null)?.lastImports
  return typeof imports === 'object' && imports !== null && Object.values(imports).every(isVersion)
}

function isVersion(value: unknown): value is ImportedVersion {
  const version = value as Partial<ImportedVersion> | null
  const isTime = version?.timestamp === null || (typeof version?.timestamp === 'string' && !Number.isNaN(Date.parse(version.timestamp)))
  return isTime && typeof version?.hash === 'string'
}
