/** What a person at a terminal sees of a run's summary, as lines. */
import assert from 'node:assert/strict'
import { Tally, type Summary } from '../../../src/core/report/summary.js'
import { summaryText, type TextOptions } from '../../../src/run/summary-text.js'

export const NOTHING: Summary = new Tally().summary([], false)
export const NO_PLAN = { actions: [], approvals: [], failures: [] }
export const PLAIN: TextOptions = {
  ...{ color: false, columns: 80, plain: false, extended: 0, details: false, all: false },
  ...{ done: NO_PLAN, expiring: null, passwords: null, logIsBeside: false, configOption: '' },
}
export const step = (type: string, user: string, more: object = {}) => ({ type, user, description: '', ...more })
export const done = (...actions: object[]) => ({ ...NO_PLAN, actions }) as unknown as TextOptions['done']
export const linesOf = (changes: Partial<Summary>, options: Partial<TextOptions> = {}) => {
  const text = summaryText({ ...NOTHING, ...changes }, { ...PLAIN, ...options })
  assert.ok(text.endsWith('\n'))
  return text.slice(0, -1).split('\n')
}
/** A required interaction, without the explanation that a table has no room for. */
export const interaction = (keys: object) =>
  ({ user: 'P Ann', reason: 'why', ...keys }) as unknown as Summary['required_interactions'][number]
