/** Who gets which common name. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { describeAction } from '../../../../src/core/report/actions.js'
import { guid, holder, input, managed, MANAGED, person, planOf, type Input } from '../../builders.js'

const anna = person()
const second = person({ sAMAccountName: 'ameyer2', objectGUID: guid(2) })
const created = (values: Input) =>
  planOf(values).actions.flatMap((action) =>
    action.type === 'create' ? [`${action.name} = ${action.sAMAccountName}`] : [],
  )

describe('people of one common name', () => {
  it('the first keeps the name, the others get their account name appended', () => {
    assert.deepEqual(created(input({ people: [second, anna] })), [
      'P Anna Meyer = ameyer',
      'P Anna Meyer (ameyer2) = ameyer2',
    ])
  })
  it('a name once given is kept when the first one leaves', () => {
    const users = [managed({ name: 'P Anna Meyer (ameyer2)', anchor: `ad-user-sync:${guid(2)}` })]
    assert.deepEqual(planOf(input({ people: [second], managed: users })).actions, [])
  })
  it('a new name of a user with a suffix is kept as well', () => {
    const users = [
      managed(),
      managed({
        guid: guid(1002),
        name: 'P Anna Meyer (ameyer2) (anna7)',
        sAMAccountName: 'anna7',
        anchor: `ad-user-sync:${guid(2)}`,
      }),
    ]
    assert.deepEqual(planOf(input({ people: [anna, second], managed: users })).actions, [])
  })
  it('a newcomer whose account name sorts first does not take the name away', () => {
    const users = [managed({ anchor: `ad-user-sync:${guid(2)}` })]
    assert.deepEqual(created(input({ people: [anna, second], managed: users })), ['P Anna Meyer (ameyer) = ameyer'])
  })
  it('people who swap names are renamed in one run, through a temporary name', () => {
    const users = [
      managed({ name: 'P B' }),
      managed({ name: 'P A', guid: guid(1002), anchor: `ad-user-sync:${guid(2)}` }),
    ]
    const people = [person({ cn: 'A' }), person({ cn: 'B', sAMAccountName: 'b', objectGUID: guid(2) })]
    assert.deepEqual(planOf(input({ people, managed: users })).actions.map(describeAction), [
      'rename "P B" to "P B (renaming 1)"',
      'rename "P A" to "P B"',
      'rename "P B (renaming 1)" to "P A"',
    ])
  })
  it('a rename steps around a managed user that is nobody of the file', () => {
    const users = [
      managed({ name: 'P Anna Schmidt' }),
      managed({ guid: guid(1002), anchor: null, enabled: false, name: 'P Anna Meyer' }),
    ]
    const values = input({ people: [anna], managed: users })
    assert.deepEqual(planOf(values).actions.map(describeAction), ['rename "P Anna Schmidt" to "P Anna Meyer (ameyer)"'])
  })
  it('and around one whose suffix is the same, too', () => {
    const left = (name: string, number: number) =>
      managed({ guid: guid(number), anchor: null, enabled: false, name, sAMAccountName: `old${number}` })
    const users = [managed({ name: 'P Anna Schmidt' }), left('P Anna Meyer', 1002), left('P Anna Meyer (ameyer)', 1003)]
    assert.deepEqual(planOf(input({ people: [anna], managed: users })).actions.map(describeAction), [
      'rename "P Anna Schmidt" to "P Anna Meyer (ameyer) (ameyer)"',
    ])
  })
  it('but a name of another container is better than one that is taken in its own', () => {
    const sub = `OU=Sub,${MANAGED}`
    const left = (name: string, number: number, container: string) =>
      managed({
        guid: guid(number),
        dn: `CN=${name},${container}`,
        anchor: null,
        enabled: false,
        name,
        sAMAccountName: `old${number}`,
      })
    const users = [
      managed({ name: 'P Anna Schmidt', dn: `CN=P Anna Schmidt,${sub}` }),
      left('P Anna Meyer', 1002, MANAGED),
      left('P Anna Meyer (ameyer)', 1003, sub),
      left('P Anna Meyer (ameyer) (ameyer)', 1004, sub),
    ]
    assert.deepEqual(planOf(input({ people: [anna], managed: users })).actions.map(describeAction), [
      'rename "P Anna Schmidt" to "P Anna Meyer"',
    ])
  })
  it('and around whatever else holds a name in that container, while a chain behind it moves on', () => {
    const people = [person({ cn: 'Anna Schmidt' }), person({ sAMAccountName: 'b', objectGUID: guid(2) })]
    const users = [
      managed(),
      managed({ guid: guid(1002), name: 'P Bea', sAMAccountName: 'b', anchor: `ad-user-sync:${guid(2)}` }),
    ]
    const steps = (contact: string) => {
      const others = [{ dn: contact, name: 'P ANNA Schmidt' }]
      return planOf(input({ people, managed: users, others })).actions.map(describeAction)
    }
    const bea = 'rename "P Bea" to "P Anna Meyer"'
    assert.deepEqual(steps(`CN=x,${MANAGED}`), ['rename "P Anna Meyer" to "P Anna Schmidt (ameyer)"', bea])
    assert.deepEqual(steps(`CN=x,OU=Sub,${MANAGED}`), ['rename "P Anna Meyer" to "P Anna Schmidt"', bea])
  })
  it('a name that is left in this run can be taken in it', () => {
    const people = [person({ cn: 'Anna Schmidt' }), person({ sAMAccountName: 'zz', objectGUID: guid(3) })]
    const plan = planOf(
      input({
        people,
        managed: [managed()],
        holders: [holder({ dn: managed().dn, name: 'P Anna Meyer', managed: true })],
      }),
    )
    assert.deepEqual(
      plan.actions.map((action) => action.type),
      ['rename', 'create'],
    )
  })
  it('but not one that a user leaves in a sub-container, when another object has it here', () => {
    const people = [person({ cn: 'Anna Schmidt' }), person({ sAMAccountName: 'zz', objectGUID: guid(3) })]
    const there = managed({ dn: `CN=P Anna Meyer,OU=Sub,${MANAGED}` })
    const here = holder({ dn: `CN=P Anna Meyer,${MANAGED}`, name: 'P Anna Meyer' })
    assert.deepEqual(
      planOf(input({ people, managed: [there], holders: [here] })).approvals.map(({ reason }) => reason),
      ['cn "P Anna Meyer" is taken'],
    )
  })
})

describe('a common name of 64 characters that ends with its own suffix', () => {
  const cn = `${'X'.repeat(58)} (a)`
  it('is still wanted where somebody else has it: there is no other', () => {
    const people = [
      person({ cn, sAMAccountName: 'a', objectGUID: guid(1) }),
      person({ cn, sAMAccountName: 'b', objectGUID: guid(2) }),
    ]
    const users = [
      managed({ name: 'P Old', sAMAccountName: 'a' }),
      managed({ name: `P ${cn}`, sAMAccountName: 'b', guid: guid(1002), anchor: `ad-user-sync:${guid(2)}` }),
    ]
    const { actions } = planOf(input({ people, managed: users }))
    assert.deepEqual(actions.map(describeAction), [`rename "P Old" to "P ${cn}"`])
  })
})
