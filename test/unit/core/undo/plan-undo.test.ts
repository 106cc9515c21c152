import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Account, ManagedUser } from '../../../../src/core/model.js'
import { planContext } from '../../../../src/core/plan/context.js'
import { describeAction } from '../../../../src/core/report/actions.js'
import { netChanges } from '../../../../src/core/undo/net-changes.js'
import { expiredAmong, planUndo } from '../../../../src/core/undo/plan-undo.js'
import { toFileTime } from '../../../../src/core/values/file-time.js'
import { tagged } from '../../../../src/core/values/value.js'
import type { RecordedChange } from '../../../../src/generated/journal.js'
import { group, groupKey, guid, input, managed, MANAGED, NOW, schema } from '../../builders.js'
import { change } from '../journal/entries.js'

type Recorded = Partial<RecordedChange> & { error?: string }
const STATE = { userAccountControl: [tagged('i', '512')], pwdLastSet: [tagged('l', '7')] }
const THEN = { userAccountControl: 3, unicodePwd: 2 }
const IS_DISABLED = { userAccountControl: [tagged('i', '514')], pwdLastSet: [tagged('l', '7')] }

/** What would be put back, and why what is not, for a run of these changes to one account. */
function undone(
  recorded: readonly Recorded[],
  user: Partial<ManagedUser> | null,
  {
    laterState = {},
    elsewhere = {},
    beside = [],
    accounts = [],
    isNamed = false,
    madePerhaps = [],
    ...more
  }: UndoCase = {},
): string[] {
  const changes = recorded.map(({ error = null, ...values }, index) => {
    const { why: _why, ...plain } = change({ user: 'P Anna Meyer', before: {}, number: index + 1, ...values })
    return { change: plain, outcome: { number: index + 1, error }, time: NOW.toISOString() }
  })
  const context = planContext(
    input({
      managed: [...(user === null ? [] : [managed(user)]), ...beside],
      disabledHere: new Map([[guid(1001), { before: STATE, versions: THEN, run: 'r', time: '', why: null }]]),
      versions: new Map([[guid(1001), { ...THEN, userAccountControl: 4 }]]),
      ...more,
      settings: { attributes: ['department', 'userPrincipalName'], ...more.settings },
    }),
  )
  const entries = (values: Record<string, string>) => new Map(Object.entries(values))
  const { actions, failures } = planUndo(netChanges({ changes }), {
    context,
    laterState: entries(laterState),
    elsewhere: entries(elsewhere),
    accounts,
    isNamed,
    madePerhaps,
  })
  return [...actions.map(describeAction), ...failures.map(({ action, error }) => `not ${action}: ${error}`)]
}
type UndoCase = Parameters<typeof input>[0] & {
  laterState?: Record<string, string>
  elsewhere?: Record<string, string>
  /** Other managed users. */
  beside?: readonly ManagedUser[]
  accounts?: readonly Account[]
  isNamed?: boolean
  madePerhaps?: readonly string[]
}

const update = (attribute: string, before: string[], after: string[]): Recorded => {
  const values = (list: string[]) => ({ [attribute]: list.map((value) => tagged('s', value)) })
  return { type: 'update', before: values(before), after: values(after) }
}
const holds = (department: string) => ({ attributes: { department: [tagged('s', department)] } })

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

describe('an undo of states', () => {
  const disabled: Recorded = { type: 'disable', before: STATE }
  const user = { enabled: false, attributes: IS_DISABLED }
  it('enables a deactivated account with the password that it has', () => {
    assert.deepEqual(undone([disabled], user), ['enable "P Anna Meyer" with the password that it has'])
    assert.deepEqual(undone([disabled], { enabled: true }), [])
  })
  it('enables one that a killed run may have deactivated where it was disabled then, else only for who names it', () => {
    const time = '2026-11-22T20:00:00Z'
    const state = { before: STATE, versions: THEN, unanswered: true as const, run: 'r', time, why: null }
    const disabledHere = new Map([[guid(1001), state]])
    const alone = 'enable "P Anna Meyer" with the password that it has'
    assert.deepEqual(undone([disabled], user, { disabledHere, isNamed: true }), [alone])
    assert.deepEqual(undone([disabled], user, { disabledHere }), [
      'not enable: it stays disabled: no answer to its deactivation is recorded, and it was disabled at another time: ' +
        'somebody else may have; if nobody has, undo it with --only, one account at a time',
    ])
    const then = { ...THEN, userAccountControl: 4, stateWritten: '2026-11-22T20:00:09Z' }
    assert.deepEqual(undone([disabled], user, { disabledHere, versions: new Map([[guid(1001), then]]) }), [alone])
    assert.deepEqual(undone([disabled], user), [alone])
  })
  it('does not where somebody has touched its password or state since', () => {
    const password = { ...user, attributes: { ...IS_DISABLED, pwdLastSet: [tagged('l', '8')] } }
    assert.deepEqual(undone([disabled], password), [
      'not enable: it stays disabled: somebody has touched its password since',
    ])
    assert.deepEqual(
      undone([disabled], user, { versions: new Map([[guid(1001), { ...THEN, userAccountControl: 6 }]]) }),
      ['not enable: it stays disabled: somebody has changed its state since, and changed it back'],
    )
    assert.deepEqual(undone([disabled], user, { disabledHere: new Map() }), [
      'not enable: it stays disabled: it is not known that this tool disabled it',
    ])
    assert.deepEqual(undone([disabled], user, { laterState: { [guid(1001)]: '3f2a9c11-1' } }), [
      'not enable: run 3f2a9c11 has changed its state since',
    ])
  })
  it('disables users that were enabled or created; of a created account all else but memberships stays', () => {
    const sentence = 'disable "P Anna Meyer", which was created or enabled by the run that is undone'
    assert.deepEqual(undone([{ type: 'enable', before: STATE }], {}), [sentence])
    assert.deepEqual(undone([{ type: 'create' }, update('department', [], ['Works'])], holds('Works')), [sentence])
    assert.deepEqual(undone([{ type: 'create' }], { enabled: false }), [])
    assert.deepEqual(undone([{ type: 'create' }], null), [], 'whoever is gone is as before')
  })
  it('names those of whom nobody knows whether they were created', () =>
    assert.deepEqual(undone([], null, { madePerhaps: ['P Ole'] }), [
      'not create: no answer to its creation is recorded: if the account is there, it stays',
    ]))
  it('touches no user that is gone, moved out, protected or has a changed anchor, and undoes no take-over', () => {
    assert.deepEqual(undone([disabled], null), ['not undo: the account is gone'])
    assert.deepEqual(undone([disabled], null, { elsewhere: { [guid(1001)]: 'CN=X' } }), [
      'not undo: it is not below managed_user_path any more, but at CN=X',
    ])
    assert.match(
      undone([disabled], { ...user, protection: 'its adminCount is 1' })[0]!,
      /^not undo: .* protected account/,
    )
    const remembered = { rememberedAnchors: new Map([[guid(1001), `ad-user-sync:${guid(9)}`]]) }
    assert.match(undone([disabled], user, remembered)[0]!, /^not undo: .* its anchor was /)
    const taken: Recorded = { type: 'take-over', before: { distinguishedName: [tagged('s', 'CN=A,OU=B')] } }
    assert.deepEqual(undone([taken], {}), [
      'not take-over: a take-over is not undone: move the account back by hand, it was CN=A,OU=B',
    ])
  })
})

describe('a user that comes back from an undo', () => {
  it('is named when the expiration date has passed meanwhile', () => {
    const users = [managed({ accountExpires: toFileTime(NOW) }), managed({ guid: guid(2), name: 'P Ben' })]
    const context = planContext(input({ managed: users }))
    const enable = (user: ManagedUser) =>
      ({ type: 'enable', user: user.name, subject: { kind: 'existing', guid: user.guid } }) as const
    assert.deepEqual(expiredAmong(users.map(enable), context), ['P Anna Meyer'])
    assert.deepEqual(expiredAmong([], context), [])
  })
})
