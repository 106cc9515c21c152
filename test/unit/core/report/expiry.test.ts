/**
 * The expiry cliff: how many enabled managed users end within seven days, and from where on that is
 * a warning.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { accountsAfter, describeExpiring, expiring } from '../../../../src/core/report/expiry.js'
import { toFileTime } from '../../../../src/core/values/file-time.js'
import { guid, input, managed, NOW, person, planOf } from '../../builders.js'

const inDays = (days: number) => toFileTime(new Date(NOW.getTime() + days * 86_400_000))
const user = (number: number, days: number, enabled = true) =>
  managed({
    guid: guid(1000 + number),
    name: `P ${number}`,
    sAMAccountName: `${number}`,
    anchor: `ad-user-sync:${guid(number)}`,
    accountExpires: inDays(days),
    enabled,
  })
const never = managed({ guid: guid(2000), accountExpires: '0' })

describe('accounts that expire within seven days', () => {
  it('are enabled ones, from now to then', () => {
    const users = [user(1, 0), user(2, 7), user(3, 7.1), user(4, -0.1), user(5, 3, false), never]
    assert.deepEqual(expiring(users, NOW), { count: 2, of: 5, isCliff: true })
    assert.equal(
      describeExpiring(expiring(users, NOW)),
      '2 of 5 enabled managed users expire within 7 days unless a newer users file is imported',
    )
  })
  it('are none where nobody is enabled yet', () => {
    assert.equal(describeExpiring(expiring([user(1, 3, false)], NOW)), 'no managed user is enabled, so none expires')
  })
  it('are a warning when they are more than a fifth', () => {
    const of = (count: number, all: number) =>
      expiring(
        Array.from({ length: all }, (_, index) => user(index, index < count ? 3 : 30)),
        NOW,
      ).isCliff
    assert.deepEqual([of(2, 10), of(3, 10), of(1, 5), of(1, 4), of(0, 0)], [false, true, false, true, false])
  })
  it('are counted as they are after the run: extended, disabled, created', () => {
    const someone = (number: number) =>
      person({ cn: `${number}`, sAMAccountName: `${number}`, objectGUID: guid(number) })
    const users = [user(1, 3), user(2, 3), user(3, 3)]
    const plan = planOf(input({ people: [someone(1), someone(4)], managed: users }))
    const after = accountsAfter(users, plan.actions)
    assert.deepEqual(expiring(after, NOW), { count: 0, of: 1, isCliff: false })
    const enables = plan.approvals.flatMap((approval) => (approval.type === 'enable' ? [approval.action] : []))
    assert.equal(expiring(accountsAfter(users, [...plan.actions, ...enables]), NOW).of, 2)
    assert.deepEqual(expiring(accountsAfter(users, []), NOW), { count: 3, of: 3, isCliff: true })
  })
})
