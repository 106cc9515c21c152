/**
 * The accounts that were created with a `new_name`: a small file for each managed_user_path, beside
 * the resolutions file.
 */
import { readFileSync } from 'node:fs'
import type { NewNamed } from '../core/model.js'
import { ConfigurationError, errorCode } from '../errors.js'
import { writeAtomically } from './atomic-file.js'
import { statePath } from './state-path.js'

/**
 * By objectGUID, or by anchor where a run was killed before it knew the account; empty when there
 * is no file. @throws ConfigurationError when the file is broken; it stays as it is
 */
export function readNewNames(folder: string, managedUserPath: string): Map<string, NewNamed> {
  const path = statePath(folder, managedUserPath, 'names.json')
  try {
    const { newNames } = JSON.parse(readFileSync(path, 'utf8')) as { newNames?: unknown }
    const entries = Object.entries((newNames ?? null) as object)
    if (entries.every((entry): entry is [string, NewNamed] => isNewNamed(entry[1]))) return new Map(entries)
    throw new TypeError('it does not hold what this tool writes')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return new Map()
    throw new ConfigurationError(
      `${path}, which remembers new account names, cannot be read: ${(error as Error).message}`,
      'restore it from a backup, or move it away: without it, accounts created with a new_name are recognised by their names only',
      { cause: error },
    )
  }
}

/** An account with a new name. `guid` is null while it is about to be made. */
export interface NewNamedAccount {
  anchor: string | null
  guid: string | null
  named: NewNamed
}

/**
 * Called before the accounts are made, and as soon as they exist: a run that is killed between has
 * the names under the anchors, from which the next run finds the accounts.
 * @throws ConfigurationError
 */
export function rememberNewNames(folder: string, managedUserPath: string, accounts: readonly NewNamedAccount[]): void {
  if (accounts.length === 0) return
  const names = readNewNames(folder, managedUserPath)
  for (const { anchor, guid, named } of accounts) {
    if (anchor !== null) names.delete(anchor)
    const key = guid ?? anchor
    if (key !== null) names.set(key, named)
  }
  writeNewNames(folder, managedUserPath, names)
}

/**
 * Replaces names under an anchor by those of the accounts that were found. @throws
 * ConfigurationError
 */
export function settleNewNames(folder: string, managedUserPath: string, found: ReadonlyMap<string, NewNamed>): void {
  const isSettled = [...readNewNames(folder, managedUserPath).keys()].every((key) => found.has(key))
  if (!isSettled) writeNewNames(folder, managedUserPath, found)
}

function writeNewNames(folder: string, managedUserPath: string, names: ReadonlyMap<string, NewNamed>): void {
  const state = { managedUserPath, newNames: Object.fromEntries(names) }
  writeAtomically(statePath(folder, managedUserPath, 'names.json'), `${JSON.stringify(state, null, 4)}\n`)
}

function isNewNamed(value: unknown): value is NewNamed {
  const { sAMAccountName, userPrincipalName, given } = (value ?? {}) as Partial<Record<keyof NewNamed, unknown>>
  return (
    typeof sAMAccountName === 'string' &&
    (userPrincipalName === null || typeof userPrincipalName === 'string') &&
    (given === undefined || typeof given === 'string')
  )
}
