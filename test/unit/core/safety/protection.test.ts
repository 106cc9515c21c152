import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Group } from '../../../../src/core/model.js'
import { dnKey } from '../../../../src/core/names/distinguished-name.js'
import { isBuiltIn, privilegeOf, restrictionOf } from '../../../../src/core/safety/protection.js'
import { takeOverRefusal, type AccountFacts } from '../../../../src/core/safety/take-over.js'
import { group, groupKey } from '../../builders.js'

const map = (...groups: Group[]) => new Map(groups.map((entry) => [dnKey(entry.dn), entry]))

describe('privileged groups', () => {
  it('are known by SID, whatever they are called', () => {
    assert.equal(
      privilegeOf([groupKey('Chefs')], map(group('Chefs', { sid: 'S-1-5-21-1-2-3-512' }))),
      'Chefs is the privileged group Domain Admins',
    )
    assert.equal(
      privilegeOf([groupKey('Ops')], map(group('Ops', { sid: 'S-1-5-32-551' }))),
      'Ops is the privileged group Backup Operators',
    )
    assert.equal(
      privilegeOf([groupKey('Domain Admins')], map(group('Domain Admins', { sid: 'S-1-5-21-1-2-3-5120' }))),
      null,
    )
  })
  it('are known through any depth of nesting, and circles end', () => {
    const groups = map(
      group('A', { memberOf: [groupKey('B')] }),
      group('B', { memberOf: [groupKey('A'), groupKey('C')] }),
      group('C', { adminCount: true }),
    )
    assert.equal(privilegeOf([groupKey('A')], groups), 'C is protected (adminCount=1)')
    assert.equal(restrictionOf(groupKey('A'), new Set(), groups), 'A is nested in C, which is protected (adminCount=1)')
    assert.equal(restrictionOf(groupKey('C'), new Set([groupKey('B')]), groups), 'C is protected (adminCount=1)')
    assert.equal(restrictionOf(groupKey('A'), new Set([groupKey('A')]), groups), 'A is in restricted_groups')
  })
  it('are suspected in groups that cannot be read, or are in another domain', () => {
    const groups = map(group('Staff', { memberOf: [groupKey('Hidden')] }))
    const unknown = `${groupKey('Hidden')}, which cannot be read, so that it may be privileged`
    assert.equal(restrictionOf(groupKey('Staff'), new Set(), groups), `Staff is nested in ${unknown}`)
    assert.equal(privilegeOf([groupKey('Staff')], groups), unknown.replace(', which', ''))
  })
  it('a restricted group below is no reason', () => {
    const groups = map(group('Outer'), group('Inner', { memberOf: [groupKey('Outer')] }))
    assert.equal(restrictionOf(groupKey('Outer'), new Set([groupKey('Inner')]), groups), null)
  })
})

describe('built-in accounts', () => {
  it('have well-known or low relative identifiers', () => {
    assert.deepEqual(
      ['S-1-5-21-1-2-3-500', 'S-1-5-21-1-2-3-502', 'S-1-5-32-544', 'S-1-5-21-1-2-3-1000', 'S-1-5-21-1-2-3-5000'].map(
        isBuiltIn,
      ),
      [true, true, true, false, false],
    )
  })
})

describe('take-over', () => {
  const ordinary: AccountFacts = {
    objectClass: 'user',
    sAMAccountName: 'anna',
    userAccountControl: 0x200,
    builtIn: false,
    privilege: null,
    servicePrincipalNames: 0,
    isRunningAccount: false,
  }
  const refusal = (facts: Partial<AccountFacts>) => takeOverRefusal({ ...ordinary, ...facts })
  it('is for ordinary user accounts, enabled or not', () => {
    assert.equal(refusal({}), null)
    assert.equal(refusal({ userAccountControl: 0x202, objectClass: 'inetOrgPerson' }), null)
  })
  it('is refused for everything else, with the reason', () => {
    assert.equal(refusal({ objectClass: 'computer' }), 'is a computer, not a user account')
    assert.equal(
      refusal({ objectClass: 'msDS-GroupManagedServiceAccount' }),
      'is a msDS-GroupManagedServiceAccount, not a user account',
    )
    assert.equal(
      refusal({ userAccountControl: 0x800 }),
      'is a computer, trust or service account, not an ordinary user',
    )
    assert.equal(refusal({ sAMAccountName: 'PLANT$' }), 'is a computer, trust or service account, not an ordinary user')
    assert.equal(refusal({ builtIn: true }), 'is a built-in account')
    assert.equal(refusal({ isRunningAccount: true }), 'is the account that runs this tool')
    assert.equal(refusal({ privilege: 'X is protected' }), 'is privileged: X is protected')
    assert.equal(refusal({ servicePrincipalNames: 1 }), 'is a service account (it has a servicePrincipalName)')
  })
})
