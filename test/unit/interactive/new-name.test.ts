import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { NameApproval } from '../../../src/core/plan/resolve-name.js'
import type { Directory } from '../../../src/directory/directory.js'
import { freePrincipal, newPrincipalProblem } from '../../../src/interactive/new-name.js'
import { guid, holder, input, person, planOf } from '../builders.js'

/** In which nothing has any of the names. */
const EMPTY = {
  domain: { domain: 'DC=target,DC=test', dnsName: 'target.test', domainSid: 'S-1-5-21-1' },
  find: async () => [],
} as unknown as Directory

describe('a new userPrincipalName', () => {
  it('is offered, and refused with the reason, where a later person of the file gets the one of the account name', async () => {
    const anna = person({ attributes: { userPrincipalName: 'b@x.test' } })
    const carried = { userPrincipalName: 'ameyer@target.test' }
    const zoe = person({ cn: 'Zoë', sAMAccountName: 'zoe', objectGUID: guid(2), attributes: carried })
    const plan = planOf(input({ people: [anna, zoe], holders: [holder({ userPrincipalName: 'b@x.test' })] }))
    const approval = plan.approvals.find(({ type }) => type === 'name') as NameApproval
    const asked = { approval, plan, directory: EMPTY }
    assert.equal(await freePrincipal(asked), 'b2@x.test')
    assert.equal(
      await newPrincipalProblem(asked, 'b2@x.test'),
      'ameyer@target.test, which the account name stands for, is taken by zoe, another person of the users file: go back, and give a new account name',
    )
    assert.match((await newPrincipalProblem(asked, 'b@x.test')) ?? '', /^userPrincipalName "b@x.test" is taken/)
  })
})
