/**
 * Checks that the account that runs the import has each right of the delegation
 * (ps-scripts/Grant-SyncRights.ps1).
 */
import type { Directory } from '../../directory/directory.js'
import { UnavailableError } from '../../errors.js'
import type { Checklist, Finding, Looked } from './checklist.js'
import { grantCommand, type Delegation } from './grant-command.js'
import {
  mayCreateUsers,
  mayForbidPasswordChanges,
  mayResetPasswords,
  unwritable,
  writableAttributes,
} from './rights.js'

/** The attributes that an import writes regardless of the file. */
const OWN_ATTRIBUTES = ['cn', 'name', 'userAccountControl', 'pwdLastSet', 'accountExpires']

export async function lookAtRights(
  list: Checklist,
  directory: Looked<Directory>,
  delegation: Looked<Delegation>,
): Promise<void> {
  const needs = [directory, delegation] as const
  await list.look('right to create users', needs, createsUsers)
  await list.look('right to write users', needs, writesUsers)
  await list.look('right to reset passwords', needs, resetsPasswords)
  if (!('value' in delegation) || delegation.value.settings.usersCanNotChangePassword)
    await list.look('right to forbid password changes', needs, forbidsPasswordChanges)
  await list.look('right to read change counts', needs, readsVersions)
  await list.look('right to change group members', needs, changesMembers)
}

async function createsUsers(directory: Directory, delegation: Delegation): Promise<Finding<null>> {
  const { managedUserPath } = delegation.settings
  const may = await mayCreateUsers(directory, managedUserPath)
  return granted(may ? [] : ['create users'], `in ${managedUserPath}`, delegation, directory)
}

async function writesUsers(directory: Directory, delegation: Delegation): Promise<Finding<null>> {
  const { anchorAttribute } = delegation.settings
  const names = [...OWN_ATTRIBUTES, ...(anchorAttribute === null ? [] : [anchorAttribute]), ...delegation.attributes]
  const missing = await unwritable(directory, delegation, names)
  return granted(missing, forUsers(delegation), delegation, directory, 'write ')
}

async function resetsPasswords(directory: Directory, delegation: Delegation): Promise<Finding<null>> {
  const may = await mayResetPasswords(directory, delegation)
  return granted(may ? [] : ['reset passwords'], forUsers(delegation), delegation, directory)
}

async function forbidsPasswordChanges(directory: Directory, delegation: Delegation): Promise<Finding<null>> {
  const may = await mayForbidPasswordChanges(directory, delegation)
  const where = `${forUsers(delegation)}, for users_can_not_change_password`
  return granted(may ? [] : ['change the access control list'], where, delegation, directory)
}

/** Without it the import goes on, and offers less: a warning. */
async function readsVersions(directory: Directory, delegation: Delegation): Promise<Finding<null>> {
  const { user } = delegation
  if (user === undefined) return { value: null, found: 'can be seen only once there is a managed user' }
  const { accountName } = directory.domain
  const versions = await directory.stateVersions([user.guid])
  if (versions.has(user.guid)) return { value: null, found: `granted ${forUsers(delegation)}` }
  const problem = `${accountName ?? 'the account'} may not read replPropertyMetaData of ${user.dn}`
  const lacking = 'nobody may keep a password (keep_password), and an undo enables nobody'
  return { value: null, found: `${problem}: ${lacking}`, remedy: grantCommand(delegation, accountName) }
}

async function changesMembers(directory: Directory, delegation: Delegation): Promise<Finding<null>> {
  const { groups } = delegation
  const missing: string[] = []
  for (const { dn } of groups) if (!(await writableAttributes(directory, dn)).has('member')) missing.push(dn)
  return granted(missing, `(groups of group_map: ${groups.length})`, delegation, directory, 'write member of ')
}

const forUsers = ({ settings }: Delegation): string => `for users below ${settings.managedUserPath}`

/** @param missing the missing rights; [] when all are granted */
function granted(
  missing: readonly string[],
  where: string,
  delegation: Delegation,
  { domain }: Directory,
  verb = '',
): Finding<null> {
  if (missing.length === 0) return { value: null, found: `granted ${where}` }
  const problem = `${domain.accountName ?? 'the account'} may not ${verb}${missing.join(', ')} ${where}`
  throw new UnavailableError(problem, grantCommand(delegation, domain.accountName))
}
