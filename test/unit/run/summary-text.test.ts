/** What a person at a terminal sees of an import: the table. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Summary } from '../../../src/core/report/summary.js'
import { summaryText, type TextOptions } from '../../../src/run/summary-text.js'

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
const NO_PLAN = { actions: [], approvals: [], failures: [] }
const PLAIN: TextOptions = {
  ...{ color: false, columns: 80, plain: false, extended: 0, details: false, all: false },
  ...{ done: NO_PLAN, expiring: null, logIsBeside: false },
}
const step = (type: string, user: string, more: object = {}) => ({ type, user, description: '', ...more })
const done = (...actions: object[]) => ({ ...NO_PLAN, actions }) as unknown as TextOptions['done']
const linesOf = (changes: Partial<Summary>, options: Partial<TextOptions> = {}) => {
  const text = summaryText({ ...NOTHING, ...changes }, { ...PLAIN, ...options })
  assert.ok(text.endsWith('\n'))
  return text.slice(0, -1).split('\n')
}
/** A required interaction, without the explanation that a table has no room for. */
const interaction = (keys: object) =>
  ({ user: 'P Ann', reason: 'why', ...keys }) as unknown as Summary['required_interactions'][number]

describe('the summary of an import as a table', () => {
  it('says that there was nothing to change', () =>
    assert.deepEqual(linesOf({}), ['Import', 'Done: nothing to change']))
  it('has the count of each kind of change, then a line a person, as the plan has it', () => {
    const changes = {
      created: ['P Ann'],
      updated: ['P Bob'],
      renamed: ['P Dan'],
      enabled: ['P Ann'],
      disabled: ['P Fay'],
      joined: [
        { user: 'P Ann', group: 'Sales' },
        { user: 'P Bob', group: 'Sales' },
      ],
      left: [{ user: 'P Bob', group: 'Staff' }],
    }
    const actions = [
      step('rename', 'P Dan', { before: { cn: 'P Don' } }),
      step('update', 'P Bob', { before: { department: 'Plant' }, after: { department: 'Works' } }),
      step('update', 'P Cid', { before: { accountExpires: 'a' }, after: { accountExpires: 'b' } }),
      step('disable', 'P Fay', { why: 'no longer in the users file' }),
      step('create', 'P Ann', { after: { cn: 'P Ann', sAMAccountName: 'ann' } }),
      step('join', 'P Ann', { group: 'Sales' }),
      step('join', 'P Bob', { group: 'Sales' }),
      step('leave', 'P Bob', { group: 'Staff' }),
      step('enable', 'P Ann', { password: 'new' }),
    ]
    assert.deepEqual(linesOf(changes, { columns: 120, extended: 12, done: done(...actions) }), [
      'Import',
      'Done: 1 created, 1 updated, 1 renamed, 1 enabled, 2 joined, 1 left, 1 deactivated, 12 expiration dates extended',
      '+ P Ann  created as "ann"; + Sales; enabled with a new password',
      '~ P Bob  department; + Sales; - Staff',
      '~ P Dan  renamed from "P Don"',
      '- P Fay  deactivated: no longer in the users file',
    ])
  })
  it('cuts changes and failures after 40', () => {
    const users = Array.from({ length: 45 }, (_, index) => `P ${index}`)
    const failed = users.map((user) => ({ user, action: 'update', error: 'no' }))
    const run = { id: '574bfa1e-5711-4612-af82-822d94c592ad' } as unknown as NonNullable<Summary['run']>
    const lines = linesOf(
      { failed, run },
      { done: done(...users.map((user) => step('join', user, { group: 'Staff' }))) },
    )
    // What a run has done is in its record only; what failed would fail again.
    assert.deepEqual(
      [lines[42], lines[43], lines.at(-1)],
      ['and 5 more (ad-user-sync history 574bfa1e --all)', 'Failed: 45', '  and 5 more (--all)'],
    )
    assert.equal(linesOf({ failed }, { all: true }).at(-1), '  update   P 44: no')
  })
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
  it('of a dry run is the counts, then a line a person: those who come, change and go, with their approvals', () => {
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
  it('takes why somebody is deactivated from the plan, whatever the name reads', () => {
    const actions = [step('disable', 'P Fay, which is', { why: 'disabled in the users file', description: 'x' })]
    assert.equal(
      linesOf({ disabled: ['P Fay, which is'] }, { done: done(...actions) })[2],
      '- P Fay, which is  deactivated: disabled in the users file',
    )
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
  it('of a dry run with nothing to do says so', () => {
    const plan = { actions: [], approvals: [], failures: [] }
    assert.deepEqual(linesOf({ dry_run: true, plan }).at(-1), 'Plan: nothing to change')
  })
  it('says what failed, and why', () => {
    const failed = [{ user: 'P Ann', action: 'update', error: 'access denied' }]
    assert.deepEqual(linesOf({ failed }).slice(2), ['Failed: 1', '  update   P Ann: access denied'])
  })
  it('says that the run ended early, and not that there was nothing to change', () => {
    const error = { message: 'interrupted', exit_code: 130 }
    assert.deepEqual(linesOf({ error }), ['Import', 'Ended early: interrupted'])
    const performed = done(step('create', 'P Ann', { after: { sAMAccountName: 'ann' } }))
    assert.deepEqual(linesOf({ error, created: ['P Ann'] }, { done: performed }), [
      'Import',
      'Done: 1 created',
      '+ P Ann  created as "ann"',
      'Ended early: interrupted',
    ])
  })
  it('of a dry run that a limit stops has the counts all the same', () => {
    const plan = { ...NO_PLAN, actions: [step('join', 'P Ann', { group: 'Staff' })] } as unknown as TextOptions['done']
    const joined = [{ user: 'P Ann', group: 'Staff' }]
    const error = { message: 'too many', exit_code: 5 }
    assert.equal(linesOf({ dry_run: true, plan, joined, error })[1], 'Plan: 1 to join')
  })
  it('leaves the error to the log where that is on the same screen, and then says nothing where nothing was done', () => {
    const error = { message: 'too many', exit_code: 5 }
    assert.equal(summaryText({ ...NOTHING, error }, { ...PLAIN, logIsBeside: true }), '')
    const performed = done(step('create', 'P Ann', { after: { sAMAccountName: 'ann' } }))
    assert.deepEqual(linesOf({ error, created: ['P Ann'] }, { done: performed, logIsBeside: true }), [
      'Import',
      'Done: 1 created',
      '+ P Ann  created as "ann"',
    ])
  })
  it('wraps what is long at words', () => {
    const long = Array.from({ length: 30 }, (_, index) => `word${index}`).join(' ')
    const lines = linesOf({
      failed: [{ user: 'P Ann', action: 'update', error: long }],
      required_interactions: [interaction({ type: 'name', reason: long })],
      error: { message: long, exit_code: 5 },
    })
    assert.ok(
      lines.every((line) => line.length <= 80),
      lines.join('\n'),
    )
    assert.equal(lines.join(' ').match(/word29/g)?.length, 3)
  })
  it('says which users file and which run it was, and who expires soon', () => {
    const users_file = { path: '/srv/sync/users.json', hash: '', timestamp: null, sequence: null, source: null }
    const run = { id: '56e9fb64-84f6-444d-b568-c14586bce9d5', users_file } as unknown as NonNullable<Summary['run']>
    const expiring = { count: 3, of: 31, isCliff: false }
    assert.deepEqual(linesOf({ run }, { expiring }), [
      'Import of users.json (run 56e9fb64)',
      'Done: nothing to change',
      'Expiring: 3 of 31 enabled managed users within 7 days unless a newer users file is imported',
    ])
    const plan = NO_PLAN as NonNullable<Summary['plan']>
    assert.deepEqual(linesOf({ run, plan, dry_run: true }, { expiring: { count: 0, of: 31, isCliff: false } }), [
      'Dry run: users.json; nothing is changed or written',
      'Plan: nothing to change',
    ])
    const undoes = { ...run, undoes: '6e4fb830-84f6-444d-b568-c14586bce9d5', users_file: null }
    assert.equal(linesOf({ run: undoes })[0], 'Undo of run 6e4fb830 (run 56e9fb64)')
    assert.equal(
      linesOf({ run: undoes, plan, dry_run: true })[0],
      'Dry run: undo of run 6e4fb830; nothing is changed or written',
    )
  })
  it('shows control characters escaped, in names, reasons and errors alike', () => {
    const bad = 'x\u001b[2J'
    const performed = done(step('join', bad, { group: 'Staff' }), step('join', 'P Ann', { group: bad }))
    const lines = linesOf(
      {
        failed: [{ user: bad, action: 'update', error: bad }],
        required_interactions: [interaction({ type: 'name', reason: bad })],
        error: { message: bad, exit_code: 4 },
      },
      { done: performed },
    )
    assert.equal(lines.filter((line) => line.includes('x\\u001b[2J')).length, 5)
    assert.ok(!lines.some((line) => line.includes('\u001b')))
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
