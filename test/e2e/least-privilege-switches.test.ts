/**
 * Least privilege: the changes that take more rights fail, until the switch of
 * ps-scripts/Grant-SyncRights.ps1 has granted them.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { grantSyncRights } from '../lab/service-account.js'
import { DENIED, PASSWORD, useServiceAccount } from './support/least-privilege.js'
import { DISABLED } from './support/sandbox.js'

const given = useServiceAccount()
const { box } = given

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

    const more = grantSyncRights({ ...given.rights, cannotChangePassword: true })
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

    grantSyncRights({ ...given.rights, takeOverFrom: [box.others] })
    const done = await approve('Second', {}, { take_over_account: true }, two)
    assert.equal(done.code, 0, done.stderr)
    assert.equal((await box.find('P Second', ['sAMAccountName']))?.['sAMAccountName'], two)
  })
})
