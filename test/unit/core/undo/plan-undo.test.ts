/** What an undo puts back of attributes, names and memberships. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { membershipKey } from '../../../../src/core/undo/changed-by.js'
import { toFileTime } from '../../../../src/core/values/file-time.js'
import { tagged } from '../../../../src/core/values/value.js'
import { group, groupKey, guid, managed, MANAGED, NOW, schema } from '../../builders.js'
import { holds, undone, update, type Recorded } from './undone.js'

describe('an undo of attributes', () => {
  const changed = update('department', ['Sales'], ['Works'])
  it('puts back the values from before the first change of the run', () => {
    assert.deepEqual(undone([changed], holds('Works')), ['update "P Anna Meyer": department "Works" -> "Sales"'])
    const again = update('department', ['Works'], ['Plant'])
    assert.deepEqual(undone([changed, again], holds('Plant')), ['update "P Anna Meyer": department "Plant" -> "Sales"'])
    assert.deepEqual(undone([update('department', [], ['Works'])], holds('Works')), [
      'update "P Anna Meyer": department "Works" -> (none)',
    ])
  })
  it('puts them back, too, where a killed run came half of a way: which half, the directory shows', () => {
    const killed = [changed, { ...update('department', ['Works'], ['Plant']), unanswered: true as const }]
    for (const now of ['Works', 'Plant'])
      assert.deepEqual(undone(killed, holds(now)), [`update "P Anna Meyer": department "${now}" -> "Sales"`])
    assert.deepEqual(undone(killed, holds('Other')), ['not update: it was changed since: then "Plant", now "Other"'])
  })
  it('leaves values that are as before, and changes that failed', () => {
    assert.deepEqual(undone([changed], holds('Sales')), [])
    assert.deepEqual(undone([{ ...changed, error: 'refused' }], holds('Works')), [])
  })
  it('leaves a userPrincipalName that another account has by now, and says whose it is', () => {
    const principal = update('userPrincipalName', ['anna@x.test'], ['a.meyer@x.test'])
    const user = {
      userPrincipalName: 'a.meyer@x.test',
      attributes: { userPrincipalName: [tagged('s', 'a.meyer@x.test')] },
    }
    const other = managed({ guid: guid(1002), name: 'P Ben', anchor: null, userPrincipalName: 'anna@x.test' })
    const known = { schema: new Map([schema('userPrincipalName')]) }
    assert.deepEqual(undone([principal], user, known), [
      'update "P Anna Meyer": userPrincipalName "a.meyer@x.test" -> "anna@x.test"',
    ])
    const refused = [`not update: userPrincipalName "anna@x.test" is taken by ${other.dn}`]
    assert.deepEqual(undone([principal], user, { ...known, beside: [other] }), refused)
    const stranger = { ...other, objectClass: 'user' }
    assert.deepEqual(undone([principal], user, { ...known, accounts: [stranger] }), refused)
    const gone = update('userPrincipalName', [], ['a.meyer@x.test'])
    assert.deepEqual(undone([gone], user, known), [
      'update "P Anna Meyer": userPrincipalName "a.meyer@x.test" -> (none)',
    ])
  })
  it('leaves values that somebody has changed since, and says so', () =>
    assert.deepEqual(undone([changed], holds('Lab')), ['not update: it was changed since: then "Works", now "Lab"']))
  it('writes nothing that an import must not write, whatever the journal says', () => {
    const sensitive = update('servicePrincipalName', ['a'], [])
    const attributes = {
      settings: { attributes: ['servicePrincipalName'] },
      schema: new Map([schema('servicePrincipalName')]),
    }
    assert.deepEqual(undone([sensitive], {}, attributes), ['not update: this tool writes no such attribute'])
  })
  it('puts an expiration date back that came nearer, and none that was moved on', () => {
    const [near, far] = [1, 31].map((days) => [tagged('l', toFileTime(new Date(NOW.getTime() + days * 86_400_000)))])
    const dates = (before: typeof near, after: typeof near): Recorded => ({
      type: 'update',
      before: { accountExpires: before! },
      after: { accountExpires: after! },
    })
    const user = (date: typeof near) => ({ attributes: { accountExpires: date! } })
    assert.deepEqual(undone([dates(near, far)], user(far)), [])
    assert.equal(undone([dates(far, near)], user(near)).length, 1)
  })
})

describe('an undo of names and memberships', () => {
  const rename = (before: string, after: string): Recorded => ({
    type: 'rename',
    user: after,
    before: { cn: [tagged('s', before)] },
    after: { cn: [tagged('s', after)] },
  })
  const staff = { groupList: [group('Staff')], settings: { groupMap: new Map([['*', ['CN=Staff']]]) } }
  const member = (type: 'join' | 'leave'): Recorded => ({
    type,
    group: { guid: 'group-Staff', dn: 'CN=Staff', name: 'Staff' },
  })
  it('renames back, through a temporary name too, but not where somebody has renamed since', () => {
    const steps = [rename('P Anna', 'P Tmp'), rename('P Tmp', 'P Anna Meyer')]
    assert.deepEqual(undone(steps, {}), ['rename "P Anna Meyer" to "P Anna"'])
    assert.deepEqual(undone(steps, { name: 'P Anna' }), [])
    const killed = [steps[0]!, { ...steps[1]!, unanswered: true as const }]
    assert.deepEqual(undone(killed, { name: 'P Tmp' }), ['rename "P Tmp" to "P Anna"'])
    assert.deepEqual(undone(killed, {}), ['rename "P Anna Meyer" to "P Anna"'])
    const back = [steps[0]!, { ...rename('P Tmp', 'P Anna'), unanswered: true as const }]
    assert.deepEqual(undone(back, { name: 'P Tmp' }), ['rename "P Tmp" to "P Anna"'])
    assert.deepEqual(undone(back, { name: 'P A. Meyer' }), [])
    assert.deepEqual(undone(steps, { name: 'P A. Meyer' }), [
      'not rename: it was renamed since: then "P Anna Meyer", now "P A. Meyer"',
    ])
  })
  it('does not where another object has the name by now, and says which', () => {
    const [before, after] = ['P Anna', 'P Anna Meyer']
    const taken = 'not rename: "P Anna" is taken by CN=P Anna,OU=Managed,DC=target,DC=test'
    const contact = { dn: `CN=P Anna,${MANAGED}`, name: 'P Anna' }
    assert.deepEqual(undone([rename(before, after)], {}, { others: [contact] }), [taken])
    const other = managed({ guid: guid(1002), dn: contact.dn, name: 'P Anna', anchor: null })
    assert.deepEqual(undone([rename(before, after)], {}, { beside: [other] }), [taken])
    const elsewhere = { ...contact, dn: `CN=P Anna,OU=Sub,${MANAGED}` }
    assert.deepEqual(undone([rename(before, after)], {}, { others: [elsewhere] }), [
      'rename "P Anna Meyer" to "P Anna"',
    ])
  })
  it('joins the groups that were left and leaves those that were joined, where that is not so already', () => {
    const inStaff = { memberOf: new Set([groupKey('Staff')]) }
    assert.deepEqual(undone([member('leave')], {}, staff), ['add "P Anna Meyer" to group "Staff"'])
    assert.deepEqual(undone([member('leave')], inStaff, staff), [])
    assert.deepEqual(undone([member('join')], inStaff, staff), ['remove "P Anna Meyer" from group "Staff"'])
    assert.deepEqual(undone([member('join')], {}, staff), [])
  })
  it('leave memberships that a later run has changed again, but for those of an account that the run made', () => {
    const inStaff = { memberOf: new Set([groupKey('Staff')]) }
    const later = { [membershipKey(guid(1001), 'group-Staff')]: '3f2a9c11-1' }
    const by = 'run 3f2a9c11 has changed its membership of Staff since'
    assert.deepEqual(undone([member('join')], inStaff, { ...staff, later }), [`not leave: ${by}`])
    assert.deepEqual(undone([member('leave')], {}, { ...staff, later }), [`not join: ${by}`])
    assert.deepEqual(undone([member('join')], {}, { ...staff, later }), [])
    assert.deepEqual(
      undone([{ type: 'create' }, member('join')], { ...inStaff, enabled: false }, { ...staff, later }),
      ['remove "P Anna Meyer" from group "Staff"'],
    )
  })
  it('writes members of the groups of group_map only, and joins no privileged one', () => {
    assert.deepEqual(undone([member('leave')], {}), ['not join: Staff is no target of group_map any more'])
    const privileged = { ...staff, groupList: [group('Staff', { adminCount: true })] }
    assert.deepEqual(undone([member('leave')], {}, privileged), [
      'not join: Staff is protected (adminCount=1): an import asks whether to join it',
    ])
    const primary = { memberOf: new Set([groupKey('Staff')]), primaryGroup: groupKey('Staff') }
    assert.deepEqual(undone([member('join')], primary, staff), [
      'not leave: Staff is its primary group, which cannot be left',
    ])
  })
})
