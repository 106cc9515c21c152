import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { fileTimeToDate, fileTimeToIso, isNever, toFileTime, toIso } from '../../../../src/core/values/file-time.js'

describe('an expiration date', () => {
  it('of 0, or of the greatest Int64, means never', () => {
    for (const never of ['0', '9223372036854775807', '-1', '9223372036854775806']) {
      assert.equal(isNever(never), true)
      assert.equal(fileTimeToIso(never), null)
      assert.throws(() => fileTimeToDate(never), RangeError)
    }
  })
  it('is a FILETIME: 100 ns since 1601', () => {
    assert.equal(fileTimeToIso('116444736000000000'), '1970-01-01T00:00:00Z')
    assert.equal(fileTimeToIso('116444736019999999'), '1970-01-01T00:00:01Z')
    assert.equal(fileTimeToIso('1'), '1601-01-01T00:00:00Z')
    assert.equal(toFileTime(new Date('2026-11-22T20:00:00.987Z')), '134398512000000000')
  })
  it('there and back is the same second', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1601-01-01T00:00:01Z'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          assert.equal(fileTimeToIso(toFileTime(date)), toIso(date))
        },
      ),
    )
  })
})
