/** What a person at a terminal sees of an import: the table. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Summary } from '../../../src/core/report/summary.js'
import { summaryText } from '../../../src/run/summary-text.js'
import { done, interaction, linesOf, NO_PLAN, NOTHING, PLAIN, step } from './summary-lines.js'

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
    const failed = users.map((user) => ({ user, action: 'update', error: `no ${user}` }))
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
    assert.equal(linesOf({ failed }, { all: true }).at(-1), '  update   P 44: no P 44')
  })
  it('takes why somebody is deactivated from the plan, whatever the name reads', () => {
    const actions = [step('disable', 'P Fay, which is', { why: 'disabled in the users file', description: 'x' })]
    assert.equal(
      linesOf({ disabled: ['P Fay, which is'] }, { done: done(...actions) })[2],
      '- P Fay, which is  deactivated: disabled in the users file',
    )
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
      'Expiring: 3 of 31 enabled managed users within 7 days unless a newer users file',
      '  is imported',
    ])
    assert.match(
      linesOf({ run }, { expiring: { count: 1, of: 1, isCliff: false } })[2]!,
      /^Expiring: 1 of 1 enabled managed user within 7 days/,
    )
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
  it('says at its end where the new passwords are, which the people above have scrolled away', () => {
    const passwords = { archive: '/srv/sync/passwords.zip', count: 300 }
    assert.equal(linesOf({}, { passwords }).at(-1), 'New passwords: 300, saved in /srv/sync/passwords.zip')
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
