import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { exceededLimits } from '../../../../src/commands/import/limits.js'
import { allowedBy, checkLimits, describeCounted, isExceeded, type Limit } from '../../../../src/core/safety/limits.js'
import { toFileTime } from '../../../../src/core/values/file-time.js'
import type { ManagedUser, Holder } from '../../../../src/core/model.js'
import type { Resolution } from '../../../../src/core/decisions/resolution.js'
import { group, groupKey, guid, input, managed, NOW, person, planOf } from '../../builders.js'

const users = (count: number) =>
  Array.from({ length: count }, (_, index) => managed({ guid: guid(index), name: `P ${index}`, anchor: null }))
const none: Limit = { kind: 'count', value: 1_000_000 }

/** Whether a run stops in which `leaving` of `all` enabled managed users are missing from the file. */
function stops(leaving: number, all: number, limit: Limit): boolean {
  const plan = planOf(input({ managed: users(all) }))
  return checkLimits(plan.context, plan.actions.slice(0, leaving), { deactivations: limit, leaves: none }).some(
    isExceeded,
  )
}

describe('safety limits', () => {
  it('a number is the most that may happen', () => {
    assert.equal(stops(3, 5, { kind: 'count', value: 3 }), false)
    assert.equal(stops(4, 5, { kind: 'count', value: 3 }), true)
    assert.equal(stops(1, 1, { kind: 'count', value: 0 }), true)
  })
  it('a percentage is of the enabled managed users, rounded down', () => {
    assert.equal(allowedBy({ kind: 'percent', value: 20 }, 14), 2)
    assert.equal(stops(2, 14, { kind: 'percent', value: 20 }), false)
    assert.equal(stops(3, 14, { kind: 'percent', value: 20 }), true)
  })
  it('a percentage limits from 10 up', () => {
    assert.equal(allowedBy({ kind: 'percent', value: 20 }, 9), null)
    assert.equal(stops(9, 9, { kind: 'percent', value: 20 }), false)
    assert.equal(stops(3, 10, { kind: 'percent', value: 20 }), true)
  })
  it('disabled users are no base of a percentage', () => {
    const some = [
      ...users(9),
      ...users(20)
        .slice(9)
        .map((user) => ({ ...user, enabled: false })),
    ]
    const plan = planOf(input({ managed: some }))
    const [deactivations] = checkLimits(plan.context, plan.actions, {
      deactivations: { kind: 'percent', value: 20 },
      leaves: none,
    })
    assert.deepEqual([deactivations?.of, deactivations?.allowed, deactivations?.count], [9, null, 9])
  })
  it('who is made to expire within a day, earlier than now, counts as deactivated', () => {
    const inHours = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)
    const settings = { honourSourceExpiration: true }
    const counted = (expires: Date, user: Partial<ManagedUser> = {}) => {
      const plan = planOf(
        input({ settings, people: [person({ accountExpires: expires.toISOString() })], managed: [managed(user)] }),
      )
      assert.ok(plan.actions.some(({ type }) => type === 'update'))
      return checkLimits(plan.context, plan.actions, { deactivations: none, leaves: none })[0]?.count
    }
    assert.equal(counted(inHours(0.1)), 1)
    assert.equal(counted(inHours(23)), 1)
    assert.equal(counted(inHours(25)), 0, 'time enough to notice')
    for (const never of ['9223372036854775807', '0']) assert.equal(counted(inHours(1), { accountExpires: never }), 1)
    assert.equal(counted(inHours(1), { enabled: false }), 0)
    assert.equal(counted(inHours(23), { accountExpires: toFileTime(inHours(-24)) }), 0, 'it has expired already')
  })
  it('the memberships that an approved take-over ends count as leaves', () => {
    const account: Holder = {
      guid: guid(500),
      dn: 'CN=Old,DC=target,DC=test',
      objectClass: 'user',
      name: 'Old',
      sAMAccountName: 'ameyer',
      userPrincipalName: null,
      displayName: null,
      enabled: true,
      memberOf: new Set([...'AB'].map(groupKey).concat('cn=unmapped')),
      managed: false,
      owner: null,
      takeOverRefused: null,
    }
    const settings = {
      groupMap: new Map([
        ['CN=a', ['CN=A']],
        ['CN=b', ['CN=B']],
      ]),
      groupPath: 'OU=Groups,DC=target,DC=test',
    }
    const counted = (
      change: Partial<Resolution>,
      more: Resolution[] = [],
      holder: Partial<Holder> = {},
      requireApproval: 'leave'[] = [],
    ) => {
      const plan = planOf(
        input({
          settings: { ...settings, requireApproval },
          groupList: [group('A'), group('B')],
          people: [person({ memberOf: ['CN=b'] })],
          holders: [{ ...account, ...holder }],
        }),
      )
      const zero: Limit = { kind: 'count', value: 0 }
      const approvals: Resolution[] = [
        { type: 'name', user: 'P Anna Meyer', name: 'ameyer', accept: true, ...change },
        ...more,
      ]
      const exceeded = exceededLimits(plan, { maxDeactivations: zero, maxLeaves: zero }, {}, { approvals })
      return exceeded.map(({ what, count, actions }) => `${count} ${what}: ${actions.map(describeCounted).join()}`)
    }
    const takeOver = { take_over_account: true }
    assert.deepEqual(counted(takeOver), ['1 leaves: P Anna Meyer (A)'])
    assert.deepEqual(counted({ new_name: 'ameyer2' }), [])
    assert.deepEqual(counted({ ...takeOver, accept: false }), [])
    assert.deepEqual(counted(takeOver, [], { takeOverRefused: 'is privileged' }), [])
    assert.deepEqual(counted(takeOver, [], {}, ['leave']), [], 'they wait for approval')
    assert.deepEqual(
      counted(takeOver, [{ type: 'leave', user: 'P Anna Meyer', group: 'A', accept: true }], {}, ['leave']),
      ['1 leaves: P Anna Meyer (A)'],
    )
  })
})
