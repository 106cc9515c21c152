/**
 * behaviour.md, "Import: what happens by itself": userPrincipalNames may change hands within a
 * file, in chains and rings, in one run.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Account, ManagedUser } from '../../../../src/core/model.js'
import type { Person } from '../../../../src/core/person.js'
import { describeAction } from '../../../../src/core/report/actions.js'
import { guid, input, managed, person, planOf, withPrincipal, type Input } from '../../builders.js'

/**
 * A person `name`, account `name`, for whom the file has `principal`, and the user, who has another
 * one.
 */
const wants = (name: string, principal: string): Person =>
  person({
    cn: name,
    sAMAccountName: name,
    objectGUID: guid(name.charCodeAt(0)),
    attributes: { userPrincipalName: `${principal}@x.test` },
  })
const has = (name: string, principal: string): ManagedUser => {
  const number = name.charCodeAt(0)
  return withPrincipal(`${principal}@x.test`, {
    guid: guid(1000 + number),
    name: `P ${name}`,
    sAMAccountName: name,
    anchor: `ad-user-sync:${guid(number)}`,
  })
}
const account = (values: Partial<Account>): Account => ({
  guid: guid(500),
  dn: 'CN=Stranger,DC=target,DC=test',
  objectClass: 'user',
  sAMAccountName: 'stranger',
  userPrincipalName: null,
  ...values,
})
const plan = (people: Person[], users: ManagedUser[], more: Partial<Omit<Input, 'settings'>> = {}) => {
  const { actions, approvals, failures } = planOf(input({ people, managed: users, ...more }))
  const changes = actions.map((action) => describeAction(action).replaceAll(/@x\.test|userPrincipalName /g, ''))
  return { changes, asks: approvals.map(({ reason }) => reason), failures }
}

describe('userPrincipalNames that change hands', () => {
  it('are given up before they are taken', () => {
    const { changes, failures } = plan([wants('a', '2'), wants('b', '3')], [has('a', '1'), has('b', '2')])
    assert.deepEqual(changes, ['update "P b": "2" -> "3"', 'update "P a": "1" -> "2"'])
    assert.deepEqual(failures, [])
  })
  it('go round in a ring through one that nobody else can have', () => {
    const people = [wants('a', '2'), wants('b', '3'), wants('c', '1')]
    const { changes } = plan(people, [has('a', '1'), has('b', '2'), has('c', '3')])
    const temporary = `renaming-${guid(1097)}`
    assert.deepEqual(changes, [
      `update "P a": "1" -> "${temporary}"`,
      'update "P c": "3" -> "1"',
      'update "P b": "2" -> "3"',
      `update "P a": "${temporary}" -> "2"`,
    ])
  })
  it('end right after a ring that was interrupted', () => {
    const { changes } = plan([wants('a', '2'), wants('b', '1')], [has('a', 'renaming-x'), has('b', '2')])
    assert.deepEqual(changes, ['update "P b": "2" -> "1"', 'update "P a": "renaming-x" -> "2"'])
  })
  it('raise no question for a newcomer that gets one which is given up', () => {
    const [user, newcomer] = [has('a', '1'), wants('b', '1')]
    const holder = {
      ...user,
      objectClass: 'user',
      displayName: null,
      managed: true,
      owner: null,
      takeOverRefused: null,
    }
    const { changes, asks } = plan([wants('a', '2'), newcomer], [user], { holders: [holder] })
    assert.match(changes.join('\n'), /^update "P a": "1" -> "2"\ncreate "P b" as b \(1\)/)
    assert.deepEqual(asks, ['the account is new, disabled and without a password'])
  })
  it('are asked about for a newcomer when a managed user gets it', () => {
    const { asks } = plan([wants('a', '2'), wants('b', '2')], [has('a', '1')])
    assert.deepEqual(asks, ['userPrincipalName "2@x.test" is taken'])
  })
  it('stay with whom keeps them: the attribute fails, and all that waited for it', () => {
    const people = [wants('a', '2'), wants('b', '3')]
    people[0]!.attributes = new Map([...people[0]!.attributes, ['department', 'Sales']])
    const stranger = account({ userPrincipalName: '3@X.test' })
    const { changes, failures } = plan(people, [has('a', '1'), has('b', '2')], { accounts: [stranger] })
    assert.deepEqual(changes, ['update "P a": department (none) -> "Sales"'])
    assert.deepEqual(failures, [
      failed('P a', '2', 'is taken by CN=P b,OU=Managed,DC=target,DC=test'),
      failed('P b', '3', 'is taken by CN=Stranger,DC=target,DC=test'),
    ])
  })
  it('are one person’s only', () => {
    const { changes, failures } = plan([wants('a', '3'), wants('b', '3')], [has('a', '1'), has('b', '2')])
    assert.deepEqual(changes, ['update "P a": "1" -> "3"'])
    assert.deepEqual(failures, [failed('P b', '3', 'is wanted by P a as well')])
  })
  it('are not the ones that another account has by its account name', () => {
    const anna = person({ attributes: { userPrincipalName: 'Stranger@target.test' } })
    const { changes, failures } = plan([anna], [managed()], { accounts: [account({})] })
    assert.deepEqual(changes, [])
    assert.equal(
      failures[0]?.error,
      'userPrincipalName "Stranger@target.test" belongs to the account name of CN=Stranger,DC=target,DC=test',
    )
  })
  it('follow a person whose account name changed as well', () => {
    const married = { ...wants('a', 'schmidt'), sAMAccountName: 'schmidt' }
    assert.deepEqual(plan([married], [has('a', 'a')]).changes, ['update "P a": "a" -> "schmidt"'])
  })
  it('stay as they were made with a new name that nobody remembers, while the file’s is taken', () => {
    const anna = { ...wants('a', 'anna'), sAMAccountName: 'anna' }
    const { changes, failures } = plan([anna], [has('a', 'a')], {
      accounts: [account({ userPrincipalName: 'anna@x.test' })],
    })
    assert.deepEqual([changes, failures], [[], []])
  })
})

const failed = (user: string, principal: string, why: string) => ({
  user,
  action: 'update',
  attribute: 'userPrincipalName',
  error: `userPrincipalName "${principal}@x.test" ${why}`,
})
