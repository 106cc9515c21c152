/**
 * The accounts that were created with a `new_name`: a small file for each managed_user_path, beside
 * the resolutions file.
 */
import type { NewNamed } from '../core/names/account-names.js'
import { ConfigurationError } from '../errors.js'
import { readStateFile, statePath, writeStateFile, type StatePlace } from './state-file.js'

/**
 * By objectGUID, or by anchor where a run was killed before it knew the account; empty when there
 * is no file. @throws ConfigurationError when the file is broken; it stays as it is
 */
export function readNewNames(place: StatePlace): Map<string, NewNamed> {
  const path = statePath(place, 'names.json')
  const cannotRead = (cause: Error) =>
    new ConfigurationError(
      `${path}, which remembers new account names, cannot be read: ${cause.message}`,
      'restore it from a backup, or move it away: without it, accounts created with a new_name are recognised by their names only',
      { cause },
    )
  return readStateFile(path, parseNames, cannotRead) ?? new Map<string, NewNamed>()
}

function parseNames(value: unknown): Map<string, NewNamed> | null {
  const { newNames } = (value ?? {}) as { newNames?: unknown }
  if (typeof newNames !== 'object' || newNames === null) return null
  const entries = Object.entries(newNames)
  return entries.every((entry): entry is [string, NewNamed] => isNewNamed(entry[1])) ? new Map(entries) : null
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
export function rememberNewNames(place: StatePlace, accounts: readonly NewNamedAccount[]): void {
  if (accounts.length === 0) return
  const names = readNewNames(place)
  for (const { anchor, guid, named } of accounts) {
    if (anchor !== null) names.delete(anchor)
    const key = guid ?? anchor
    if (key !== null) names.set(key, named)
  }
  writeNewNames(place, names)
}

/**
 * Replaces names under an anchor by those of the accounts that were found. @throws
 * ConfigurationError
 */
export function settleNewNames(place: StatePlace, found: ReadonlyMap<string, NewNamed>): void {
  const isSettled = [...readNewNames(place).keys()].every((key) => found.has(key))
  if (!isSettled) writeNewNames(place, found)
}

function writeNewNames(place: StatePlace, names: ReadonlyMap<string, NewNamed>): void {
  const { managedUserPath } = place
  writeStateFile(statePath(place, 'names.json'), { managedUserPath, newNames: Object.fromEntries(names) })
}

function isNewNamed(value: unknown): value is NewNamed {
  const { sAMAccountName, userPrincipalName, given } = (value ?? {}) as Partial<Record<keyof NewNamed, unknown>>
  return (
    typeof sAMAccountName === 'string' &&
    (userPrincipalName === null || typeof userPrincipalName === 'string') &&
    (given === undefined || typeof given === 'string')
  )
}
