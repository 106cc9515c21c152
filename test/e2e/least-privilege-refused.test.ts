/**
 * Least privilege: what the account of an import may not do, straight over LDAP, with the rights
 * that ps-scripts/Grant-SyncRights.ps1 gives it.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Attribute, Change, Client, InsufficientAccessError } from 'ldapts'
import { labEnvironment } from '../lab/domains.js'
import { PASSWORD, useServiceAccount } from './support/least-privilege.js'
import { DISABLED, ENABLED } from './support/sandbox.js'

const given = useServiceAccount()
const { box } = given

describe('rights that were not granted', () => {
  let client: Client
  let own: string
  let stranger: string
  before(async () => {
    client = new Client({ url: labEnvironment().LAB_TARGET_URI })
    await client.bind(given.env.LAB_BIND_USER, given.env.LAB_BIND_PASSWORD)
    own = await box.user('Managed by hand', {}, box.managed)
    stranger = await box.user('Stranger')
  })
  after(() => client.unbind())

  const user = (): Record<string, string> => ({
    objectClass: 'user',
    sAMAccountName: box.account(),
    userAccountControl: DISABLED,
  })
  const set = (dn: string, type: string, value: string | Buffer): Promise<void> =>
    client.modify(
      dn,
      new Change({ operation: 'replace', modification: new Attribute({ type, values: [value] as string[] }) }),
    )
  const password = Buffer.from(`"${PASSWORD}"`, 'utf16le')

  const attempts: [string, () => Promise<unknown>][] = [
    ['create a user elsewhere', () => client.add(`CN=New,${box.others}`, user())],
    [
      'create a group or a computer among the managed users',
      async () => {
        const computer = { objectClass: 'computer', sAMAccountName: `${box.id}$` }
        await assert.rejects(client.add(`CN=New,${box.managed}`, computer), InsufficientAccessError)
        await client.add(`CN=New,${box.managed}`, { objectClass: 'group', sAMAccountName: box.account() })
      },
    ],
    ['delete a managed user', () => client.del(own)],
    ['move a managed user away', () => client.modifyDN(own, `CN=Moved,${box.others}`)],
    ['write another attribute of a managed user', () => set(own, 'title', 'x')],
    ['change the account name of a managed user', () => set(own, 'sAMAccountName', box.account())],
    ['give a managed user a service principal name', () => set(own, 'servicePrincipalName', `http/${box.id}`)],
    ['write a user elsewhere', () => set(stranger, 'department', 'x')],
    ['reset a password elsewhere', () => set(stranger, 'unicodePwd', password)],
    ['enable a user elsewhere', () => set(stranger, 'userAccountControl', ENABLED)],
    ['move a user in', () => client.modifyDN(stranger, `CN=Taken,${box.managed}`)],
    ['write another attribute of a mapped group', () => set(`CN=Staff,${box.groups}`, 'description', 'x')],
    ['write the members of another group', () => set(`CN=Not granted,${box.groups}`, 'member', own)],
    ['write the container itself', () => set(box.managed, 'description', 'x')],
  ]
  for (const [what, attempt] of attempts) it(`cannot ${what}`, () => assert.rejects(attempt(), InsufficientAccessError))

  it('can reset the password of a managed user: the refusals are not for other reasons', () =>
    set(own, 'unicodePwd', password))

  // Samba ignores this entry, Windows does not.
  it('to the owner of a managed user: its access control list has the entry for OWNER RIGHTS', async () => {
    const name = 'nTSecurityDescriptor'
    const { searchEntries } = await box.ldap.search(own, {
      scope: 'base',
      attributes: [name],
      explicitBufferAttributes: [name],
    })
    // READ_CONTROL alone, then object types or none, then S-1-3-4 (MS-DTYP 2.4.4.2, 2.4.2.4).
    assert.match(
      (searchEntries[0]![name] as Buffer).toString('hex'),
      /00000200(.{8}(.{32}){1,2})?010100000000000304000000/,
    )
  })
})
