import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { approvalFacts } from '../../../../src/core/report/approval-facts.js'
import type { Holder } from '../../../../src/core/model.js'
import { createAs, planTakeOver, takeOverCandidate, type NameApproval } from '../../../../src/core/plan/resolve-name.js'
import { describeAction } from '../../../../src/core/report/actions.js'
import { guid, holder, input, managed, MANAGED, person, planOf, type Input } from '../../builders.js'

const anna = person()
const asked = (values: Input) =>
  planOf(values).approvals.filter((approval): approval is NameApproval => approval.type === 'name')

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
    assert.deepEqual(
      planOf(input({ people })).actions.map(
        (action) => action.type === 'create' && [action.user, action.sAMAccountName],
      ),
      [['P Other', 'AMEYER']],
    )
    assert.deepEqual(
      asked(input({ people })).map((approval) => [approval.user, approval.conflicts[0]?.by]),
      [['P Anna Meyer', { person: 'AMEYER' }]],
    )
  })
  it('also by a rename of this run, which is sent before', () => {
    const people = [
      anna,
      person({ sAMAccountName: 'weiß', objectGUID: guid(2) }),
      person({ sAMAccountName: 'weiss', objectGUID: guid(3) }),
    ]
    const users = [
      managed(),
      managed({ guid: guid(1002), name: 'P Left', sAMAccountName: 'left', anchor: `ad-user-sync:${guid(2)}` }),
    ]
    const values = input({ people, managed: users })
    assert.deepEqual(planOf(values).actions.map(describeAction), ['rename "P Left" to "P Anna Meyer (weiß)"'])
    assert.deepEqual(
      asked(values).map(({ conflicts }) => conflicts),
      [[{ attribute: 'cn', value: 'P Anna Meyer (weiss)', by: { person: 'weiß' } }]],
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
  it('an enabled account that only a suffix speaks for is asked about, and is neither changed nor deactivated', () => {
    const user = managed({ anchor: null, name: 'P Anna Meyer (z)', sAMAccountName: 'z' })
    const account = holder({ ...user, managed: true })
    const plan = planOf(input({ people: [anna], managed: [user], holders: [account] }))
    const approval = plan.approvals[0] as NameApproval
    assert.deepEqual(plan.actions, [])
    assert.deepEqual(
      plan.approvals.map(({ type, reason }) => [type, reason]),
      [['name', '"P Anna Meyer (z)" (account z) may be this person, and is enabled: only a suffix speaks for it']],
    )
    assert.deepEqual(takeOverCandidate(approval), { account })
    assert.deepEqual(planTakeOver(plan, approval, user).actions.map(describeAction), [
      'rename "P Anna Meyer (z)" to "P Anna Meyer"',
      `update "P Anna Meyer": msDS-cloudExtensionAttribute1 (none) -> "ad-user-sync:${guid(1)}"`,
    ])
    assert.match(
      describeAction(createAs(plan, approval, 'anna7').actions[0]!),
      /^create "P Anna Meyer \(anna7\)" as anna7/,
    )
  })
  it('attributes that are never taken from a file are not shown either', () => {
    const people = [person({ attributes: { unicodePwd: 'secret', department: 'Sales' } })]
    const [approval] = asked(input({ people, holders: [holder({ sAMAccountName: 'ameyer' })] }))
    assert.deepEqual(Object.keys(approvalFacts(approval!).attributes!).sort(), [
      'accountExpires',
      'department',
      'msDS-cloudExtensionAttribute1',
    ])
  })
})
