import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { limitError } from '../../../src/run/limits.js'
import type { LimitCheck } from '../../../src/core/safety/limits.js'

const actions = ['P Anna', 'P Ben'].map((user) => ({ type: 'disable', user }) as LimitCheck['actions'][number])
const exceeded: LimitCheck[] = [{ name: 'deactivations', actions, of: 4, count: 2, allowed: 1 }]
const SENTENCE = 'this run would deactivate 2 of 4 enabled managed users; the limit is 1'
const told = (shown?: 'plan' | 'question') => {
  const { message, remedy } = limitError(exceeded, { renumbered: 0, ...(shown && { shown }) })
  return [message, remedy]
}

describe('the error of an exceeded limit', () => {
  const once = 'if this is intended, run once with --allow-deactivations 2'
  it('names those concerned, and says how to look at it', () =>
    assert.deepEqual(told(), [`${SENTENCE}: P Anna, P Ben`, `look at it with --dry-run; ${once}`]))
  it('sends nobody to the plan who has it on the screen', () =>
    assert.deepEqual(told('plan'), [`${SENTENCE}: P Anna, P Ben`, once]))
  it('names nobody again to whom the question has just named them', () =>
    assert.deepEqual(told('question'), [`not confirmed, nothing is changed: ${SENTENCE}`, once]))
})
