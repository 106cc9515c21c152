/** Of one, nothing is said as of several. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { describeExpiring, describeSoon, whoExpires } from '../../../../src/core/report/expiry.js'
import { LIMIT_NAMES, LIMITS } from '../../../../src/core/safety/limit-kinds.js'
import { howMany } from '../../../../src/core/text/how-many.js'

describe('a number and what it counts', () => {
  it('agree', () => {
    assert.deepEqual(
      [0, 1, 2].map((count) => howMany(count, 'user')),
      ['0 users', '1 user', '2 users'],
    )
    assert.equal(howMany(1, 'person', 'people'), '1 person')
    assert.equal(howMany(3, 'person', 'people'), '3 people')
  })
  it('agree in every limit, and in the question about it', () => {
    for (const name of LIMIT_NAMES) {
      const { would, question } = LIMITS[name]
      assert.doesNotMatch(would(1, 1, 'mail'), /1 (enabled )?(managed )?(users|memberships)/, name)
      assert.match(question(1), /^\w+ this one\?$/)
      assert.match(question(3), /^\w+ these 3\?$/)
    }
  })
  it('agree in who expires', () => {
    const one = { count: 1, of: 1, isCliff: true }
    const unless = 'unless a newer users file is imported'
    assert.equal(describeExpiring(one), `1 of 1 enabled managed user expires within 7 days ${unless}`)
    assert.equal(whoExpires(one), `1 of 1 enabled managed user within 7 days ${unless}`)
    assert.equal(describeSoon(2, 9), '2 of 9 enabled managed users expire within 7 days')
  })
})
