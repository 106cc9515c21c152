/** Entries of an approvals file that are about nothing: named, as many as anybody reads. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { unmatchedWarnings } from '../../../../src/commands/import/unmatched.js'
import { input, managed, planOf } from '../../builders.js'

const plan = planOf(input({ managed: [managed({ name: 'P Katarzyna Nowak' })] }))
const warnings = (count: number, user = 'P Katarzyna Nowakk') =>
  unmatchedWarnings(
    Array.from({ length: count }, () => ({ type: 'join', user, group: 'VPN', accept: true }) as const),
    plan,
  )

describe('an approval that matches nothing', () => {
  it('is a warning with the nearest name, where the name is nobody’s', () => {
    const sentence = (name: string) => `an entry of the approvals file matches nothing: join "${name}" (VPN)`
    assert.deepEqual(warnings(1), [`${sentence('P Katarzyna Nowakk')}; did you mean "P Katarzyna Nowak"?`])
    assert.deepEqual(warnings(1, 'P Katarzyna Nowak'), [sentence('P Katarzyna Nowak')])
    assert.deepEqual(warnings(1, 'Zoë'), [sentence('Zoë')])
  })
  it('is counted only from the 41st on, as of a list that is used once more', () => {
    assert.equal(warnings(40).length, 40)
    assert.equal(warnings(41).at(-1), '1 more entry matches nothing: see unmatched of --output json')
    assert.deepEqual([warnings(2000).length, warnings(2000).at(-1)?.slice(0, 23)], [41, '1960 more entries match'])
  })
})
