import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Duration } from 'luxon'
import { differencesBetween } from '../../../../src/core/saved-plan/compare.js'
import { isEdited, plannedChanges, savedPlan } from '../../../../src/core/saved-plan/saved-plan.js'
import { planContext } from '../../../../src/core/plan/context.js'
import { toFileTime } from '../../../../src/core/values/file-time.js'
import { tagged } from '../../../../src/core/values/value.js'
import type { RecordedChange } from '../../../../src/generated/journal.js'
import { group, guid, input, managed, NOW, person, planOf, type Input } from '../../builders.js'
import { change, header } from '../journal/entries.js'

const DAY = 86_400_000
const later = (days: number) => new Date(NOW.getTime() + days * DAY)
const run = (hash = 'f') => {
  const { users_file: file, began: _began, ...rest } = header()
  const { signed: _signed, ...known } = file!
  return { ...rest, id: 'run', users_file: { ...known, hash: hash.repeat(64) } }
}
const saved = (changes: RecordedChange[], now = NOW) => savedPlan(run(), { ...planContext(input()), now }, changes)
const present = (changes: RecordedChange[], hash = 'f') => ({
  users_file: run(hash).users_file,
  changes,
  expirationTime: Duration.fromISO('P1M1D'),
  expirationSlack: Duration.fromISO('P1D'),
  isBegun: false,
})
/** `who, what: then -> now` */
const differences = (then: RecordedChange[], now: RecordedChange[], hash?: string) =>
  differencesBetween(saved(then), present(now, hash)).map((found) => [found.who, found.what, found.then, found.now])

/** Of a kind that has no reason. */
const plain = (values: Partial<RecordedChange>): RecordedChange => {
  const { why: _why, ...rest } = change({ before: {}, ...values })
  return rest
}
const update = (values: Partial<RecordedChange> = {}) =>
  change({ type: 'update', before: { department: ['s:Sales'] }, after: { department: ['s:Works'] }, ...values })
const expires = (from: Date | null, to: Date) =>
  update({
    before: { accountExpires: [tagged('l', from === null ? '0' : toFileTime(from))] },
    after: { accountExpires: [tagged('l', toFileTime(to))] },
  })

describe('a saved plan', () => {
  it('is what an import of the same file, config and directory would do, in whatever order', () => {
    const [first, second] = [update(), change({ guid: guid(2), number: 2 })]
    assert.deepEqual(differences([first, second], [{ ...second, number: 1 }, first]), [])
    const values = { otherTelephone: ['s:1', 's:2'] } as const
    const both = (list: RecordedChange['before'][string]) => update({ before: {}, after: { otherTelephone: list } })
    assert.deepEqual(differences([both([...values.otherTelephone])], [both(['s:2', 's:1'])]), [])
  })
  it('names a value that was changed since', () => {
    assert.deepEqual(differences([update()], [update({ before: { department: ['s:Plant'] } })]), [
      ['P Zoë Krüger', 'department', '"Sales" -> "Works"', '"Plant" -> "Works"'],
    ])
    assert.deepEqual(differences([update()], []), [['P Zoë Krüger', 'department', '"Sales" -> "Works"', 'no change']])
  })
  it('names the changes that are no longer in it, and those that are new', () => {
    const join = plain({ type: 'join', group: { guid: 'g1', dn: 'CN=Staff', name: 'Staff' } })
    const other = { ...join, group: { guid: 'g2', dn: 'CN=VPN', name: 'VPN' } }
    assert.deepEqual(differences([join], [other]), [
      ['P Zoë Krüger', 'join Staff', 'planned', 'not planned'],
      ['P Zoë Krüger', 'join VPN', 'not planned', 'planned'],
    ])
  })
  it('tells objects apart by objectGUID, and those to be created by their account', () => {
    const create = (account: string) => plain({ type: 'create', guid: null, account })
    assert.deepEqual(differences([create('a.b')], [create('a.b2')]), [
      ['P Zoë Krüger', 'create', 'planned', 'not planned'],
      ['P Zoë Krüger', 'create', 'not planned', 'planned'],
    ])
    assert.equal(differences([change()], [change({ guid: guid(7) })]).length, 2)
  })
  it('tells a new password from the one that an account has', () => {
    const enable = plain({ type: 'enable' })
    assert.deepEqual(differences([enable], [{ ...enable, why: 'with the password it had' }]), [
      ['P Zoë Krüger', 'enable', 'planned', 'planned, with the password it had'],
    ])
  })
  it('is of one users file', () => {
    const [[who, what] = []] = differences([], [], 'e')
    assert.deepEqual([who, what], ['the users file', 'content'])
  })
  it('of a deactivation does not mind a password that was changed, but a state', () => {
    const state = (control: string, set: string) =>
      change({ before: { userAccountControl: [tagged('i', control)], pwdLastSet: [tagged('l', set)] } })
    assert.deepEqual(differences([state('512', '1')], [state('512', '2')]), [])
    assert.deepEqual(differences([state('512', '1')], [state('66048', '1')]), [
      ['P Zoë Krüger', 'disable: userAccountControl', '512 -> (none)', '66048 -> (none)'],
    ])
  })
})

describe('a saved plan that a run has begun with, before another import came between', () => {
  const begun = (then: RecordedChange[], now: RecordedChange[], hash?: string) =>
    differencesBetween(saved(then), { ...present(now, hash), isBegun: true }).map(({ who, what }) => [who, what])
  const disable = change({ guid: guid(2), number: 2 })

  it('has done what is not planned any more, and may go on with the rest', () => {
    assert.deepEqual(begun([update(), disable], []), [])
    assert.deepEqual(begun([update(), disable], [disable]), [])
  })
  it('allows nothing else, and no other file', () => {
    assert.deepEqual(begun([disable], [disable, update()]), [['P Zoë Krüger', 'department']])
    assert.deepEqual(begun([update()], [update({ after: { department: ['s:Plant'] } })]), [
      ['P Zoë Krüger', 'department'],
    ])
    assert.deepEqual(begun([], [disable]), [['P Zoë Krüger', 'disable']])
    assert.deepEqual(begun([], [], 'e'), [['the users file', 'content']])
  })
})

describe('an expiration date in a saved plan', () => {
  it('moves on with the clock', () => {
    const from = later(3)
    assert.deepEqual(differences([expires(from, later(31))], [expires(from, later(32))]), [])
    assert.deepEqual(differences([expires(null, later(31))], [expires(null, later(32))]), [])
  })
  it('is another one where it moved from another date, or the other way', () => {
    assert.equal(differences([expires(later(3), later(31))], [expires(later(4), later(31))]).length, 1)
    assert.equal(differences([expires(later(3), later(31))], [expires(later(3), later(1))]).length, 1)
  })
  it('may move on where only the clock brought it over expiration_slack, and nowhere else', () => {
    // now + P1M1D is 31 days.
    assert.deepEqual(differences([], [expires(later(30.5), later(32))]), [])
    assert.equal(differences([], [expires(later(29), later(32))]).length, 1)
    assert.equal(differences([], [expires(null, later(32))]).length, 1)
    assert.equal(differences([], [expires(later(40), later(32))]).length, 1)
  })
  it('of the source may come first', () => assert.deepEqual(differences([], [expires(later(19.5), later(20))]), []))
  it('makes no difference in the plan of the same file on the next day', () => {
    const [staff, shown] = [group('Staff'), { groupMap: new Map([['*', ['CN=Staff']]]) }]
    const at = (now: Date): Input => {
      const people = [person({ attributes: { department: 'Works' } }), person({ objectGUID: guid(2), cn: 'Ben' })]
      const user = managed({ accountExpires: toFileTime(later(30.5)), attributes: {} })
      return input({ people, managed: [user], now, settings: shown, groupList: [staff] })
    }
    const planAt = (now: Date) => plannedChanges(planOf(at(now)).actions, at(now))
    const [then, now] = [planAt(NOW), planAt(later(1))]
    assert.notDeepEqual(then, now)
    assert.deepEqual(differencesBetween(saved(then), present(now)), [])
  })
})

describe('a saved plan with honour_source_expiration', () => {
  it('is another one when somebody has expired in the source since', () => {
    const at = (now: Date): Input =>
      input({
        people: [person({ accountExpires: later(0.5).toISOString() })],
        managed: [managed({ accountExpires: toFileTime(later(0.5)) })],
        now,
        settings: { honourSourceExpiration: true },
      })
    const planAt = (now: Date) => plannedChanges(planOf(at(now)).actions, at(now))
    const found = differencesBetween(saved(planAt(NOW)), present(planAt(later(1))))
    assert.deepEqual(found, [
      {
        who: 'P Anna Meyer',
        what: 'disable',
        then: 'not planned',
        now: 'planned, past its expiration date in the users file',
      },
    ])
  })
})

describe('the hash of a saved plan', () => {
  it('tells whether it was edited, not whether it was laid out anew', () => {
    const plan = saved([update()])
    assert.equal(isEdited(JSON.parse(JSON.stringify(plan, null, 7)) as typeof plan), false)
    assert.equal(isEdited({ ...plan, changes: [] }), true)
    assert.equal(isEdited({ ...plan, made: later(1).toISOString() }), true)
  })
})
