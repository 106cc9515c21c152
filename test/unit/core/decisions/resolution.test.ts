import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { decisionOf, isAbout, keysOf, rejectionOf, type Resolution } from '../../../../src/core/decisions/resolution.js'
import { group, guid, input, managed, NOW, person, planOf } from '../../builders.js'
import { plan, settings } from './waiting-plan.js'

const [enable, join, disable] = plan.approvals

describe('resolutions', () => {
  it('an approval has the keys of the Python tool, and those that make it exact', () => {
    assert.deepEqual(keysOf(enable!), { type: 'enable', user: 'P Anna Meyer', anchor: `ad-user-sync:${guid(1)}` })
    assert.deepEqual(keysOf(join!), {
      type: 'join',
      user: 'P Anna Meyer',
      group: 'VPN',
      group_dn: 'CN=VPN,OU=Groups,DC=target,DC=test',
      anchor: `ad-user-sync:${guid(1)}`,
    })
    assert.deepEqual(keysOf(disable!), { type: 'disable', user: 'P Left' })
  })
  it('left-over users of one name are told apart by the anchors that they carry', () => {
    const left = [2, 3].map((number) =>
      managed({
        guid: guid(1000 + number),
        dn: `CN=P Left,OU=${number},DC=x`,
        name: 'P Left',
        anchor: `ad-user-sync:${guid(number)}`,
      }),
    )
    const approvals = planOf(input({ settings, groupList: [group('VPN')], managed: left })).approvals
    assert.deepEqual(
      approvals.map(keysOf),
      [2, 3].map((number) => ({ type: 'disable', user: 'P Left', anchor: `ad-user-sync:${guid(number)}` })),
    )
    assert.deepEqual(
      approvals.map((approval) => approvals.filter((other) => isAbout(keysOf(approval), other)).length),
      [1, 1],
    )
  })
  it('a rejection is about the approval that was rejected, and about no other', () => {
    for (const approval of plan.approvals) {
      assert.deepEqual(
        plan.approvals.filter((other) => isAbout(rejectionOf(approval, NOW), other)),
        [approval],
      )
    }
  })
  it('an entry of the Python tool is enough', () => {
    assert.ok(
      isAbout(
        {
          type: 'join',
          user: 'P Anna Meyer',
          group: 'VPN',
          accept: false,
          timestamp: '2026-11-22T20:00:00.123456+01:00',
        },
        join!,
      ),
    )
  })
  it('anchor and group_dn must match when present, a DN as a DN', () => {
    const entry: Resolution = { type: 'join', user: 'P Anna Meyer', group: 'VPN' }
    assert.ok(isAbout({ ...entry, group_dn: 'cn=vpn, ou=groups, dc=target, dc=test' }, join!))
    assert.ok(!isAbout({ ...entry, group_dn: 'CN=VPN,OU=Other,DC=target,DC=test' }, join!))
    assert.ok(!isAbout({ ...entry, group_dn: 'no name' }, join!))
    assert.ok(!isAbout({ ...entry, anchor: `ad-user-sync:${guid(2)}` }, join!))
    assert.ok(!isAbout({ ...entry, group: 'Other' }, join!))
  })
  it('an anchor decides, and not the name: the same person after a rename, another one of the same name', () => {
    const entry: Resolution = { type: 'enable', user: 'P Anna Schmidt', anchor: `ad-user-sync:${guid(1)}` }
    assert.ok(isAbout(entry, enable!))
    assert.ok(!isAbout({ ...entry, user: 'P Anna Meyer', anchor: `ad-user-sync:${guid(2)}` }, enable!))
    assert.ok(!isAbout({ ...entry, type: 'disable', user: 'P Left' }, disable!), 'a user without anchor')
  })
  it('the last entry about an approval decides; undecided ones decide nothing', () => {
    const entries: Resolution[] = [
      { type: 'enable', user: 'P Anna Meyer', accept: false },
      { type: 'enable', user: 'P Anna Meyer', accept: true, password: 'x' },
      { type: 'enable', user: 'P Anna Meyer', accept: null },
    ]
    assert.deepEqual(decisionOf(entries, enable!)?.decision, { kind: 'accept', takeOver: false, password: 'x' })
    assert.equal(decisionOf(entries, disable!), undefined)
  })
  it('a rejected name stops the creation, whether or not somebody is known to have it', () => {
    const types = (more: Partial<Resolution> = {}) => {
      const rejection: Resolution = { type: 'name', user: 'P Anna Meyer', name: 'ameyer', accept: false, ...more }
      const { actions, approvals } = planOf(input({ people: [person()] }), [rejection])
      return [...actions, ...approvals.filter((approval) => isAbout(rejection, approval))].map(({ type }) => type)
    }
    assert.deepEqual(types(), ['name'])
    assert.deepEqual(types({ anchor: `ad-user-sync:${guid(1)}` }), ['name'])
    assert.deepEqual(types({ anchor: `ad-user-sync:${guid(2)}` }), ['create'], 'it is about another person')
    assert.deepEqual(types({ by: guid(500) }), ['create'], 'it is about the object that had the name')
  })
})
