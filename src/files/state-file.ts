/**
 * The small files in which an import keeps its state: beside the resolutions file, and named by
 * their container. Imports into different containers share a folder, and no file.
 */
import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { ImportSettings } from '../config/settings.js'
import { dnKey } from '../core/names/distinguished-name.js'
import { sha256 } from '../core/text/sha256.js'
import { errorCode, type ConfigurationError } from '../errors.js'
import { writeAtomically } from './atomic-file.js'

/** What tells where an import keeps its state. */
export type StatePlace = Pick<ImportSettings, 'resolutionsFile' | 'managedUserPath'>

export const stateFolder = ({ resolutionsFile }: StatePlace): string => dirname(resolve(resolutionsFile))

/** The same path for every spelling of managed_user_path. */
export function statePath(place: StatePlace, extension: 'lock' | 'state.json' | 'names.json' | 'runs.json'): string {
  const hash = sha256(dnKey(place.managedUserPath)).slice(0, 12)
  return join(stateFolder(place), `ad-user-sync-${hash}.${extension}`)
}

/**
 * What the file holds; null when it is missing. A broken one stays as it is.
 * @param parse returns null for what this tool does not write
 * @param cannotRead makes the error that is thrown
 */
export function readStateFile<State>(
  path: string,
  parse: (value: unknown) => State | null,
  cannotRead: (cause: Error) => ConfigurationError,
): State | null {
  try {
    const state = parse(JSON.parse(readFileSync(path, 'utf8')))
    if (state !== null) return state
    throw new TypeError('it does not hold what this tool writes')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw cannotRead(error as Error)
  }
}

/** Whole or not at all. @throws ConfigurationError */
export function writeStateFile(path: string, state: object): void {
  writeAtomically(path, `${JSON.stringify(state, null, 4)}\n`)
}
