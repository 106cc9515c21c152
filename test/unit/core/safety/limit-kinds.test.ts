/** What counts towards each safety limit. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Limit } from '../../../../src/core/safety/limits.js'
import { LIMITS } from '../../../../src/core/safety/limit-kinds.js'
import { toFileTime } from '../../../../src/core/values/file-time.js'
import type { ManagedUser } from '../../../../src/core/model.js'
import { guid, input, managed, MANAGED, NOW, person, planOf, schema } from '../../builders.js'
import { exceeded, users } from './exceeding.js'

describe('what a safety limit counts', () => {
  it('a user that is made to expire within a day, earlier than before, counts as deactivated', () => {
    const inHours = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)
    const settings = { honourSourceExpiration: true }
    const counted = (expires: Date, user: Partial<ManagedUser> = {}) => {
      const plan = planOf(
        input({ settings, people: [person({ accountExpires: expires.toISOString() })], managed: [managed(user)] }),
      )
      assert.ok(plan.actions.some(({ type }) => type === 'update'))
      return LIMITS.deactivations.count(plan.context, plan.actions)[0]?.actions.length
    }
    assert.equal(counted(inHours(0.1)), 1)
    assert.equal(counted(inHours(23)), 1)
    assert.equal(counted(inHours(25)), 0, 'time enough to notice')
    for (const never of ['9223372036854775807', '0']) assert.equal(counted(inHours(1), { accountExpires: never }), 1)
    assert.equal(counted(inHours(1), { enabled: false }), 0)
    assert.equal(counted(inHours(23), { accountExpires: toFileTime(inHours(-24)) }), 0, 'it has expired already')
  })
  it('creations are a share of the managed users, without limit while there is none', () => {
    const people = Array.from({ length: 21 }, (_, index) =>
      person({ objectGUID: guid(index), sAMAccountName: `u${index}`, cn: `U ${index}` }),
    )
    const all: Limit = { kind: 'percent', value: 100 }
    assert.deepEqual(exceeded(planOf(input({ people })), 'creations', all), [])
    const twenty = users(20).map((user) => ({ ...user, name: `P left ${user.guid}` }))
    const [check] = exceeded(planOf(input({ people, managed: twenty })), 'creations', all)
    assert.deepEqual([check?.count, check?.of, check?.allowed], [21, 20, 20])
  })
  it('creations have no limit in a run that completes an interrupted first import, unless it is a number', () => {
    const people = Array.from({ length: 21 }, (_, index) =>
      person({ objectGUID: guid(index), sAMAccountName: `u${index}`, cn: `U ${index}` }),
    )
    const made = users(20).map((user) => ({ ...user, name: `P left ${user.guid}` }))
    const completing = planOf(input({ people, managed: made, isFirstUnfinished: true }))
    assert.deepEqual(exceeded(completing, 'creations', { kind: 'percent', value: 100 }), [])
    assert.equal(exceeded(completing, 'creations', { kind: 'count', value: 20 }).length, 1)
  })
  it('a user who swaps names through a temporary one is renamed once', () => {
    const people = [1, 2].map((id) => person({ objectGUID: guid(id), sAMAccountName: `u${id}`, cn: `U ${3 - id}` }))
    const swapping = [1, 2].map((id) =>
      managed({
        guid: guid(100 + id),
        name: `P U ${id}`,
        sAMAccountName: `u${id}`,
        anchor: `ad-user-sync:${guid(id)}`,
      }),
    )
    const [check] = exceeded(planOf(input({ people, managed: swapping })), 'renames', { kind: 'count', value: 1 })
    assert.equal(check?.count, 2)
  })
  it('users of one name, in several containers, are as many updated users', () => {
    const ids = [1, 2]
    const namesakes = ids.map((id) =>
      managed({ guid: guid(100 + id), dn: `CN=P Anna Meyer,OU=${id},${MANAGED}`, anchor: `ad-user-sync:${guid(id)}` }),
    )
    const people = ids.map((id) =>
      person({ objectGUID: guid(id), sAMAccountName: `u${id}`, attributes: { department: 'New' } }),
    )
    const plan = planOf(input({ people, managed: namesakes }))
    const [check] = exceeded(plan, 'updates', { kind: 'count', value: 1 })
    assert.equal(check?.count, 2)
  })
  it('cleared values count for each attribute by itself, of the users that hold it', () => {
    const held = { department: ['s:Sales'], description: ['s:here'] } as const
    const many = Array.from({ length: 12 }, (_, id) =>
      managed({
        guid: guid(100 + id),
        name: `P U ${id}`,
        sAMAccountName: `u${id}`,
        anchor: `ad-user-sync:${guid(id)}`,
        attributes: id < 11 ? held : {},
      }),
    )
    const people = many.map((_, id) =>
      person({
        objectGUID: guid(id),
        sAMAccountName: `u${id}`,
        cn: `U ${id}`,
        attributes: { department: id < 3 ? null : 'Sales', description: id < 2 ? '' : 'here' },
      }),
    )
    const checks = exceeded(planOf(input({ people, managed: many })), 'clears', { kind: 'percent', value: 20 })
    assert.deepEqual(
      checks.map(({ attribute, count, of, allowed }) => [attribute, count, of, allowed]),
      [['department', 3, 11, 2]],
    )
  })
  it('a countryCode that becomes 0, its empty value, is cleared', () => {
    const many = [1, 2, 3, 4].map((id) =>
      managed({
        ...{ guid: guid(100 + id), name: `P U ${id}`, sAMAccountName: `u${id}`, anchor: `ad-user-sync:${guid(id)}` },
        attributes: { countryCode: [id < 4 ? 'i:276' : 'i:0'] },
      }),
    )
    const people = many.map((_, id) =>
      person({
        objectGUID: guid(id + 1),
        sAMAccountName: `u${id + 1}`,
        cn: `U ${id + 1}`,
        attributes: { countryCode: null },
      }),
    )
    const plan = planOf(input({ people, managed: many, schema: new Map([schema('countryCode', { kind: 'integer' })]) }))
    const checks = exceeded(plan, 'clears', { kind: 'percent', value: 20 })
    assert.deepEqual(
      checks.map(({ attribute, count, of, allowed }) => [attribute, count, of, allowed]),
      [['countryCode', 3, 3, 2]],
    )
  })
  it('updates have no limit unless the config sets one, and moved expiration dates are none', () => {
    const people = [person({ attributes: { department: 'New' } })]
    const plan = planOf(input({ people, managed: [managed({ accountExpires: '0' })] }))
    assert.equal(exceeded(plan, 'updates', { kind: 'count', value: 0 })[0]?.count, 1)
    const moved = planOf(input({ people: [person()], managed: [managed({ accountExpires: '0' })] }))
    assert.deepEqual(exceeded(moved, 'updates', { kind: 'count', value: 0 }), [])
  })
})
