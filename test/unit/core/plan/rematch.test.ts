/**
 * --rematch: after a migration of the source domain, where every objectGUID is new, people are
 * matched by name once.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { anchorsPutBack, newAnchors, reanchored } from '../../../../src/core/decisions/reanchor.js'
import { planContext } from '../../../../src/core/plan/context.js'
import { identify } from '../../../../src/core/plan/identify.js'
import { anchorsToRemember } from '../../../../src/core/plan/set-aside.js'
import { planWarnings } from '../../../../src/core/plan/warnings.js'
import { describeAction } from '../../../../src/core/report/actions.js'
import { tagged } from '../../../../src/core/values/value.js'
import { guid, input, managed, person, planOf } from '../../builders.js'

const anchor = (number: number) => `ad-user-sync:${guid(number)}`
const someone = (name: string, number: number) =>
  person({ cn: name, sAMAccountName: name.toLowerCase(), objectGUID: guid(number) })
const user = (name: string, number: number) =>
  managed({ guid: guid(1000 + number), name: `P ${name}`, sAMAccountName: name.toLowerCase(), anchor: anchor(number) })
/** Their objectGUIDs were 1 to 3, and are 11 to 13 now. */
const people = ['Anna', 'Ben', 'Cid'].map((name, index) => someone(name, 11 + index))
const users = ['Anna', 'Ben', 'Cid'].map((name, index) => user(name, 1 + index))
const sentences = (rematch: boolean, all = people) =>
  planOf(input({ people: all, managed: users, rematch })).actions.map(describeAction)

describe('after a migration of the source', () => {
  it('people are strangers, and a warning names --rematch', () => {
    const plan = planOf(input({ people, managed: users }))
    assert.deepEqual(
      plan.actions.map(({ type }) => type),
      ['disable', 'disable', 'disable', 'create', 'create', 'create'],
    )
    assert.deepEqual(planWarnings(plan), [
      '3 people of the users file have the name of a managed user, and another objectGUID than its anchor: P Anna, P Ben, P Cid; if they are the same people (the source domain was migrated), match them by name once with --rematch',
    ])
  })
  it('--rematch stamps their new anchors, and does nothing else', () => {
    assert.deepEqual(sentences(true), [
      `update "P Anna": msDS-cloudExtensionAttribute1 "${anchor(1)}" -> "${anchor(11)}"`,
      `update "P Ben": msDS-cloudExtensionAttribute1 "${anchor(2)}" -> "${anchor(12)}"`,
      `update "P Cid": msDS-cloudExtensionAttribute1 "${anchor(3)}" -> "${anchor(13)}"`,
    ])
  })
  it('it goes on where it was interrupted: an anchor of the file is still surer than a name', () => {
    // Ben's is stamped already; in the source he is called like Cid now, and Cid like him.
    const swapped = [someone('Anna', 11), someone('Cid', 2), someone('Ben', 13)]
    const { matching } = identify(planContext(input({ people: swapped, managed: users, rematch: true })))
    assert.deepEqual(
      matching.matched.map(({ person: who, user: whose }) => `${who.objectGUID}: ${whose.name}`).sort(),
      [`${guid(2)}: P Ben`, `${guid(11)}: P Anna`],
    )
  })
  it('nobody is handed an enabled account on a guess', () => {
    const namesake = person({ cn: 'Anna', sAMAccountName: 'other', objectGUID: guid(11) })
    const second = person({ cn: 'Anna', sAMAccountName: 'another', objectGUID: guid(12) })
    const plan = planOf(input({ people: [namesake, second], managed: users.slice(0, 1), rematch: true }))
    assert.deepEqual(
      plan.actions,
      plan.actions.filter(({ type }) => type === 'create'),
    )
    assert.ok(plan.approvals.some(({ type, reason }) => type === 'name' && /only the file's order speaks/.test(reason)))
  })
  it('without it, one whose anchor is in the file warns of nothing', () => {
    const plan = planOf(input({ people: [someone('Anna', 1)], managed: users }))
    assert.deepEqual(planWarnings(plan), [])
  })
})

describe('the memory follows', () => {
  const context = planContext(input({ people, managed: users, rematch: true }))
  const { renumbered } = identify(context)
  it('anchors that are to be stamped are unknown until they are: a run that is killed leaves nobody set aside', () => {
    const remembered = new Map([1, 2, 3].map((number) => [guid(1000 + number), anchor(number)]))
    const restamped = renumbered.map((match) => match.user)
    assert.deepEqual(anchorsToRemember(remembered, context, restamped), new Map())
    assert.deepEqual(anchorsToRemember(remembered, context), remembered)
  })
  it('rejections have the new anchor, those of others are as they were', () => {
    const entry = { type: 'enable', user: 'P Ben', accept: false } as const
    const entries = [{ ...entry, anchor: anchor(2).toUpperCase() }, { ...entry, anchor: anchor(9) }, entry]
    const after = reanchored(entries, newAnchors(renumbered))
    assert.deepEqual(after, [{ ...entry, anchor: anchor(12) }, entries[1], entry])
    assert.equal(after[1], entries[1])
  })
  it('an undo of it puts both back; an anchor that is taken away leaves its rejections', () => {
    const update = (...values: [before: string[], after: string[]]) => {
      const [before, after] = values.map((list) => list.map((value) => tagged('s', value)))
      const changes = [{ attribute: 'msDS-cloudExtensionAttribute1', before: before!, after: after! }]
      return { type: 'update', user: 'P Ben', subject: { kind: 'existing', guid: guid(1002) }, changes } as const
    }
    const actions = [update([anchor(12)], [anchor(2)]), update([anchor(13)], [])]
    const back = anchorsPutBack(actions, 'MSDS-CloudExtensionAttribute1')
    const entry = { type: 'enable', user: 'P Ben', accept: false } as const
    const entries = [12, 13].map((number) => ({ ...entry, anchor: anchor(number) }))
    assert.deepEqual(reanchored(entries, back), [{ ...entry, anchor: anchor(2) }, entries[1]])
    assert.deepEqual(anchorsPutBack(actions, null), [])
  })
})
