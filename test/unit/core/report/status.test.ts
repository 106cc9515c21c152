import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { RecordedRun } from '../../../../src/core/journal/runs.js'
import { holding, parseConditions } from '../../../../src/core/report/conditions.js'
import { statusOf, type StatusFacts } from '../../../../src/core/report/status.js'
import { ageOf } from '../../../../src/core/report/times.js'
import { toFileTime } from '../../../../src/core/values/file-time.js'
import { guid, managed, NOW } from '../../builders.js'
import { header } from '../journal/entries.js'

const daysFrom = (days: number) => new Date(NOW.getTime() + days * 86_400_000)
const run = (id: string, exitCode: number, undoes?: string): RecordedRun => ({
  id,
  header: header({
    users_file: { ...header().users_file!, timestamp: daysFrom(-2).toISOString() },
    ...(undoes !== undefined && { undoes }),
  }),
  ended: NOW.toISOString(),
  exitCode,
  error: null,
  changes: [],
  decisions: [],
  pending: null,
})
const expires = (days: number) => toFileTime(daysFrom(days))
const FACTS: StatusFacts = {
  runs: [run('one', 0), run('two', 6), run('three', 0, 'two')],
  pending: [
    { type: 'enable', user: 'P Ben', since: daysFrom(-1).toISOString() },
    { type: 'join', user: 'P Anna', group: 'VPN', since: daysFrom(-9).toISOString() },
  ],
  managed: [
    managed({ accountExpires: expires(5) }),
    managed({ guid: guid(2), accountExpires: expires(30) }),
    managed({ guid: guid(3), accountExpires: '0' }),
    managed({ guid: guid(4), enabled: false, accountExpires: expires(90) }),
  ],
  held: [],
  exceeded: [],
  refused: null,
  now: NOW,
}

describe('the status', () => {
  const status = statusOf(FACTS)
  it('is of the last import, not of an undo after it, with the age of its file', () => {
    const { run: id, exit_code: code, file_age_seconds: age } = status.last_import!
    assert.deepEqual([id, code, age], ['two', 6, 2 * 86_400])
    assert.equal(statusOf({ ...FACTS, runs: [] }).last_import, null)
  })
  it('has the age of the file that was brought in, which an import that was stopped or killed has not done', () => {
    const old = run('one', 0)
    const stopped = { ...run('two', 5), error: 'this run would deactivate 5' }
    const killed = { ...run('three', 0), ended: null, exitCode: null }
    for (const later of [stopped, killed]) {
      later.header = header({ users_file: { ...header().users_file!, timestamp: NOW.toISOString() } })
      const { run: id, file_age_seconds: age } = statusOf({ ...FACTS, runs: [old, later] }).last_import!
      assert.deepEqual([id, age], [later.id, 2 * 86_400])
    }
    assert.equal(statusOf({ ...FACTS, runs: [stopped] }).last_import!.file_age_seconds, null)
  })
  it('has the age of the file of an import that somebody left at a question, once all else was done', () => {
    const left = { ...run('two', 130), error: 'interrupted: 3 changes were made', carriedOut: true as const }
    left.header = header({ users_file: { ...header().users_file!, timestamp: NOW.toISOString() } })
    assert.equal(statusOf({ ...FACTS, runs: [run('one', 0), left] }).last_import!.file_age_seconds, 0)
  })
  it('has what is pending, oldest first', () =>
    assert.deepEqual(
      status.pending.map(({ user, days }) => [user, days]),
      [
        ['P Anna', 9],
        ['P Ben', 1],
      ],
    ))
  it('says how many enabled accounts expire within 7 days, and when all will have', () => {
    assert.deepEqual(status.managed, { enabled: 3, disabled: 1 })
    assert.deepEqual(status.expiring, { within_7_days: 1, enabled: 3, last: '2026-12-22T20:00:00Z', never: 1 })
  })
})

describe('the conditions of --fail-on', () => {
  const held = (text: string, more: Partial<StatusFacts> = {}) =>
    holding(parseConditions(text), statusOf({ ...FACTS, ...more })).map(({ condition }) => condition)
  it('hold from so many days on, above that share, and beyond that age', () => {
    assert.deepEqual(held('pending-days=9,expiring=33%,file-age=P1D'), [
      'pending-days=9',
      'expiring=33%',
      'file-age=P1D',
    ])
    assert.deepEqual(held('pending-days=10, expiring=34%, file-age=P2D'), [])
  })
  it('hold where no import is recorded that a file could have an age of', () =>
    assert.deepEqual(held('file-age=P2D', { runs: [] }), ['file-age=P2D']))
  it('are refused with the nearest name, or with what is expected', () => {
    assert.throws(
      () => parseConditions('pending-day=1'),
      /unknown condition "pending-day", did you mean pending-days\?/,
    )
    assert.throws(() => parseConditions('constructor=1'), /unknown condition "constructor"/)
    for (const text of ['expiring=20', 'expiring=120%', 'file-age=2 days', 'pending-days=', 'pending-days=-1'])
      assert.throws(() => parseConditions(text), /found ".*", expected /, text)
  })
})

describe('an age', () => {
  it('is in minutes, hours or days', () =>
    assert.deepEqual([59, 7199, 7200, 172_799, 172_800, -5].map(ageOf), [
      '0 min',
      '119 min',
      '2 h',
      '47 h',
      '2 days',
      '0 min',
    ]))
})
