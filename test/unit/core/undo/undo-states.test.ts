/** Whom an undo enables, disables, or leaves alone. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { planContext } from '../../../../src/core/plan/context.js'
import type { ManagedUser } from '../../../../src/core/model.js'
import { expiredAmong } from '../../../../src/core/undo/plan-undo.js'
import { toFileTime } from '../../../../src/core/values/file-time.js'
import { tagged } from '../../../../src/core/values/value.js'
import { guid, input, managed, NOW } from '../../builders.js'
import { holds, IS_DISABLED, STATE, THEN, undone, update, type Recorded } from './undone.js'

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
    assert.deepEqual(undone([disabled], user, { later: { [guid(1001)]: '3f2a9c11-1' } }), [
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
