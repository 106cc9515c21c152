import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findRun } from '../../../../src/commands/history/find-run.js'
import { runText } from '../../../../src/commands/history/run-text.js'
import { personText, runsText } from '../../../../src/commands/history/text.js'
import { historyOf } from '../../../../src/core/journal/person.js'
import type { RecordedRun } from '../../../../src/core/journal/runs.js'
import { localMinute } from '../../../../src/core/report/times.js'
import { ConfigurationError } from '../../../../src/errors.js'
import { change, header, question } from '../../core/journal/entries.js'

const style = { color: false, columns: 120, plain: false }
const time = '2026-11-25T03:00:10Z'
const run = (values: Partial<RecordedRun> = {}): RecordedRun => ({
  id: '3f2a9c11-0000-4000-8000-000000000000',
  header: header(),
  ended: time,
  exitCode: 0,
  error: null,
  changes: [{ change: change(), outcome: { number: 1, error: null }, time }],
  decisions: [{ decision: question(), by: 'CORP\\anna', through: 'the terminal', time }],
  pending: [question({ type: 'join', group: 'VPN Access' })],
  ...values,
})
const FILE = localMinute('2026-11-24T22:00:00Z')

describe('history', () => {
  it('is a table of runs', () => {
    assert.equal(
      runsText([run(), run({ id: '4e', changes: [], pending: null, exitCode: null, ended: null })], {
        ...style,
        all: false,
      }),
      [
        'RUN       BEGAN             BY         FILE OF           EXIT  DID',
        `3f2a9c11  ${localMinute('2026-11-25T03:00:00Z')}  CORP\\anna  ${FILE}  0     1 deactivated; 1 pending`,
        `4e        ${localMinute('2026-11-25T03:00:00Z')}  CORP\\anna  ${FILE}  ?     nothing; did not end`,
        '',
      ].join('\n'),
    )
  })
  it('with --plain has no columns: each value has its name before it', () => {
    assert.equal(
      runsText([run()], { ...style, plain: true, all: false }),
      `run 3f2a9c11, began ${localMinute('2026-11-25T03:00:00Z')}, by CORP\\anna, file of ${FILE}, exit 0, did 1 deactivated; 1 pending\n`,
    )
    assert.match(
      runText(run(), { ...style, plain: true, all: false }),
      /^By: CORP\\anna on sync1, ad-user-sync 1\.0\.0$/m,
    )
  })
  it('cuts after 40 runs', () => {
    const text = runsText(
      Array.from({ length: 45 }, () => run()),
      { ...style, all: false },
    )
    assert.equal(text.trim().split('\n').at(-1), 'and 5 earlier runs (--all)')
    assert.equal(text.trim().split('\n').length, 42)
  })
  it('of one run has its facts, changes, decisions and open approvals', () => {
    const text = runText(run(), { ...style, all: false })
    assert.match(text, /By +CORP\\anna on sync1, ad-user-sync 1\.0\.0/)
    assert.match(text, /Users file +C:\\Sync\\users\.json of .*, signed/)
    assert.match(text, /^ {2}P Zoë Krüger {2}deactivated: no longer in the users file$/m)
    assert.match(text, /^Decisions of CORP\\anna through the terminal\n {2}accepted: enable P Zoë Krüger {2}since/m)
    assert.match(text, /^ {2}join P Zoë Krüger \(VPN Access\) {2}since/m)
  })
  it('of one run cuts each part after 40 rows', () => {
    const changes = Array.from({ length: 2000 }, (_, index) => ({
      change: change({ user: `P ${String(index).padStart(4, '0')}` }),
      outcome: null,
      time,
    }))
    const text = (all: boolean) => runText(run({ changes }), { ...style, all })
    assert.match(text(false), /^ {2}P 0039 [^\n]*\n {2}and 1960 more \(--all\)\nDecisions of /m)
    assert.match(text(true), /^ {2}P 1999 [^\n]*\nDecisions of /m)
  })
  it('of one person has each change with its reason', () => {
    assert.equal(
      personText(historyOf([run()], 'Zoë Krüger', 'P '), style),
      [
        'P Zoë Krüger',
        `  ${localMinute(time)}  3f2a9c11  accepted: enable, by CORP\\anna through the terminal, asked since ${localMinute('2026-11-20T03:00:00Z')}`,
        `  ${localMinute(time)}  3f2a9c11  deactivated: no longer in the users file (file of ${FILE}, hash ffffffff...)`,
        '',
      ].join('\n'),
    )
  })
  it('tells the groups that somebody joined or left one after another together', () => {
    const group = (type: 'join' | 'leave', name: string, error: string | null = null) => ({
      change: change({ type, group: { guid: name, dn: `CN=${name}`, name }, before: {}, after: {} }),
      outcome: { number: 1, error },
      time,
    })
    const changes = [
      ...[group('leave', 'Lab'), group('join', 'Staff'), group('join', 'Sales')],
      ...[group('join', 'VPN', 'refused'), group('join', 'Plant')],
    ]
    const sentence = 'left Lab; joined Staff, Sales; failed: joined VPN: refused; joined Plant'
    const one = run({ changes, decisions: [], pending: [] })
    assert.match(runText(one, { ...style, all: false }), new RegExp(`^ {2}P Zoë Krüger {2}${sentence}$`, 'm'))
    assert.equal(
      personText(historyOf([one], 'Zoë Krüger', 'P '), { ...style, columns: 200 }).split('\n')[1],
      `  ${localMinute(time)}  3f2a9c11  ${sentence} (file of ${FILE}, hash ffffffff...)`,
    )
  })
  it('tells an update or creation that was refused, and then made in parts, by its parts', () => {
    const made = (type: 'update' | 'create', names: readonly string[], error: string | null = null) => ({
      change: change({ type, before: {}, after: Object.fromEntries(names.map((name) => [name, ['s:x']])) }),
      outcome: { number: 1, error },
      time,
    })
    const told = (...changes: ReturnType<typeof made>[]) =>
      personText(historyOf([run({ changes, decisions: [], pending: [] })], 'Zoë Krüger', 'P '), {
        ...style,
        columns: 300,
      }).split('\n')[1]!
    const update = told(
      ...[made('update', ['title', 'mail'], 'no'), made('update', ['title'], 'no'), made('update', ['mail'])],
      ...[made('update', ['title'], 'too long')],
    )
    assert.match(update, /3f2a9c11 {2}mail \(none\) -> "x"; failed: title \(none\) -> "x": too long \(file of/)
    assert.match(
      told(made('create', ['cn'], 'no'), made('create', ['cn'])),
      /3f2a9c11 {2}created as \S+ disabled \(file/,
    )
    assert.match(told(made('update', ['title', 'mail'], 'no'), made('update', ['mail'])), /failed: title .*: no; mail/)
  })
  it('knows a run by its id, the beginning of one, and the last one', () => {
    const runs = [run({ id: 'aa11' }), run({ id: 'aa22' })]
    assert.deepEqual(
      ['aa1', 'AA22', 'last'].map((text) => findRun(runs, text).id),
      ['aa11', 'aa22', 'aa22'],
    )
    for (const text of ['aa', 'bb']) assert.throws(() => findRun(runs, text), ConfigurationError)
  })
})
