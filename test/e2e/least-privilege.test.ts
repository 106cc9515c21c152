/**
 * Least privilege: an import as an account that is no administrator, with nothing but what
 * ps-scripts/Grant-SyncRights.ps1 gives it. It can do all that an import does, and nothing else;
 * where a right is missing, the run says whose change was denied and goes on.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Attribute, Change, Client, InsufficientAccessError } from 'ldapts'
import { labEnvironment } from '../lab/domains.js'
import { grantSyncRights, serviceAccount, type BindAs, type Rights } from '../lab/service-account.js'
import { changesNothing } from './support/assertions.js'
import { DISABLED, ENABLED, Sandbox } from './support/sandbox.js'

/** What Microsoft's module says of code 8344 and of UnauthorizedAccessException. */
const DENIED = /Insufficient access rights|Access is denied/
const PASSWORD = 'Correct-Horse-7-Battery'

let box: Sandbox
let rights: Rights
let env: BindAs
before(async () => {
  box = await new Sandbox().open('administrator')
  for (const name of ['Staff', 'Project', 'Not granted']) await box.group(name)
  rights = {
    managedUserPath: box.managed,
    group: [`CN=Staff,${box.groups}`, `CN=Project,${box.groups}`],
    attribute: ['department'],
  }
})
after(() => box.close())

describe('Grant-SyncRights.ps1', () => {
  it('-WhatIf shows every right and grants none', () => {
    const granted = grantSyncRights(rights, ['-WhatIf'])
    assert.equal(granted.filter((line) => line.startsWith('What if:')).length, granted.length)
    assert.ok(granted.length > 10)
  })
  it('grants each right once: the second time nothing is missing', async () => {
    const written = [
      'cn',
      'name',
      'msDS-cloudExtensionAttribute1',
      'userAccountControl',
      'pwdLastSet',
      'accountExpires',
      'department',
    ]
    assert.deepEqual(grantSyncRights(rights), [
      ...[
        'read it and everything below',
        'create users in it',
        ...written.map((name) => `write ${name} of users below`),
        'reset the password of users below',
        'nothing more to the owners of users below',
      ].map((right) => `${right}: ${box.managed}`),
      ...rights.group!.map((group) => `write its members: ${group}`),
    ])
    assert.deepEqual(grantSyncRights(rights), [])
  })
  it('grants nothing at all where one thing is wrong', () => {
    const wrong: [Partial<Rights>, RegExp][] = [
      [{ managedUserPath: labEnvironment().LAB_TARGET_BASE }, /a whole domain/],
      [{ group: [`CN=Domain Admins,CN=Users,${labEnvironment().LAB_TARGET_BASE}`] }, /is protected/],
      [{ attribute: ['departmnt'] }, /no attribute 'departmnt'/],
      [{ group: [`CN=None,${box.groups}`] }, /Cannot find an object/],
      [{ takeOverFrom: [`OU=None,${box.base}`] }, /Cannot find an object/],
    ]
    for (const [change, message] of wrong)
      assert.throws(() => grantSyncRights({ ...rights, attribute: ['title'], ...change }), message)
    assert.ok(
      grantSyncRights({ ...rights, attribute: ['title'] }, ['-WhatIf']).some((line) => line.includes('write title')),
    )
  })
})

describe('an import as the service account', () => {
  const config = {
    group_map: { 'CN=Staff': 'CN=Staff', 'CN=Project': 'CN=Project' },
    max_deactivations: 5,
    max_leaves: 5,
  }
  before(async () => {
    env = await serviceAccount(rights)
    box.env = env
  })

  it('creates, updates, renames, prolongs, joins, leaves, enables and disables', async () => {
    const anna = box.person('Anna', { department: 'Köln', memberOf: ['CN=Staff', 'CN=Project'] })
    const bert = box.person('Bert', { memberOf: ['CN=Staff'] })
    const created = await box.import([anna, bert], config)
    assert.equal(created.code, 0, created.stderr)
    assert.deepEqual(created.summary.created, ['P Anna', 'P Bert'])
    assert.equal(created.summary.joined.length, 3)
    await changesNothing(box, config)

    const resolutions = created.summary.required_interactions.map((entry) => ({
      ...entry,
      accept: true,
      password: PASSWORD,
    }))
    const enabled = await box.approve(resolutions, { ...config, users_must_change_password: false })
    assert.equal(enabled.code, 0, enabled.stderr)
    assert.deepEqual(enabled.summary.enabled, ['P Anna', 'P Bert'])
    assert.equal(await box.logOn(anna.sAMAccountName, PASSWORD), 'ok')

    await box.set(`CN=P Anna,${box.managed}`, 'accountExpires', '0')
    const changed = await box.import([{ ...anna, cn: 'Anna Maier', department: null, memberOf: ['CN=Staff'] }], config)
    assert.equal(changed.code, 0, changed.stderr)
    const { updated, renamed, left, disabled } = changed.summary
    assert.deepEqual(
      { updated, renamed, left, disabled },
      {
        updated: ['P Anna Maier'],
        renamed: ['P Anna Maier'],
        left: [{ user: 'P Anna Maier', group: 'Project' }],
        disabled: ['P Bert'],
      },
    )
    const row = await box.find('P Anna Maier', ['department', 'accountExpires', 'userAccountControl'])
    assert.deepEqual([row?.['department'], row?.['userAccountControl']], [[], ENABLED])
    assert.notEqual(row?.['accountExpires'], '0')
    assert.equal((await box.find('P Bert', ['userAccountControl']))?.['userAccountControl'], DISABLED)
    await changesNothing(box, config)
  })

  it('sets a password that must be changed', async () => {
    const run = await box.import([box.person('Cleo')], config)
    const [entry] = run.summary.required_interactions.filter(({ user }) => user === 'P Cleo')
    const enabled = await box.approve([{ ...entry, accept: true, password: PASSWORD }], {
      ...config,
      users_must_change_password: true,
    })
    assert.deepEqual([enabled.code, enabled.summary.enabled], [0, ['P Cleo']], enabled.stderr)
    assert.equal((await box.find('P Cleo', ['pwdLastSet']))?.['pwdLastSet'], '0')
  })
})

describe('rights that were not granted', () => {
  let client: Client
  let own: string
  let stranger: string
  before(async () => {
    client = new Client({ url: labEnvironment().LAB_TARGET_URI })
    await client.bind(env.LAB_BIND_USER, env.LAB_BIND_PASSWORD)
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

describe('where a right is missing', () => {
  it('the change of that user fails as access denied, and the rest is done: exit 6', async () => {
    const people = [box.person('Dora', { title: 'Boss' }), box.person('Emil', { department: 'Sales' })]
    await box.import(people)
    const run = await box.import(
      [
        { ...people[0], title: 'Head' },
        { ...people[1], department: 'Staff' },
      ],
      { max_deactivations: 9 },
    )
    assert.equal(run.code, 6, run.stderr)
    assert.deepEqual(run.summary.updated, ['P Emil'])
    assert.deepEqual(
      run.summary.failed.map(({ user, action }) => [user, action]),
      [['P Dora', 'update']],
    )
    assert.match(run.summary.failed[0]!.error, DENIED)
  })

  it('so do the joins of a group: exit 6', async () => {
    const config = { group_map: { '*': ['CN=Staff', 'CN=Not granted'] }, max_deactivations: 9 }
    const run = await box.import([box.person('Fritz')], config)
    assert.equal(run.code, 6, run.stderr)
    assert.deepEqual(run.summary.joined, [{ user: 'P Fritz', group: 'Staff' }])
    assert.deepEqual(
      run.summary.failed.map(({ user, action }) => [user, action]),
      [['P Fritz', 'join']],
    )
    assert.match(run.summary.failed[0]!.error, DENIED)
  })

  it('the account cannot log on at all: exit 4, nothing written', async () => {
    const run = await box.import([box.person('Gustav')], {}, [], { env: { ...env, LAB_BIND_PASSWORD: 'wrong' } })
    assert.equal(run.code, 4, run.stderr)
    assert.equal(await box.find('P Gustav'), undefined)
  })
})

describe('changes that take more rights', () => {
  const approve = async (name: string, config: object, decision: object, sAMAccountName?: string) => {
    const person = box.person(name, sAMAccountName === undefined ? {} : { sAMAccountName })
    const pending = await box.import([person], { max_deactivations: 99, ...config })
    const entries = pending.summary.required_interactions.filter(({ user }) => user === `P ${name}`)
    const resolutions = entries.map((entry) => ({ ...entry, accept: true, ...decision }))
    return box.approve(resolutions, { max_deactivations: 99, ...config })
  }

  it('users_can_not_change_password: -CannotChangePassword', async () => {
    // Made by an administrator: an account that the service account made is its own, and Samba
    // ignores the entry for OWNER RIGHTS.
    await box.user('P Hanna', {}, box.managed)
    await box.user('P Ida', {}, box.managed)
    const config = { users_can_not_change_password: true, users_must_change_password: false }
    const refused = await approve('Hanna', config, { password: PASSWORD })
    assert.equal(refused.code, 6, refused.stderr)
    assert.deepEqual(
      refused.summary.failed.map(({ user, action }) => [user, action]),
      [['P Hanna', 'enable']],
    )
    assert.equal((await box.find('P Hanna', ['userAccountControl']))?.['userAccountControl'], DISABLED)

    const more = grantSyncRights({ ...rights, cannotChangePassword: true })
    assert.deepEqual(more, [`change the access control list of users below: ${box.managed}`])
    const done = await approve('Ida', config, { password: PASSWORD })
    assert.deepEqual([done.code, done.summary.enabled], [0, ['P Ida']], done.stderr)
  })

  it('a take-over: -TakeOverFrom', async () => {
    const [one, two] = [box.account(), box.account()]
    await box.user('One', { sAMAccountName: one })
    await box.user('Two', { sAMAccountName: two })
    const refused = await approve('First', {}, { take_over_account: true }, one)
    assert.equal(refused.code, 6, refused.stderr)
    assert.match(refused.summary.failed[0]?.error ?? '', DENIED)
    assert.equal((await box.search(box.others, `(sAMAccountName=${one})`)).length, 1)

    grantSyncRights({ ...rights, takeOverFrom: [box.others] })
    const done = await approve('Second', {}, { take_over_account: true }, two)
    assert.equal(done.code, 0, done.stderr)
    assert.equal((await box.find('P Second', ['sAMAccountName']))?.['sAMAccountName'], two)
  })
})

describe('the account that runs the import', () => {
  it('is never taken over', async () => {
    const person = box.person('Thief', { sAMAccountName: env.LAB_BIND_USER.split('@')[0] })
    const pending = await box.import([person], { max_deactivations: 99 })
    const [entry] = pending.summary.required_interactions.filter(({ type }) => type === 'name')
    const run = await box.approve([{ ...entry, accept: true, take_over_account: true }], { max_deactivations: 99 })
    assert.equal(run.code, 6, run.stderr)
    assert.match(run.summary.failed[0]?.error ?? '', /is the account that runs this tool/)
  })
  it('is never managed: exit 2, nothing written', async () => {
    const account = box.account()
    const dn = await box.user('Myself', { sAMAccountName: account }, box.managed)
    const password = await box.enable(dn)
    const as = { LAB_BIND_USER: `${account}@target.test`, LAB_BIND_PASSWORD: password }
    await box.set(dn, 'userPrincipalName', as.LAB_BIND_USER)
    const run = await box.import([box.person('Nobody')], { max_deactivations: 99 }, [], { env: as })
    assert.equal(run.code, 2, run.stderr)
    assert.match(run.stderr, /holds CN=Myself,.*, the account that runs this tool/)
    assert.equal(await box.find('P Nobody'), undefined)
  })
})
