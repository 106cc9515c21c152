/**
 * The rights of the account that runs the import. The domain controller computes which classes and
 * attributes the account may write: allowedChildClassesEffective, allowedAttributesEffective
 * (MS-ADTS 3.1.1.4.5).
 */
import { grants, RIGHTS, type Access } from '../../core/safety/access-control.js'
import { equals, guidBytes, or } from '../../core/names/ldap-filter.js'
import { attributeKey, isSameAttribute } from '../../core/values/attribute-key.js'
import { firstText, texts } from '../../core/values/value.js'
import type { Directory, Entry } from '../../directory/directory.js'
import type { Delegation } from './grant-command.js'

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
/**
 * A rename needs the right to write `name`. No constructed attribute lists it, because it is
 * system-only (MS-ADA3, attribute name).
 */
const UNTOLD = ['name']

export async function mayCreateUsers(directory: Directory, path: string): Promise<boolean> {
  const { attributes } = await readRights(directory, path)
  return texts(attributes, 'allowedChildClassesEffective').some((name) => name.toLowerCase() === 'user')
}

export const mayResetPasswords = (directory: Directory, delegation: Delegation): Promise<boolean> =>
  mayOnUsers(directory, delegation, { right: RIGHTS.controlAccess, objectTypes: [RESET_PASSWORD] })

export const mayForbidPasswordChanges = (directory: Directory, delegation: Delegation): Promise<boolean> =>
  mayOnUsers(directory, delegation, { right: RIGHTS.writeDacl, objectTypes: [] })

/**
 * Those of the attributes that it may not write on users. The domain controller computes the rights
 * on a managed user. Before there is one, the access control list that it will inherit tells them.
 */
export async function unwritable(
  directory: Directory,
  delegation: Delegation,
  names: readonly string[],
): Promise<string[]> {
  if (delegation.user === undefined) return unwritableByList(directory, delegation, names)
  const writable = await writableAttributes(directory, delegation.user.dn)
  const untold = await unwritableByList(directory, delegation, UNTOLD)
  return names.filter((name) => (UNTOLD.includes(name) ? untold.includes(name) : !writable.has(attributeKey(name))))
}

/** As attributeKeys. */
export async function writableAttributes(directory: Directory, dn: string): Promise<Set<string>> {
  const { attributes } = await readRights(directory, dn)
  return new Set(texts(attributes, 'allowedAttributesEffective').map(attributeKey))
}

async function unwritableByList(
  directory: Directory,
  delegation: Delegation,
  names: readonly string[],
): Promise<string[]> {
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
    if (!(await mayOnUsers(directory, delegation, { right: RIGHTS.writeProperty, objectTypes }))) missing.push(name)
  }
  return missing
}

async function mayOnUsers(directory: Directory, { settings, user }: Delegation, access: Access): Promise<boolean> {
  const entry = await readRights(directory, user?.dn ?? settings.managedUserPath)
  const descriptor = Buffer.from(firstText(entry.attributes, 'nTSecurityDescriptor') ?? '', 'base64')
  const scope = user === undefined ? { inheritedBy: USER_CLASS } : {}
  return descriptor.length > 0 && grants(descriptor, await sidsOf(directory), { ...access, ...scope })
}

async function readRights(directory: Directory, dn: string): Promise<Entry> {
  const properties = ['allowedChildClassesEffective', 'allowedAttributesEffective', 'nTSecurityDescriptor']
  const [entry] = await directory.find({ searchBase: dn, scope: 'Base', filter: '(objectClass=*)', properties })
  return entry!
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
