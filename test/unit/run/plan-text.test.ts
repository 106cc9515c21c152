/** What a person at a terminal sees of a plan: the counts, then a line a person. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Summary } from '../../../src/core/report/summary.js'
import type { TextOptions } from '../../../src/run/summary-text.js'
import { NO_PLAN, interaction, linesOf, step } from './summary-lines.js'

describe('the plan of an import, a line a person', () => {
  it('is the counts, then a line a person: those who come, change and go, with their approvals', () => {
    const plan = {
      actions: [
        step('update', 'P Bob', { before: { department: 'Plant' }, after: { department: 'Works' } }),
        step('update', 'P Dan', { before: { accountExpires: 'a' }, after: { accountExpires: 'b' } }),
        step('disable', 'P Fay', { why: 'no longer in the users file' }),
        step('create', 'P Ann', { after: { cn: 'P Ann', sAMAccountName: 'ann' } }),
        step('join', 'P Ann', { group: 'Staff' }),
        step('leave', 'P Bob', { group: 'Sales' }),
      ],
      approvals: [
        { type: 'enable', user: 'P Ann', decision: null },
        { type: 'join', user: 'P Ann', group: 'VPN', decision: 'accept' },
      ],
      failures: [],
    } as unknown as NonNullable<Summary['plan']>
    const changes = { dry_run: true, created: ['P Ann'], updated: ['P Bob'], disabled: ['P Fay'], plan }
    const people = [
      '+ P Ann  create as "ann"; + Staff; [approval: enable]; approved: join VPN',
      '~ P Bob  department; - Sales',
      '- P Fay  deactivate: no longer in the users file',
    ]
    const counts = 'Plan: 1 to create, 1 to update, 1 to deactivate, 1 expiration date to extend'
    const title = 'Dry run: nothing is changed or written'
    assert.deepEqual(linesOf(changes, { extended: 1 }), [title, counts, ...people])
    assert.ok(
      linesOf(changes, { details: true, columns: 120 }).includes('~ P Bob  department "Plant" -> "Works"; - Sales'),
    )
    const colored = linesOf(changes, { extended: 1, color: true })
    assert.match(colored[2]!, /^\u001b\[32m\+ P Ann/)
  })
  it('says before the people, too, how much needs approval: nobody scrolls to the end for it', () => {
    const plan = {
      actions: [step('create', 'P Ann', { after: { sAMAccountName: 'ann' } })],
      approvals: [{ type: 'enable', user: 'P Ann', decision: null }],
      failures: [],
    } as unknown as NonNullable<Summary['plan']>
    const required_interactions = [
      interaction({ type: 'name', user: 'P Bob' }),
      interaction({ type: 'enable' }),
      interaction({ type: 'join', group: 'VPN' }),
      interaction({ type: 'enable', user: 'P Cid' }),
    ]
    const waiting = { created: ['P Ann'], required_interactions }
    const counts = 'Needs approval: 2 enable, 1 join, 1 name'
    assert.equal(linesOf({ ...waiting, dry_run: true, plan })[1], `Plan: 1 to create. ${counts}`)
    assert.equal(linesOf(waiting, { done: { ...plan, approvals: [] } })[1], `Done: 1 created. ${counts}`)
    assert.deepEqual(linesOf(waiting, { columns: 40 }).slice(0, 3), ['Import', 'Done: 1 created', 'Needs approval: 4'])
  })
  it('cuts after 40 people', () => {
    const actions = Array.from({ length: 310 }, (_, index) => ({
      type: 'join',
      user: `P ${index}`,
      group: 'Staff',
      description: '',
    }))
    const plan = { actions, approvals: [], failures: [] } as unknown as NonNullable<Summary['plan']>
    assert.equal(linesOf({ dry_run: true, plan }).at(-1), 'and 270 more (--all)')
    assert.equal(linesOf({ dry_run: true, plan }, { all: true }).length, 312)
  })
  it('has the groups that somebody joins or leaves, and the approvals, together; who only waits for one comes last', () => {
    const plan = {
      actions: [
        ...['Staff', 'Plant'].map((group) => step('join', 'P Zoe', { group })),
        ...['Sales', 'Lab'].map((group) => step('leave', 'P Zoe', { group })),
      ],
      approvals: [
        { type: 'enable', user: 'P Ann', decision: null },
        { type: 'join', user: 'P Ann', group: 'VPN', decision: null },
        { type: 'join', user: 'P Bob', group: 'VPN', decision: 'accept' },
        { type: 'enable', user: 'P Cid', decision: 'reject' },
      ],
      failures: [],
    } as unknown as NonNullable<Summary['plan']>
    assert.deepEqual(linesOf({ dry_run: true, plan }).slice(2), [
      '~ P Bob  approved: join VPN',
      '~ P Zoe  + Staff, Plant; - Sales, Lab',
      '~ P Ann  [approval: enable, join VPN]',
      '~ P Cid  rejected: enable',
    ])
  })
  it('with nothing to do says so', () => {
    const plan = { actions: [], approvals: [], failures: [] }
    assert.deepEqual(linesOf({ dry_run: true, plan }).at(-1), 'Plan: nothing to change')
  })
  it('that a limit stops has the counts all the same', () => {
    const plan = { ...NO_PLAN, actions: [step('join', 'P Ann', { group: 'Staff' })] } as unknown as TextOptions['done']
    const joined = [{ user: 'P Ann', group: 'Staff' }]
    const error = { message: 'too many', exit_code: 5 }
    assert.equal(linesOf({ dry_run: true, plan, joined, error })[1], 'Plan: 1 to join')
  })
  it('says from where somebody is or was taken over, in the tense of all others', () => {
    const before = { dn: 'CN=Holder,OU=Elsewhere', name: 'Holder' }
    const actions = [step('take-over', 'P Ann', { before, after: { path: 'OU=Managed', name: 'P Ann' } })]
    const plan = { ...NO_PLAN, actions } as unknown as NonNullable<Summary['plan']>
    const told = (more: object, options: object = {}) => linesOf(more, options).at(-1)
    assert.equal(told({ dry_run: true, plan }), '+ P Ann  take over from CN=Holder,OU=Elsewhere')
    assert.equal(told({}, { done: plan }), '+ P Ann  taken over from CN=Holder,OU=Elsewhere')
    assert.match(told({}, { done: plan, details: true })!, /Elsewhere, into OU=Managed$/)
  })
})
