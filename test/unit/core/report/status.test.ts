import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseFailOn } from '../../../../src/commands/status/fail-on.js'
import { ageOf, expiringOf, pendingOf, type Status } from '../../../../src/core/report/status.js'
import { toFileTime } from '../../../../src/core/values/file-time.js'
import { ConfigurationError } from '../../../../src/errors.js'
import { managed } from '../../builders.js'
import { header, question } from '../journal/entries.js'

const NOW = new Date('2026-11-28T03:00:00Z')
const STATUS: Omit<Status, 'holds'> = {
  last_import: null,
  file: { path: 'users.json', timestamp: null, age: 3 * 86_400, problem: null },
  managed: { enabled: 10, disabled: 0 },
  pending: [{ type: 'enable', user: 'P Anna', since: '2026-11-14T03:00:00Z', days: 14 }],
  expiring: { within_7_days: 2, of: 10, all_by: null },
  exceeded: [],
}
const held = (text: string, changes: Partial<typeof STATUS> = {}) =>
  parseFailOn(text).flatMap((check) => check({ ...STATUS, ...changes }) ?? [])

describe('a condition of --fail-on', () => {
  it('holds from its value on', () => {
    assert.deepEqual(held('pending-days=14'), ['1 approvals have waited for 14 days or longer'])
    assert.deepEqual(held('pending-days=15'), [])
    assert.deepEqual(held('expiring=20%'), ['2 of 10 enabled managed users expire within 7 days'])
    assert.deepEqual(held('expiring=21%'), [])
    assert.deepEqual(held('expiring=0%', { expiring: { within_7_days: 0, of: 0, all_by: null } }), [])
    assert.deepEqual(held('file-age=P3D'), ['the users file is 3 days old'])
    assert.deepEqual(held('file-age=P3DT1S'), [])
    assert.deepEqual(held('file-age=P1D', { file: { ...STATUS.file, age: null } }), [
      'the users file has no time, or there is none',
    ])
  })
  it('is one of several', () => assert.equal(held('pending-days=1, expiring=5%,file-age=PT1H').length, 3))
  it('that is not known, or has a value that makes no sense, is refused', () => {
    for (const text of ['', 'pending', 'pending-days', 'pending-days=-1', 'expiring=20', 'file-age=2', 'constructor=1'])
      assert.throws(() => parseFailOn(text), ConfigurationError, text)
    assert.throws(() => parseFailOn('fileage=P1D'), /unknown condition "fileage", did you mean file-age\?/)
  })
})

describe('the status', () => {
  it('says since how many days approvals wait, the oldest first', () => {
    const run = { id: 'a', header: header(), ended: null, exitCode: 0, error: null, changes: [], decisions: [] }
    const pending = [
      question({ user: 'P Bert', since: '2026-11-27T03:00:01Z' }),
      question({ user: 'P Anna', since: '2026-11-26T03:00:00Z' }),
    ]
    assert.deepEqual(
      pendingOf(
        [
          { ...run, pending },
          { ...run, pending: null },
        ],
        NOW,
      ).map(({ user, days }) => [user, days]),
      [
        ['P Anna', 2],
        ['P Bert', 0],
      ],
    )
  })
  it('says when the last account would expire, which is never where one does not', () => {
    const on = (date: string) => managed({ enabled: true, accountExpires: toFileTime(new Date(date)) })
    const users = [on('2026-12-01T00:00:00Z'), on('2026-12-29T00:00:00Z')]
    assert.deepEqual(expiringOf(users, NOW), { within_7_days: 1, of: 2, all_by: '2026-12-29T00:00:00Z' })
    assert.equal(expiringOf([...users, managed({ enabled: true, accountExpires: '0' })], NOW).all_by, null)
    assert.equal(expiringOf([], NOW).all_by, null)
  })
  it('tells ages in the unit that fits', () =>
    assert.deepEqual([60, 5399, 5400, 172_799, 172_800].map(ageOf), [
      '1 minute',
      '89 minutes',
      '1 hour',
      '47 hours',
      '2 days',
    ]))
})
