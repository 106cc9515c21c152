import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { clockDifference } from '../../../src/core/clock.js'

const NOW = new Date('2026-11-22T20:00:00Z')
const at = (currentTime: string) => clockDifference({ currentTime, server: 'dc' }, NOW)

describe("this computer's clock", () => {
  it('is tolerable up to 5 minutes off, a warning up to an hour, and refused beyond', () => {
    const verdicts = ['20:05:00', '19:55:00', '20:05:01', '21:00:00', '19:00:00', '21:00:01', '18:59:59']
    assert.deepEqual(
      verdicts.map((time) => at(`2026-11-22T${time}Z`).verdict),
      ['tolerable', 'tolerable', 'off', 'off', 'off', 'refused', 'refused'],
    )
  })
  it('is one second off, or several', () =>
    assert.deepEqual(
      ['20:00:01', '19:59:58'].map((time) => at(`2026-11-22T${time}Z`).text),
      ['1 second behind that of dc', '2 seconds ahead of that of dc'],
    ))
  it("is turned into the domain controller's", () =>
    assert.deepEqual(
      at('2026-11-22T20:30:00Z').toDirectory(new Date('2026-11-22T20:00:10Z')),
      new Date('2026-11-22T20:30:10Z'),
    ))
})
