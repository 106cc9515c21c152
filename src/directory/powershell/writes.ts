/**
 * The writes, as the operations of the AdUserSync.Session module take them: one for each method of
 * the Directory.
 */
import { attributeKey } from '../../core/values/attribute-key.js'
import { tagged, text, type Tagged } from '../../core/values/value.js'
import type { EnableUser, NewUser, ResumeUser, TakeOverUser, UpdateUser } from '../directory.js'
import type { STAGES } from './operations.js'
import type { ItemWrite } from './write-items.js'

/** One call of the cmdlet adds or removes all these members of one group. */
const MAX_MEMBERS = 500

/** The part of a successful outcome that nobody reads. */
const nothing = (): object => ({})
const always = (): boolean => true
const byGuid = (guid: string): object => ({ guid: tagged('g', guid) })

export const creation = (items: readonly NewUser[]): ItemWrite<NewUser, { guid: string; dn: string }> => ({
  operation: 'New-SyncUser',
  items,
  request: ({ name, path, attributes }) => ({ name: tagged('s', name), path: tagged('s', path), attributes }),
  read: ({ guid, dn }) => ({ guid: text(guid as Tagged), dn: text(dn as Tagged) }),
  isInParallel: always,
})

export const update = (items: readonly UpdateUser[]): ItemWrite<UpdateUser, object> => ({
  operation: 'Set-SyncUser',
  items,
  request: ({ guid, replace, clear }) => ({ guid: tagged('g', guid), replace, clear }),
  read: nothing,
  isInParallel: areIndependent,
})

/**
 * Not two of one user, such as parts of an update that was refused: of two changes of an object at
 * the same time, the domain controller may answer one with "busy".
 */
export const areIndependent = (items: readonly UpdateUser[]): boolean =>
  items.every(takesNoName) && new Set(items.map(({ guid }) => guid)).size === items.length

/**
 * A userPrincipalName may be given up by one user and taken by the next, in this order. It is the
 * only value that an update writes and the directory keeps unique (MS-ADTS 3.1.1.5.1.3).
 */
const takesNoName = ({ replace, clear }: UpdateUser): boolean =>
  ![...Object.keys(replace), ...clear].some((name) => attributeKey(name) === attributeKey('userPrincipalName'))

/** One after another: a name may be given up by one user and taken by the next. */
export const renaming = (
  items: readonly { guid: string; newName: string }[],
): ItemWrite<{ guid: string; newName: string }, object> => ({
  operation: 'Rename-SyncUser',
  items,
  request: ({ guid, newName }) => ({ guid: tagged('g', guid), newName: tagged('s', newName) }),
  read: nothing,
})

export const disabling = (items: readonly string[]): ItemWrite<string, object> => ({
  operation: 'Disable-SyncUser',
  items,
  request: byGuid,
  read: nothing,
  isInParallel: always,
})

/** Passwords cross as secrets. */
export const enabling = (items: readonly EnableUser[]): ItemWrite<EnableUser, object> => ({
  operation: 'Enable-SyncUser',
  items,
  secret: ({ password }) => password,
  request: ({ guid, mustChangePassword, cannotChangePassword }) => ({
    guid: tagged('g', guid),
    mustChangePassword,
    cannotChangePassword,
  }),
  read: nothing,
  isInParallel: always,
})

export const resuming = (items: readonly ResumeUser[]): ItemWrite<ResumeUser, object> => ({
  operation: 'Resume-SyncUser',
  items,
  request: ({ guid, userAccountControl, pwdLastSet, versions }) => ({
    guid: tagged('g', guid),
    userAccountControl: tagged('i', String(userAccountControl)),
    pwdLastSet: tagged('l', pwdLastSet),
    versions,
  }),
  read: nothing,
  isInParallel: always,
})

export const membership = (
  operation: keyof typeof STAGES & `${string}-SyncGroupMember`,
  groupGuid: string,
  items: readonly string[],
): ItemWrite<string, object> => ({
  operation,
  parameters: { group: tagged('g', groupGuid) },
  items,
  maxItems: MAX_MEMBERS,
  request: byGuid,
  read: nothing,
})

/** @param targetPath distinguished name of the container to move to */
export const takeOver = (user: TakeOverUser, targetPath: Tagged): ItemWrite<TakeOverUser, { dn: string }> => ({
  operation: 'Move-SyncUser',
  parameters: { targetPath },
  items: [user],
  request: ({ guid, newName, anchor }) => ({
    guid: tagged('g', guid),
    newName: tagged('s', newName),
    replace: anchor === null ? {} : { [anchor.attribute]: anchor.after },
  }),
  read: ({ dn }) => ({ dn: text(dn as Tagged) }),
})
