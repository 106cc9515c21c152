import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { RecordedRun } from '../../../../src/core/journal/runs.js'
import {
  attributesOf,
  describeAccount,
  isChangeOf,
  lastToUndo,
  madePerhaps,
  netChanges,
} from '../../../../src/core/undo/net-changes.js'
import { tagged } from '../../../../src/core/values/value.js'
import type { RecordedChange, RecordedOutcome } from '../../../../src/generated/journal.js'
import { guid } from '../../builders.js'
import { change, header } from '../journal/entries.js'

type Recorded = Partial<RecordedChange> & { outcome?: Partial<RecordedOutcome> | null }
const run = (id: string, ...recorded: Recorded[]): RecordedRun => ({
  id,
  header: header(),
  ended: null,
  exitCode: null,
  error: null,
  changes: recorded.map(({ outcome = {}, ...values }, index) => ({
    change: change({ before: {}, number: index + 1, ...values }),
    outcome: outcome && { number: index + 1, error: null, ...outcome },
    time: '2026-11-25T03:00:00Z',
  })),
  decisions: [],
  pending: null,
})
const department = (from: string, to: string): Recorded => ({
  type: 'update',
  before: { department: [tagged('s', from)] },
  after: { department: [tagged('s', to)] },
})

describe('the net changes of a run', () => {
  it('is one value before and one after, however often it changed', () => {
    const [net] = netChanges(run('a', department('1', '2'), department('2', '3')))
    assert.deepEqual([...net!.values], [['department', { before: ['s:1'], after: ['s:3'] }]])
    assert.deepEqual(attributesOf([net!]), ['department'])
  })
  it('is nothing where it came and went', () => {
    const staff = { group: { guid: 'g', dn: 'CN=Staff', name: 'Staff' } }
    const there = run(
      'a',
      { type: 'disable' },
      { type: 'enable' },
      { type: 'join', ...staff },
      { type: 'leave', ...staff },
    )
    assert.deepEqual(
      netChanges(there).map(({ state, memberships }) => [state, memberships]),
      [[null, []]],
    )
  })
  it('have the changes that a killed run may have made, and none that failed', () => {
    const killed = netChanges(
      run('a', { type: 'disable', outcome: null }, { ...department('1', '2'), outcome: { error: 'no' } }),
    )
    assert.deepEqual(
      killed.map(({ state, values }) => [state, values.size]),
      [['disable', 0]],
    )
  })
  it('knows a created account by the objectGUID that its answer had; without an answer, nobody knows which it is', () => {
    const created = { type: 'create', guid: null } as const
    assert.deepEqual(
      netChanges(run('a', { ...created, outcome: { guid: guid(5) } })).map((net) => net.guid),
      [guid(5)],
    )
    const killed = run('a', { ...created, outcome: null }, { ...created, user: 'P Ole', outcome: { error: 'no' } })
    assert.deepEqual(netChanges(killed), [])
    assert.deepEqual(madePerhaps(killed), ['P Zoë Krüger'])
    assert.deepEqual(madePerhaps(run('a', { ...created, outcome: { guid: guid(5) } })), [])
  })
  it('is found by common name, with or without prefix, also the one before a rename, by account and objectGUID', () => {
    const cn = (text: string) => ({ cn: [tagged('s', text)] })
    const [net] = netChanges(
      run('a', { type: 'rename', user: 'P Zoë Adam', before: cn('P Zoë Krüger'), after: cn('P Zoë Adam') }),
    )
    for (const text of ['P Zoë Adam', 'zoë adam', 'Zoë Krüger', 'Z.KRUEGER', guid(1001)])
      assert.ok(isChangeOf(net!, text, 'P '), text)
    assert.ok(!isChangeOf(net!, 'Zoë', 'P '))
  })
})

describe('the last run that is to be undone', () => {
  it('is one that changed something, or may have: not one in which all was refused, and no undo', () => {
    const refused = run('c', { ...department('1', '2'), outcome: { error: 'no' } })
    const undo = { ...run('d', { type: 'enable' }), header: header({ undoes: 'a' }) }
    const killed = run('b', { type: 'disable', outcome: null })
    const last = (...runs: RecordedRun[]) => {
      const brief = runs.map((one) => ({ ...one, changes: [] }))
      return lastToUndo(brief, ({ id }) => runs.find((one) => one.id === id)!)?.id
    }
    assert.equal(last(run('a', { type: 'disable' }), killed, refused, undo, run('e')), 'b')
    assert.equal(last(refused, undo), undefined)
  })
})

describe('an account', () => {
  it('is told apart from another that had its name, by what does not change hands', () => {
    const cn = (text: string) => ({ cn: [tagged('s', text)] })
    const [net, plain] = netChanges(
      run(
        'a',
        { type: 'rename', user: 'P Zoë Adam', before: cn('P Zoë Krüger'), after: cn('P Zoë Adam') },
        { ...department('1', '2'), guid: guid(2), account: null },
      ),
    )
    const by = 'account z.krueger, objectGUID'
    assert.equal(describeAccount(net!), `"P Zoë Adam", before the run "P Zoë Krüger": ${by} ${guid(1001)}`)
    assert.equal(describeAccount(plain!), `"P Zoë Krüger": account ?, objectGUID ${guid(2)}`)
  })
})
