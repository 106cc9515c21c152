/** How much a safety limit allows, and when a run stops. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { allowedBy, type Limit } from '../../../../src/core/safety/limits.js'
import { LIMITS } from '../../../../src/core/safety/limit-kinds.js'
import { input, planOf } from '../../builders.js'
import { exceeded, users } from './exceeding.js'

/**
 * Whether a run stops in which `leaving` of `all` enabled managed users are missing from the file.
 */
function stops(leaving: number, all: number, limit: Limit): boolean {
  const plan = planOf(input({ managed: users(all) }))
  return exceeded({ ...plan, actions: plan.actions.slice(0, leaving) }, 'deactivations', limit).length > 0
}

describe('safety limits', () => {
  it('a number is the most that may happen', () => {
    assert.equal(stops(3, 5, { kind: 'count', value: 3 }), false)
    assert.equal(stops(4, 5, { kind: 'count', value: 3 }), true)
    assert.equal(stops(1, 1, { kind: 'count', value: 0 }), true)
  })
  it('a percentage is of the enabled managed users, rounded down', () => {
    assert.equal(allowedBy({ kind: 'percent', value: 20 }, 14, true), 2)
    assert.equal(stops(2, 14, { kind: 'percent', value: 20 }), false)
    assert.equal(stops(3, 14, { kind: 'percent', value: 20 }), true)
  })
  it('a percentage limits from 10 up', () => {
    assert.equal(allowedBy({ kind: 'percent', value: 20 }, 9, false), null)
    assert.equal(stops(8, 9, { kind: 'percent', value: 20 }), false)
    assert.equal(stops(3, 10, { kind: 'percent', value: 20 }), true)
  })
  it('disabled users are no base of a percentage', () => {
    const some = [
      ...users(9),
      ...users(20)
        .slice(9)
        .map((user) => ({ ...user, enabled: false })),
    ]
    const plan = planOf(input({ managed: some }))
    const [deactivations] = LIMITS.deactivations.count(plan.context, plan.actions)
    assert.deepEqual([deactivations?.of, deactivations?.actions.length], [9, 9])
  })
  it('below 10 all of three or more is too many, for deactivations, leaves and cleared values', () => {
    const percent: Limit = { kind: 'percent', value: 20 }
    assert.deepEqual(
      [1, 2, 3, 9, 10].map((of) => allowedBy(percent, of, true)),
      [null, null, 2, 8, 2],
    )
    const neverAll = Object.entries(LIMITS).flatMap(([name, limit]) => (limit.neverAll ? [name] : []))
    assert.deepEqual(neverAll, ['deactivations', 'leaves', 'clears'])
  })
})
