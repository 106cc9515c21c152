/** What a person at a terminal sees of what waits, and of what failed. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Summary } from '../../../src/core/report/summary.js'
import { done, interaction, linesOf, NO_PLAN, step } from './summary-lines.js'

describe('what waits and what failed, in the summary', () => {
  it('names as many as fit into the terminal, one at least', () => {
    const required_interactions = Array.from({ length: 30 }, (_, index) =>
      interaction({ type: 'enable', user: `P Person ${index + 1}` }),
    )
    for (const columns of [60, 80, 200]) {
      const row = linesOf({ required_interactions }, { columns })[3]!
      assert.match(row, /^ {2}enable {6}30 {2}P Person 1, P Person 2.* and \d+ more$/)
      const shown = row.split('P Person ').length - 1
      assert.equal(Number(/and (\d+) more$/.exec(row)?.[1]), 30 - shown)
      assert.ok(row.length <= columns && row.length + ', P Person 10'.length >= columns, `${row.length} of ${columns}`)
    }
    assert.equal(linesOf({ required_interactions }, { columns: 10 })[3], '  enable      30  P Person 1 and 29 more')
  })
  it('lists approvals by kind, taken names with their reason, and says how to decide', () => {
    const required_interactions = [
      interaction({ type: 'name', reason: 'the sAMAccountName ann is taken' }),
      interaction({ type: 'join', user: 'P Bob', group: 'Admins' }),
      interaction({ type: 'enable' }),
      interaction({ type: 'enable', user: 'P Bob' }),
    ]
    assert.deepEqual(linesOf({ required_interactions }).slice(2), [
      'Needs approval: 4',
      '  enable       2  P Ann, P Bob',
      '  join         1  P Bob (Admins)',
      '  name     P Ann: the sAMAccountName ann is taken',
      '  decide with: ad-user-sync import --interactive',
    ])
  })
  it('names the config in the commands that it offers, where that is not the usual one', () => {
    const run = { id: '574bfa1e-5711-4612-af82-822d94c592ad' } as unknown as NonNullable<Summary['run']>
    const users = Array.from({ length: 45 }, (_, index) => step('join', `P ${index}`, { group: 'Staff' }))
    const lines = linesOf(
      { required_interactions: [interaction({ type: 'enable' })], run },
      { done: done(...users), configOption: ' --config b.json' },
    )
    assert.equal(lines.at(-1), '  decide with: ad-user-sync import --interactive --config b.json')
    assert.ok(lines.includes('and 5 more (ad-user-sync history 574bfa1e --all --config b.json)'), lines.join('\n'))
  })
  it('says what failed, and why', () => {
    const failed = [{ user: 'P Ann', action: 'update', error: 'access denied' }]
    assert.deepEqual(linesOf({ failed }).slice(2), ['Failed: 1', '  update   P Ann: access denied'])
  })
  it('says once what failed for many for the same reason, as when a batch was given up', () => {
    const failed = ['Ann', 'Bob', 'Cid', 'Dan', 'Eve'].map((name) => ({
      user: `P ${name}`,
      action: name === 'Bob' ? 'rename' : 'update',
      error: 'how much of it took effect is not known',
    }))
    assert.deepEqual(linesOf({ failed }, { columns: 120 }).slice(2), [
      'Failed: 5 (--all names each)',
      '  update   P Ann, P Cid, P Dan and 1 more: how much of it took effect is not known',
      '  rename   P Bob: how much of it took effect is not known',
    ])
    assert.equal(linesOf({ failed }, { all: true }).length, 2 + 6)
  })
  it('has a blank behind each kind of action, the longest too', () => {
    const failed = [{ user: 'P Ann', action: 'take-over', error: 'access denied' }]
    assert.equal(linesOf({ failed })[3], '  take-over P Ann: access denied')
  })
  it('cuts taken names after 40, of a dry run and of a run', () => {
    const named = (count: number) =>
      Array.from({ length: count }, (_, index) => interaction({ type: 'name', user: `P ${index}` }))
    for (const more of [{}, { dry_run: true, plan: NO_PLAN as NonNullable<Summary['plan']> }]) {
      const changes = { required_interactions: named(45), ...more }
      assert.deepEqual(linesOf(changes).slice(-3, -1), ['  name     P 39: why', '  and 5 more (--all)'])
      assert.equal(linesOf(changes, { all: true }).at(-2), '  name     P 44: why')
      assert.equal(linesOf({ ...changes, required_interactions: named(40) }).at(-2), '  name     P 39: why')
    }
  })
  it('wraps at words a person and a group that one line has no room for', () => {
    const long = interaction({
      type: 'join',
      user: `P ${'long name '.repeat(6)}`.trim(),
      group: 'Plant Operators North',
    })
    const lines = linesOf({ required_interactions: [long] }).slice(3, -1)
    assert.equal(lines.length, 2)
    assert.ok(lines.every((line) => line.length <= 80))
    assert.match(lines[1]!, /^ {18}\S/)
  })
  it('fills a line by the columns that names take: Chinese ones take two for a letter', () => {
    const required_interactions = Array.from({ length: 2000 }, () => interaction({ type: 'enable', user: 'P 王小明' }))
    const lines = linesOf({ required_interactions }).slice(3, -1)
    assert.equal(lines.length, 1)
    assert.match(lines[0]!, /^ {2}enable {4}2000 {2}(P 王小明, ){4}P 王小明 and 1995 more$/)
  })
  it('has no columns in plain style', () => {
    const changes: Partial<Summary> = {
      required_interactions: [interaction({ type: 'enable' }), interaction({ type: 'name', user: 'P Bob' })],
      failed: [{ user: 'P Ann', action: 'update', attribute: 'mail', error: 'no' }],
    }
    assert.deepEqual(linesOf(changes, { plain: true }).slice(2), [
      'Needs approval: 2',
      'enable: 1: P Ann',
      'name: P Bob: why',
      '  decide with: ad-user-sync import --interactive',
      'Failed: 1',
      'update: P Ann, mail: no',
    ])
  })
})
