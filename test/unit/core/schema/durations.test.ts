import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DateTime, Duration } from 'luxon'
import { addDuration } from '../../../../src/core/schema/durations.js'
import { toIso } from '../../../../src/core/values/file-time.js'

describe('now + expiration_time', () => {
  const after = (now: string, duration: string) => toIso(addDuration(new Date(now), Duration.fromISO(duration)))
  it('adds months first, clamped to the end of the month, then days', () => {
    assert.equal(after('2026-01-31T10:00:00Z', 'P1M1D'), '2026-03-01T10:00:00Z')
    assert.equal(after('2028-01-31T10:00:00Z', 'P1M1D'), '2028-03-01T10:00:00Z')
    assert.equal(after('2028-01-31T10:00:00Z', 'P1M'), '2028-02-29T10:00:00Z')
    assert.equal(after('2027-12-31T23:59:59Z', 'P2M'), '2028-02-29T23:59:59Z')
    assert.equal(after('2028-02-29T00:00:00Z', 'P1Y'), '2029-02-28T00:00:00Z')
  })
  it('adds days and hours as a calendar does', () => {
    for (const duration of ['P1D', 'P2W', 'P3DT4H5M6S', 'PT0.25S', 'P0.5D', 'PT0S']) {
      const now = new Date('2028-02-28T23:59:59.5Z')
      const calendar = DateTime.fromJSDate(now, { zone: 'utc' }).plus(Duration.fromISO(duration)).startOf('second')
      assert.equal(after(now.toISOString(), duration), toIso(calendar.toJSDate()), duration)
    }
  })
  it('counts in UTC, so that no summer time moves it', () => {
    assert.equal(after('2026-03-28T01:30:00Z', 'P1D'), '2026-03-29T01:30:00Z')
    assert.equal(after('2026-03-28T01:30:00Z', 'PT36H'), '2026-03-29T13:30:00Z')
  })
  it('is a whole second', () => assert.equal(after('2026-11-22T20:00:00.987Z', 'PT1.5S'), '2026-11-22T20:00:02Z'))
})
