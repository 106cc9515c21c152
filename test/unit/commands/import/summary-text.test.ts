/** What a person at a terminal sees of an import: the table. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Summary } from '../../../../src/core/report/summary.js'
import { summaryText, type TextOptions } from '../../../../src/commands/import/summary-text.js'

const NOTHING: Summary = {
  created: [],
  updated: [],
  renamed: [],
  enabled: [],
  disabled: [],
  joined: [],
  left: [],
  required_interactions: [],
  failed: [],
  dry_run: false,
}
const PLAIN: TextOptions = { color: false, columns: 80, plain: false, extended: 0, details: false, all: false }
const linesOf = (changes: Partial<Summary>, options: Partial<TextOptions> = {}) => {
  const text = summaryText({ ...NOTHING, ...changes }, { ...PLAIN, ...options })
  assert.ok(text.endsWith('\n'))
  return text.slice(0, -1).split('\n')
}
/** A required interaction, without the explanation that a table has no room for. */
const interaction = (keys: object) =>
  ({ user: 'P Ann', reason: 'why', ...keys }) as unknown as Summary['required_interactions'][number]

describe('the summary of an import as a table', () => {
  it('says that there was nothing to change', () => assert.deepEqual(linesOf({}), ['Import', '  nothing to change']))
  it('has a row for each kind of change, with its count and its names', () => {
    const changes = {
      created: ['P Ann'],
      updated: ['P Bob', 'P Cid'],
      renamed: ['P Dan'],
      enabled: ['P Eve'],
      disabled: ['P Fay'],
      joined: [{ user: 'P Gus', group: 'Sales' }],
      left: [{ user: 'P Hal', group: 'Staff' }],
    }
    assert.deepEqual(linesOf(changes, { extended: 12 }), [
      'Import',
      '  created      1  P Ann',
      '  updated      2  P Bob, P Cid',
      '  renamed      1  P Dan',
      '  enabled      1  P Eve',
      '  disabled     1  P Fay',
      '  joined       1  P Gus (Sales)',
      '  left         1  P Hal (Staff)',
      '  extended    12  expiration dates',
    ])
  })
  it('names as many as fit into the terminal, one at least', () => {
    const created = Array.from({ length: 30 }, (_, index) => `P Person ${index + 1}`)
    for (const columns of [60, 80, 200]) {
      const [, row = ''] = linesOf({ created }, { columns })
      assert.match(row, /^ {2}created {5}30 {2}P Person 1, P Person 2.* and \d+ more$/)
      const shown = row.split('P Person ').length - 1
      assert.equal(Number(/and (\d+) more$/.exec(row)?.[1]), 30 - shown)
      assert.ok(row.length <= columns && row.length + ', P Person 10'.length >= columns, `${row.length} of ${columns}`)
    }
    assert.equal(linesOf({ created }, { columns: 10 })[1], '  created     30  P Person 1 and 29 more')
  })
  it('lists what needs approval by kind, taken names with their reason, and says how to decide', () => {
    const required_interactions = [
      interaction({ type: 'name', reason: 'the sAMAccountName ann is taken' }),
      interaction({ type: 'join', user: 'P Bob', group: 'Admins' }),
      interaction({ type: 'enable' }),
      interaction({ type: 'enable', user: 'P Bob' }),
    ]
    assert.deepEqual(linesOf({ required_interactions, created: ['P Ann'] }).slice(2), [
      'Needs approval: 4',
      '  enable       2  P Ann, P Bob',
      '  join         1  P Bob (Admins)',
      '  name     P Ann: the sAMAccountName ann is taken',
      '  decide with: ad-user-sync import --interactive',
    ])
  })
  it('of a dry run is the counts, then a line a person: who comes, changes, goes, and what needs approval', () => {
    const step = (type: string, user: string, more: object = {}) => ({ type, user, description: '', ...more })
    const plan = {
      actions: [
        step('update', 'P Bob', { before: { department: 'Plant' }, after: { department: 'Works' } }),
        step('update', 'P Dan', { before: { accountExpires: 'a' }, after: { accountExpires: 'b' } }),
        step('disable', 'P Fay', { description: 'disable "P Fay", which is no longer in the users file' }),
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
      '- P Fay  deactivate, which is no longer in the users file',
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
  it('of a dry run cuts after 40 people', () => {
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
  it('of a dry run with nothing to do says so', () => {
    const plan = { actions: [], approvals: [], failures: [] }
    assert.deepEqual(linesOf({ dry_run: true, plan }).at(-1), 'Plan: nothing to change')
  })
  it('says what failed, and why', () => {
    const failed = [{ user: 'P Ann', action: 'update', error: 'access denied' }]
    assert.deepEqual(linesOf({ failed, created: ['P Bob'] }).slice(2), ['Failed: 1', '  update   P Ann: access denied'])
  })
  it('says that the run ended early, and not that there was nothing to change', () => {
    const error = { message: 'interrupted', exit_code: 130 }
    assert.deepEqual(linesOf({ error }), ['Import', 'Ended early: interrupted'])
    assert.deepEqual(linesOf({ error, created: ['P Ann'] }), [
      'Import',
      '  created      1  P Ann',
      'Ended early: interrupted',
    ])
  })
  it('shows control characters escaped, in names, reasons and errors alike', () => {
    const bad = 'x\u001b[2J'
    const lines = linesOf({
      created: [bad],
      joined: [{ user: 'P Ann', group: bad }],
      failed: [{ user: bad, action: 'update', error: bad }],
      required_interactions: [interaction({ type: 'name', reason: bad })],
      error: { message: bad, exit_code: 4 },
    })
    assert.equal(lines.filter((line) => line.includes('x\\u001b[2J')).length, 5)
    assert.ok(!lines.some((line) => line.includes('\u001b')))
  })
  it('says the same in colour', () => {
    const changes: Partial<Summary> = {
      created: ['P Ann'],
      required_interactions: [interaction({ type: 'enable' })],
      error: { message: 'interrupted', exit_code: 130 },
      failed: [{ user: 'P Ann', action: 'update', error: 'no' }],
    }
    const colored = linesOf(changes, { color: true })
    assert.match(colored.at(-1)!, /^\u001b\[31m/)
    assert.deepEqual(
      colored.map((line) => line.replace(/\u001b\[\d+m/g, '')),
      linesOf(changes),
    )
  })
})
