/**
 * Checks that the account that runs the import has each right of the delegation
 * (ps-scripts/Grant-SyncRights.ps1). The domain controller computes which classes and attributes
 * the account may write: allowedChildClassesEffective, allowedAttributesEffective (MS-ADTS
 * 3.1.1.4.5).
 */
import { grants, RIGHTS, type Access } from '../../core/safety/access-control.js'
import { equals, guidBytes, or } from '../../core/names/ldap-filter.js'
import { attributeKey, isSameAttribute } from '../../core/values/attribute-key.js'
import { firstText, texts } from '../../core/values/value.js'
import type { Directory, Entry } from '../../directory/directory.js'
import { UnavailableError } from '../../errors.js'
import type { Checklist, Finding, Looked } from './checklist.js'
import { grantCommand, type Delegation } from './grant-command.js'

/**
 * schemaIDGUID of the class user (MS-ADSC 2.263), and the extended right User-Force-Change-Password
 * (MS-ADTS 5.1.3.2.1).
 */
const [USER_CLASS, RESET_PASSWORD] = [
  'bf967aba-0de6-11d0-a285-00aa003049e2',
  '00299570-246d-11d0-a768-00aa006e0529',
].map((guid) => Buffer.from(guidBytes(guid)).toString('hex')) as [string, string]
/** Everyone and Authenticated Users, which hold every account: MS-DTYP 2.4.2.4. */
const EVERYBODY = ['S-1-1-0', 'S-1-5-11']
/** The attributes that an import writes regardless of the file. */
const OWN_ATTRIBUTES = ['cn', 'name', 'userAccountControl', 'pwdLastSet', 'accountExpires']
/**
 * A rename needs the right to write `name`. No constructed attribute lists it, because it is
 * system-only (MS-ADA3, attribute name).
 */
const UNTOLD = ['name']

export async function lookAtRights(
  list: Checklist,
  directory: Looked<Directory>,
  delegation: Looked<Delegation>,
): Promise<void> {
  const needs = [directory, delegation] as const
  await list.look('right to create users', needs, async (ad, what) => {
    const entry = await readRights(ad, what.settings.managedUserPath)
    const may = texts(entry.attributes, 'allowedChildClassesEffective').some((name) => name.toLowerCase() === 'user')
    return granted(may ? [] : ['create users'], `in ${what.settings.managedUserPath}`, what, ad)
  })
  await list.look('right to write users', needs, async (ad, what) => {
    const { anchorAttribute } = what.settings
    const names = [...OWN_ATTRIBUTES, ...(anchorAttribute === null ? [] : [anchorAttribute]), ...what.attributes]
    return granted(
      await unwritable(ad, what, names),
      `for users below ${what.settings.managedUserPath}`,
      what,
      ad,
      'write ',
    )
  })
  await list.look('right to reset passwords', needs, async (ad, what) => {
    const may = await mayOnUsers(ad, what, { right: RIGHTS.controlAccess, objectTypes: [RESET_PASSWORD] })
    return granted(may ? [] : ['reset passwords'], `for users below ${what.settings.managedUserPath}`, what, ad)
  })
  if (!('value' in delegation) || delegation.value.settings.usersCanNotChangePassword) {
    await list.look('right to forbid password changes', needs, async (ad, what) => {
      const may = await mayOnUsers(ad, what, { right: RIGHTS.writeDacl, objectTypes: [] })
      const missing = may ? [] : ['change the access control list']
      return granted(
        missing,
        `for users below ${what.settings.managedUserPath}, for users_can_not_change_password`,
        what,
        ad,
      )
    })
  }
  await list.look('right to read change counts', needs, readsVersions)
  await list.look('right to change group members', needs, async (ad, what) => {
    const missing: string[] = []
    for (const { dn } of what.groups) {
      const entry = await readRights(ad, dn)
      if (!texts(entry.attributes, 'allowedAttributesEffective').map(attributeKey).includes('member')) missing.push(dn)
    }
    return granted(missing, `(groups of group_map: ${what.groups.length})`, what, ad, 'write member of ')
  })
}

/** Without it the import goes on, and offers less: a warning. */
async function readsVersions(directory: Directory, what: Delegation): Promise<Finding<null>> {
  const { user, settings } = what
  if (user === undefined) return { value: null, found: 'can be seen only once there is a managed user' }
  const { accountName } = directory.domain
  const versions = await directory.stateVersions([user.guid])
  if (versions.has(user.guid)) return { value: null, found: `granted for users below ${settings.managedUserPath}` }
  const problem = `${accountName ?? 'the account'} may not read replPropertyMetaData of ${user.dn}`
  const lacking = 'nobody may keep a password (keep_password), and an undo enables nobody'
  return { value: null, found: `${problem}: ${lacking}`, remedy: grantCommand(what, accountName) }
}

async function readRights(directory: Directory, dn: string): Promise<Entry> {
  const properties = ['allowedChildClassesEffective', 'allowedAttributesEffective', 'nTSecurityDescriptor']
  const [entry] = await directory.find({ searchBase: dn, scope: 'Base', filter: '(objectClass=*)', properties })
  return entry!
}

/** @param missing the missing rights; [] when all are granted */
function granted(
  missing: readonly string[],
  where: string,
  what: Delegation,
  { domain }: Directory,
  verb = '',
): Finding<null> {
  if (missing.length === 0) return { value: null, found: `granted ${where}` }
  const problem = `${domain.accountName ?? 'the account'} may not ${verb}${missing.join(', ')} ${where}`
  throw new UnavailableError(problem, grantCommand(what, domain.accountName))
}

/**
 * The domain controller computes the rights on a managed user. Before there is one, the access
 * control list that it will inherit tells them.
 */
async function unwritable(directory: Directory, what: Delegation, names: readonly string[]): Promise<string[]> {
  if (what.user === undefined) return unwritableByList(directory, what, names)
  const entry = await readRights(directory, what.user.dn)
  const writable = new Set(texts(entry.attributes, 'allowedAttributesEffective').map(attributeKey))
  const untold = await unwritableByList(directory, what, UNTOLD)
  return names.filter((name) => (UNTOLD.includes(name) ? untold.includes(name) : !writable.has(attributeKey(name))))
}

async function unwritableByList(directory: Directory, what: Delegation, names: readonly string[]): Promise<string[]> {
  const filter = or(...names.map((name) => equals('lDAPDisplayName', name)))
  const properties = ['lDAPDisplayName', 'schemaIDGUID', 'attributeSecurityGUID']
  const schema = await directory.find({
    searchBase: directory.domain.schemaNamingContext,
    scope: 'OneLevel',
    filter,
    properties,
  })
  const missing: string[] = []
  for (const name of names) {
    const entry = schema.find(({ attributes }) =>
      isSameAttribute(name, firstText(attributes, 'lDAPDisplayName') ?? null),
    )
    const guids = ['schemaIDGUID', 'attributeSecurityGUID'].flatMap((key) =>
      entry ? texts(entry.attributes, key) : [],
    )
    const objectTypes = guids.map((guid) => Buffer.from(guid, 'base64').toString('hex'))
    if (!(await mayOnUsers(directory, what, { right: RIGHTS.writeProperty, objectTypes }))) missing.push(name)
  }
  return missing
}

async function mayOnUsers(directory: Directory, { settings, user }: Delegation, access: Access): Promise<boolean> {
  const entry = await readRights(directory, user?.dn ?? settings.managedUserPath)
  const descriptor = Buffer.from(firstText(entry.attributes, 'nTSecurityDescriptor') ?? '', 'base64')
  const scope = user === undefined ? { inheritedBy: USER_CLASS } : {}
  return descriptor.length > 0 && grants(descriptor, await sidsOf(directory), { ...access, ...scope })
}

/**
 * The SIDs of the account and of all its groups: tokenGroups can be read of one object at a time
 * (MS-ADTS 3.1.1.4.5.19).
 */
async function sidsOf(directory: Directory): Promise<Set<string>> {
  const { accountSid, domain } = directory.domain
  if (accountSid === null) return new Set(EVERYBODY)
  const [account] = await directory.find({
    searchBase: domain,
    scope: 'Subtree',
    filter: equals('objectSid', accountSid),
    properties: [],
  })
  if (account === undefined) return new Set([accountSid, ...EVERYBODY])
  const groups = await directory.find({
    searchBase: account.dn,
    scope: 'Base',
    filter: '(objectClass=*)',
    properties: ['tokenGroups'],
  })
  return new Set([accountSid, ...EVERYBODY, ...groups.flatMap(({ attributes }) => texts(attributes, 'tokenGroups'))])
}
