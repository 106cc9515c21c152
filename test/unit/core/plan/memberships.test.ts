/** Which groups are joined and left, and what is asked first. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { group, groupKey, guid, input, managed, person } from '../../builders.js'
import { nothing, planned } from './in-short.js'

describe('groups', () => {
  const groupList = [group('Staff'), group('Ops'), group('VPN')]
  const settings = {
    groupMap: new Map([
      ['CN=Sales', ['CN=Staff', 'CN=Ops']],
      ['*', ['CN=VPN']],
    ]),
  }
  const inGroups = (...names: string[]) => managed({ memberOf: new Set(names.map(groupKey)) })

  it('joins every group that a source group maps to, and `*` for everyone', () => {
    const people = [person({ memberOf: ['cn=sales'] })]
    assert.deepEqual(planned(input({ settings, groupList, people, managed: [managed()] })).actions, [
      'add "P Anna Meyer" to group "Staff"',
      'add "P Anna Meyer" to group "Ops"',
      'add "P Anna Meyer" to group "VPN"',
    ])
  })
  it('removes from mapped groups only', () => {
    const user = inGroups('Staff', 'VPN', 'Unmapped')
    assert.deepEqual(planned(input({ settings, groupList, people: [person()], managed: [user] })).actions, [
      'remove "P Anna Meyer" from group "Staff"',
    ])
  })
  it('keeps the memberships of users that are disabled or missing', () => {
    const disabled = [person({ disabled: true })]
    const user = { ...inGroups('Staff'), enabled: false }
    assert.deepEqual(planned(input({ settings, groupList, people: disabled, managed: [user] })), nothing)
    assert.deepEqual(planned(input({ settings, groupList, managed: [user] })), nothing)
  })
  it('asks before joining a restricted group, one nested in it, and a protected one', () => {
    const nested = [
      group('Staff', { memberOf: [groupKey('Middle')] }),
      group('Middle', { memberOf: [groupKey('Ops')] }),
      group('Ops'),
      group('VPN', { adminCount: true }),
    ]
    const people = [person({ memberOf: ['CN=Sales'] })]
    const result = planned(
      input({
        settings: { ...settings, restrictedGroups: ['CN=Ops'] },
        groupList: nested,
        people,
        managed: [managed()],
      }),
    )
    assert.deepEqual(result, {
      actions: [],
      approvals: ['join P Anna Meyer Staff', 'join P Anna Meyer Ops', 'join P Anna Meyer VPN'],
      failures: [],
    })
  })
  it('counts a primary group as membership, and reports that it cannot be left', () => {
    const user = managed({ memberOf: new Set([groupKey('Staff'), groupKey('VPN')]), primaryGroup: groupKey('Staff') })
    assert.deepEqual(planned(input({ settings, groupList, people: [person()], managed: [user] })), {
      actions: [],
      approvals: [],
      failures: ['leave P Anna Meyer'],
    })
  })
  it('asks before deactivation and removal with require_approval', () => {
    const asked = { ...settings, requireApproval: ['disable', 'leave'] as const }
    const users = [inGroups('Staff', 'VPN'), managed({ guid: guid(1002), name: 'P Ben', anchor: null })]
    assert.deepEqual(planned(input({ settings: asked, groupList, people: [person()], managed: users })), {
      actions: [],
      approvals: ['leave P Anna Meyer Staff', 'disable P Ben'],
      failures: [],
    })
  })
  it('survives a source group that is no distinguished name', () => {
    const plain = planned(
      input({ settings, groupList, people: [person({ memberOf: ['no, name ='] })], managed: [inGroups('VPN')] }),
    )
    assert.deepEqual(plain, nothing)
  })
})
