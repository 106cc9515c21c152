import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Duration } from 'luxon'
import { describeAction } from '../../../../src/core/report/actions.js'
import type { Approval } from '../../../../src/core/model.js'
import { toFileTime } from '../../../../src/core/values/file-time.js'
import { group, groupKey, guid, input, managed, MANAGED, person, planOf, type Input } from '../../builders.js'

/** The plan in short: sentences of actions, `type user` of approvals, failures. */
function planned(values: Input) {
  const plan = planOf(values)
  return {
    actions: plan.actions.map(describeAction),
    approvals: plan.approvals.map(inShort),
    failures: plan.failures.map(({ user, action }) => `${action} ${user}`),
  }
}
function inShort(approval: Approval): string {
  if (approval.type === 'name') return `name ${approval.user} ${approval.wanted.sAMAccountName}`
  return `${approval.type} ${approval.user}${'group' in approval.action ? ` ${approval.action.group.name}` : ''}`
}
const nothing = { actions: [], approvals: [], failures: [] }
const disabledManaged = (values = {}) => managed({ enabled: false, ...values })

describe('actions that happen by themselves', () => {
  it('creates a person of the file disabled, in managed_user_path, with attributes, expiration and anchor in one step', () => {
    assert.deepEqual(planned(input({ people: [person({ attributes: { department: 'Sales', description: null } })] })), {
      actions: [
        `create "P Anna Meyer" as ameyer (ameyer@target.test), disabled, in ${MANAGED} with department "Sales", accountExpires 2026-12-23T20:00:00Z, ` +
          `msDS-cloudExtensionAttribute1 "ad-user-sync:${guid(1)}"`,
      ],
      approvals: ['enable P Anna Meyer'],
      failures: [],
    })
  })
  it('takes the userPrincipalName of the file when it carries one', () => {
    const [create] = planned(
      input({ people: [person({ attributes: { userPrincipalName: 'anna@plant.test' } })] }),
    ).actions
    assert.match(create!, /as ameyer \(anna@plant\.test\)/)
  })
  it('ignores a disabled person who is not managed', () => {
    assert.deepEqual(planned(input({ people: [person({ disabled: true })] })), nothing)
  })
  it('does nothing when nothing differs', () => {
    assert.deepEqual(planned(input({ people: [person()], managed: [managed()] })), nothing)
  })
  it('writes only the attributes that differ, and clears null, "" and []', () => {
    const people = [
      person({ attributes: { department: null, description: '', otherTelephone: [], userPrincipalName: null } }),
    ]
    const attributes = {
      department: ['s:Sales'],
      description: ['s:old'],
      otherTelephone: ['s:1', 's:2'],
      userPrincipalName: ['s:a@b'],
    } as const
    assert.deepEqual(planned(input({ people, managed: [managed({ attributes })] })).actions, [
      'update "P Anna Meyer": department "Sales" -> (none), description "old" -> (none), otherTelephone "1"; "2" -> (none)',
    ])
  })
  it('compares multi-valued attributes as sets, and minds case', () => {
    const people = [person({ attributes: { otherTelephone: ['2', '1'], department: 'sales' } })]
    const attributes = { otherTelephone: ['s:1', 's:2'], department: ['s:Sales'] } as const
    assert.deepEqual(planned(input({ people, managed: [managed({ attributes })] })).actions, [
      'update "P Anna Meyer": department "Sales" -> "sales"',
    ])
  })
  it('renames a user matched by anchor whose common name changed', () => {
    const people = [person({ cn: 'Anna Schmidt' })]
    assert.deepEqual(planned(input({ people, managed: [managed()] })).actions, [
      'rename "P Anna Meyer" to "P Anna Schmidt"',
    ])
  })
  it('moves the expiration when that is a day or more, not before', () => {
    const expires = (iso: string) =>
      planned(input({ people: [person()], managed: [managed({ accountExpires: toFileTime(new Date(iso)) })] })).actions
    assert.deepEqual(expires('2026-12-22T20:00:01Z'), [])
    assert.deepEqual(expires('2026-12-22T20:00:00Z'), [
      'update "P Anna Meyer": accountExpires 2026-12-22T20:00:00Z -> 2026-12-23T20:00:00Z',
    ])
  })
  it('gives an account that never expires an expiration date', () => {
    assert.deepEqual(
      planned(input({ people: [person()], managed: [managed({ accountExpires: '9223372036854775807' })] })).actions,
      ['update "P Anna Meyer": accountExpires never -> 2026-12-23T20:00:00Z'],
    )
  })
  it('deactivates users that are missing from the file or disabled in it; attributes of the latter still follow', () => {
    assert.deepEqual(planned(input({ managed: [managed()] })).actions, [
      'disable "P Anna Meyer", which is no longer in the users file',
    ])
    const people = [person({ disabled: true, attributes: { department: 'Sales' } })]
    assert.deepEqual(planned(input({ people, managed: [managed({ accountExpires: '0' })] })).actions, [
      'update "P Anna Meyer": department (none) -> "Sales"',
      'disable "P Anna Meyer", which is disabled in the users file',
    ])
  })
  it('leaves a deactivated user alone that is still missing', () => {
    assert.deepEqual(planned(input({ managed: [disabledManaged()] })), nothing)
  })
  it('asks to enable a user that returns after deactivation', () => {
    assert.deepEqual(planned(input({ people: [person()], managed: [disabledManaged()] })).approvals, [
      'enable P Anna Meyer',
    ])
  })
  it('stamps the anchor on a user matched by common name, and leaves a value that is not ours', () => {
    assert.deepEqual(planned(input({ people: [person()], managed: [managed({ anchor: null })] })).actions, [
      `update "P Anna Meyer": msDS-cloudExtensionAttribute1 (none) -> "ad-user-sync:${guid(1)}"`,
    ])
    assert.deepEqual(planned(input({ people: [person()], managed: [managed({ anchor: 'somebody else’s' })] })), nothing)
  })
  it('fails only the user with a value that the attribute cannot take', () => {
    const people = [
      person({ attributes: { department: ['a', 'b'] } }),
      person({ cn: 'Ben', sAMAccountName: 'ben', objectGUID: guid(2) }),
    ]
    const result = planned(
      input({
        people,
        managed: [managed(), managed({ guid: guid(1002), name: 'P Ben', anchor: `ad-user-sync:${guid(2)}` })],
      }),
    )
    assert.deepEqual(result, { actions: [], approvals: [], failures: ['update P Anna Meyer'] })
  })
})

describe('honour_source_expiration', () => {
  const settings = { honourSourceExpiration: true }
  it('counts a past expiration in the source as disabled', () => {
    const people = [person({ accountExpires: '2026-11-22T19:59:59Z' })]
    assert.deepEqual(planned(input({ settings, people, managed: [managed()] })).actions, [
      'disable "P Anna Meyer", which is disabled in the users file',
    ])
  })
  it("caps the target's expiration at a future one, however little that moves it", () => {
    const people = [person({ accountExpires: '2026-12-23T19:00:00Z' })]
    assert.deepEqual(planned(input({ settings, people, managed: [managed()] })).actions, [
      'update "P Anna Meyer": accountExpires 2026-12-23T20:00:00Z -> 2026-12-23T19:00:00Z',
    ])
    const capped = managed({ accountExpires: toFileTime(new Date('2026-12-23T19:00:00Z')) })
    assert.deepEqual(planned(input({ settings, people, managed: [capped] })), nothing)
  })
})

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

describe('expiration', () => {
  it('adds months first, clamped to the end of the month, then days', () => {
    const values = input({
      people: [person()],
      managed: [managed({ accountExpires: '0' })],
      settings: { expirationTime: Duration.fromISO('P3M2D') },
    })
    assert.deepEqual(planned({ ...values, now: new Date('2026-11-30T08:00:00Z') }).actions, [
      'update "P Anna Meyer": accountExpires never -> 2027-03-02T08:00:00Z',
    ])
  })
})
