/**
 * Least privilege: an import as an account that is no administrator, with nothing but what
 * ps-scripts/Grant-SyncRights.ps1 gives it, does all that an import does; where a right is missing,
 * the run says whose change was denied and goes on.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changesNothing } from './support/assertions.js'
import { DENIED, PASSWORD, useServiceAccount } from './support/least-privilege.js'
import { DISABLED, ENABLED } from './support/sandbox.js'

const given = useServiceAccount()
const { box } = given

describe('an import as the service account', () => {
  const config = {
    group_map: { 'CN=Staff': 'CN=Staff', 'CN=Project': 'CN=Project' },
    max_deactivations: 5,
    max_leaves: 5,
  }
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
    const run = await box.import([box.person('Gustav')], {}, [], { env: { ...given.env, LAB_BIND_PASSWORD: 'wrong' } })
    assert.equal(run.code, 4, run.stderr)
    assert.equal(await box.find('P Gustav'), undefined)
  })
})

describe('the account that runs the import', () => {
  it('is never taken over', async () => {
    const person = box.person('Thief', { sAMAccountName: given.env.LAB_BIND_USER.split('@')[0] })
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
