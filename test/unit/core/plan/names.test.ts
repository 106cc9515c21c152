import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { explain } from '../../../../src/core/report/explain.js'
import type { Approval, Holder } from '../../../../src/core/model.js'
import { createAs, planTakeOver, takeOverCandidate, type NameApproval } from '../../../../src/core/plan/resolve-name.js'
import { describeAction } from '../../../../src/core/report/actions.js'
import { guid, input, managed, MANAGED, person, planOf, type Input } from '../../builders.js'

const anna = person()
const second = person({ sAMAccountName: 'ameyer2', objectGUID: guid(2) })
const created = (values: Input) =>
  planOf(values).actions.flatMap((action) =>
    action.type === 'create' ? [`${action.name} = ${action.sAMAccountName}`] : [],
  )
const asked = (values: Input) =>
  planOf(values).approvals.filter((approval): approval is NameApproval => approval.type === 'name')

function holder(values: Partial<Holder> = {}): Holder {
  return {
    guid: guid(500),
    dn: 'CN=Old,OU=Elsewhere,DC=target,DC=test',
    objectClass: 'user',
    name: 'Old',
    sAMAccountName: null,
    userPrincipalName: null,
    displayName: null,
    enabled: true,
    memberOf: new Set(),
    managed: false,
    owner: null,
    takeOverRefused: null,
    ...values,
  }
}

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
  it('a new name for who already has a suffix is kept as well', () => {
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
      asked(input({ people, managed: [there], holders: [here] })).map(({ reason }) => reason),
      ['cn "P Anna Meyer" is taken'],
    )
  })
})

describe('names that are taken', () => {
  const conflict = (values: Partial<Holder>) =>
    asked(input({ people: [anna], holders: [holder(values)] })).map((approval) => approval.reason)

  it('sAMAccountName, userPrincipalName and common name each need approval', () => {
    assert.deepEqual(conflict({ sAMAccountName: 'AMeyer' }), ['sAMAccountName "ameyer" is taken'])
    assert.deepEqual(conflict({ userPrincipalName: 'ameyer@target.test' }), [
      'userPrincipalName "ameyer@target.test" is taken',
    ])
    assert.deepEqual(conflict({ name: 'P Anna Meyer', dn: `CN=P Anna Meyer,${MANAGED}` }), [
      'cn "P Anna Meyer" is taken',
    ])
  })
  it('without regard to accents, as the domain controller compares them', () => {
    const people = [person({ sAMAccountName: 'mueßig' })]
    assert.equal(asked(input({ people, holders: [holder({ sAMAccountName: 'MUESSIG' })] })).length, 1)
  })
  it('a common name elsewhere in the domain is no conflict', () => {
    assert.deepEqual(conflict({ name: 'P Anna Meyer', dn: 'CN=P Anna Meyer,OU=Elsewhere,DC=target,DC=test' }), [])
  })
  it('within the file, the second person is asked about', () => {
    const people = [anna, person({ cn: 'Other', sAMAccountName: 'AMEYER', objectGUID: guid(2) })]
    assert.deepEqual(created(input({ people })), ['P Other = AMEYER'])
    assert.deepEqual(
      asked(input({ people })).map((approval) => [approval.user, approval.conflicts[0]?.by]),
      [['P Anna Meyer', { person: 'AMEYER' }]],
    )
  })
  it('a proposal is free, and has at most 20 characters', () => {
    const people = [person({ sAMAccountName: 'a'.repeat(20) })]
    const holders = [
      holder({ sAMAccountName: 'a'.repeat(20) }),
      holder({ guid: guid(501), sAMAccountName: `${'a'.repeat(19)}2` }),
    ]
    assert.equal(asked(input({ people, holders }))[0]!.proposal, `${'a'.repeat(19)}3`)
  })
  it('attributes that are never taken from a file are not shown either', () => {
    const people = [person({ attributes: { unicodePwd: 'secret', department: 'Sales' } })]
    const [approval] = asked(input({ people, holders: [holder({ sAMAccountName: 'ameyer' })] }))
    assert.deepEqual(Object.keys(explain(approval!).attributes!).sort(), [
      'accountExpires',
      'department',
      'msDS-cloudExtensionAttribute1',
    ])
  })
})

describe('a resolved name', () => {
  const taken = (values: Partial<Holder>) => {
    const plan = planOf(input({ people: [anna], holders: [holder(values)] }))
    return { plan, approval: plan.approvals[0] as NameApproval }
  }
  it('creates under the new name and asks to enable', () => {
    const { plan, approval } = taken({ sAMAccountName: 'ameyer' })
    const steps = createAs(plan, approval, 'anna7')
    assert.match(describeAction(steps.actions[0]!), /^create "P Anna Meyer" as anna7 \(anna7@target\.test\)/)
    assert.deepEqual(
      steps.approvals.map((opened: Approval) => opened.type),
      ['enable'],
    )
  })
  it('appends the new name to a taken common name', () => {
    const { plan, approval } = taken({ name: 'P Anna Meyer', dn: `CN=P Anna Meyer,${MANAGED}` })
    assert.match(
      describeAction(createAs(plan, approval, 'anna7').actions[0]!),
      /^create "P Anna Meyer \(anna7\)" as anna7/,
    )
  })
  it('leaves the userPrincipalName made with it alone, whatever the file carries; any other follows the file', () => {
    const changes = (userPrincipalName: string) => {
      const user = managed({
        sAMAccountName: 'anna7',
        userPrincipalName,
        attributes: { userPrincipalName: [`s:${userPrincipalName}`] },
      })
      return planOf(
        input({ people: [person({ attributes: { userPrincipalName: 'anna.meyer@plant.test' } })], managed: [user] }),
      ).actions.map(describeAction)
    }
    assert.deepEqual(changes('anna7@plant.test'), [])
    assert.deepEqual(changes('anna8@plant.test'), [
      'update "P Anna Meyer": userPrincipalName "anna8@plant.test" -> "anna.meyer@plant.test"',
    ])
  })
  it('asks again when it is the old one, and the userPrincipalName is what is taken', () => {
    const people = [person({ attributes: { userPrincipalName: 'anna.meyer@plant.test' } })]
    const plan = planOf(input({ people, holders: [holder({ userPrincipalName: 'anna.meyer@plant.test' })] }))
    const [again] = createAs(plan, plan.approvals[0] as NameApproval, 'AMeyer').approvals
    assert.equal(again?.reason, 'the userPrincipalName is taken: that needs another account name than ameyer')
  })
  it('asks again when the new name is taken too', () => {
    const { plan, approval } = taken({ sAMAccountName: 'ameyer' })
    assert.deepEqual(
      createAs(plan, approval, 'ameyer').approvals.map((opened: Approval) => opened.type),
      ['name'],
    )
  })
  it('takes an ordinary account over: stamped, renamed, moved, then managed as it is', () => {
    const { plan, approval } = taken({ sAMAccountName: 'ameyer' })
    assert.ok('account' in takeOverCandidate(approval))
    const account = managed({
      guid: guid(500),
      dn: 'CN=Old,OU=Elsewhere,DC=target,DC=test',
      name: 'Old',
      anchor: null,
      enabled: false,
    })
    const steps = planTakeOver(plan, approval, account)
    assert.deepEqual(
      steps.actions.map((action) => action.type),
      ['take-over'],
    )
    assert.equal(
      describeAction(steps.actions[0]!),
      `take over CN=Old,OU=Elsewhere,DC=target,DC=test: rename it to "P Anna Meyer", move it to ${MANAGED}`,
    )
    assert.deepEqual(
      steps.approvals.map((opened) => opened.type),
      ['enable'],
    )
  })
  it('refuses to take over what is privileged, several objects, or another person of the file', () => {
    const refused = (...holders: Holder[]) => {
      const candidate = takeOverCandidate(asked(input({ people: [anna], holders }))[0]!)
      return 'refused' in candidate ? candidate.refused : null
    }
    assert.equal(refused(holder({ sAMAccountName: 'ameyer', takeOverRefused: 'it is privileged' })), 'it is privileged')
    assert.equal(
      refused(holder({ sAMAccountName: 'ameyer', owner: second })),
      'CN=Old,OU=Elsewhere,DC=target,DC=test belongs to another person of the users file (ameyer2)',
    )
    assert.equal(
      refused(holder({ sAMAccountName: 'ameyer', owner: anna })),
      null,
      'a take-over of its own was interrupted',
    )
    assert.match(
      refused(
        holder({ sAMAccountName: 'ameyer' }),
        holder({ guid: guid(9), dn: 'CN=B,DC=target,DC=test', userPrincipalName: 'ameyer@target.test' }),
      )!,
      /^the names are taken by different objects: CN=Old,.*; CN=B,/,
    )
  })
})
