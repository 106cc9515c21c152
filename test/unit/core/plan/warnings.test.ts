/** A warning is one line, about however many people. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { planWarnings } from '../../../../src/core/plan/warnings.js'
import { guid, input, managed, MANAGED, person, planOf } from '../../builders.js'

/** So many people, known by name, whose anchor attribute holds something else. */
function foreign(count: number): string[] {
  const numbers = Array.from({ length: count }, (_, index) => index)
  const named = (number: number) => ({ sAMAccountName: `a${number}` })
  const plan = planOf(
    input({
      people: numbers.map((number) => person({ ...named(number), cn: `${number}`, objectGUID: guid(number) })),
      managed: numbers.map((number) =>
        managed({ ...named(number), name: `P ${number}`, guid: guid(1000 + number), anchor: 'badge 7' }),
      ),
    }),
  )
  return planWarnings(plan)
}
const HELD = 'msDS-cloudExtensionAttribute1 holds something that is not ours, which is never overwritten'

describe('managed users whose anchor attribute is somebody else’s', () => {
  it('are one warning that names them', () => {
    assert.deepEqual(foreign(0), [])
    assert.deepEqual(foreign(1), [`1 managed user goes on without anchor: ${HELD}: CN=P 0,${MANAGED}`])
    assert.deepEqual(foreign(2), [
      `2 managed users go on without anchor: ${HELD}: CN=P 0,${MANAGED}; CN=P 1,${MANAGED}`,
    ])
  })
  it('are one warning when there are 300', () => {
    const [warning, ...more] = foreign(300)
    assert.equal(more.length, 0)
    assert.match(warning!, /^300 managed users go on .* and 290 more$/)
  })
})
