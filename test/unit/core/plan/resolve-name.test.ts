import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Approval, Holder } from '../../../../src/core/model.js'
import {
  createAs,
  createWithPrincipal,
  planTakeOver,
  takeOverCandidate,
  type NameApproval,
} from '../../../../src/core/plan/resolve-name.js'
import { describeAction } from '../../../../src/core/report/actions.js'
import { guid, holder, input, managed, MANAGED, person, planOf, withPrincipal, type Input } from '../../builders.js'

const anna = person()
const second = person({ sAMAccountName: 'ameyer2', objectGUID: guid(2) })
const asked = (values: Input) =>
  planOf(values).approvals.filter((approval): approval is NameApproval => approval.type === 'name')

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
  it('needs another account name, and not only a userPrincipalName, where the one of the account name is taken too', () => {
    const carried = person({ attributes: { userPrincipalName: 'ben@target.test' } })
    const ben = holder({ sAMAccountName: 'ben' })
    const askedWith = (...holders: Holder[]) => {
      const [approval] = asked(input({ people: [carried], holders }))
      return [approval!.newPrincipalHelps, approval!.conflicts.map(({ value }) => value)]
    }
    assert.deepEqual(askedWith(ben), [true, ['ben@target.test']])
    const own = { guid: guid(501), sAMAccountName: 'e', userPrincipalName: 'ameyer@target.test' }
    const both = [false, ['ben@target.test', 'ameyer@target.test']]
    assert.deepEqual(askedWith(ben, holder(own)), both)
    assert.deepEqual(askedWith({ ...ben, userPrincipalName: 'ameyer@target.test' }), both)
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
      const user = withPrincipal(userPrincipalName, { sAMAccountName: 'anna7' })
      return planOf(
        input({
          people: [person({ attributes: { userPrincipalName: 'anna.meyer@plant.test' } })],
          managed: [user],
          newNamed: new Map([[user.guid, { sAMAccountName: 'ameyer', userPrincipalName: 'anna.meyer@plant.test' }]]),
        }),
      ).actions.map(describeAction)
    }
    assert.deepEqual(changes('anna7@plant.test'), [])
    assert.deepEqual(changes('anna8@plant.test'), [
      'update "P Anna Meyer": userPrincipalName "anna8@plant.test" -> "anna.meyer@plant.test"',
    ])
  })
  it("leaves a userPrincipalName alone that was given in place of the file's", () => {
    const carried = 'anna.meyer@plant.test'
    const plan = planOf(
      input({
        people: [person({ attributes: { userPrincipalName: carried } })],
        holders: [holder({ userPrincipalName: carried })],
      }),
    )
    const given = 'a.meyer@plant.test'
    const [create] = createWithPrincipal(plan, plan.approvals[0] as NameApproval, given).actions
    assert.match(describeAction(create!), /^create "P Anna Meyer" as ameyer/)
    const newNamed = { sAMAccountName: 'ameyer', userPrincipalName: carried, given }
    assert.deepEqual(create?.type === 'create' && create.newNamed, newNamed)
    const user = withPrincipal(given)
    const later = input({
      people: [person({ attributes: { userPrincipalName: carried } })],
      managed: [user],
      newNamed: new Map([[user.guid, newNamed]]),
    })
    assert.deepEqual(planOf(later).actions, [])
  })
  it('asks again when it is the old one and the userPrincipalName is taken', () => {
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
      `take over CN=Old,OU=Elsewhere,DC=target,DC=test as "P Anna Meyer" in ${MANAGED}`,
    )
    assert.deepEqual(
      steps.approvals.map((opened) => opened.type),
      ['enable'],
    )
  })
  it('leaves an account that is taken over without a userPrincipalName that another one has, and gives it a free one twice', () => {
    const carried = person({ attributes: { userPrincipalName: 'anna@x.test' } })
    const user = managed({ sAMAccountName: 'x', anchor: null })
    const takenOver = (...others: Holder[]) => {
      const plan = planOf(input({ people: [carried, second], managed: [user], holders: others }))
      const approval = plan.approvals.find((one): one is NameApproval => one.type === 'name')!
      const steps = [1, 2].map(() => planTakeOver(plan, approval, user))
      return steps.map(({ actions, failures }) => [actions.map(describeAction), failures.map(({ error }) => error)])
    }
    const anchor = 'msDS-cloudExtensionAttribute1'
    const update = `update "P Anna Meyer": userPrincipalName (none) -> "anna@x.test", ${anchor} (none) -> "ad-user-sync:${guid(1)}"`
    assert.deepEqual(takenOver(), [
      [[update], []],
      [[update], []],
    ])
    const old = holder({ userPrincipalName: 'Anna@x.test' })
    const without = update.replace('userPrincipalName (none) -> "anna@x.test", ', '')
    const left = [[without], [`userPrincipalName "anna@x.test" is taken by ${old.dn}`]]
    assert.deepEqual(takenOver(old), [left, left])
  })
  it('refuses to take over a privileged account, several objects, or another person of the file', () => {
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
