/** The actions that happen by themselves. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { guid, input, managed, MANAGED, person } from '../../builders.js'
import { nothing, planned } from './in-short.js'

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
