/**
 * behaviour.md: without anybody to ask, what is lost is tried again for `retry_time`; Ctrl-C ends
 * the waiting at once.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { attemptsFor, type Clock } from '../../../src/directory/attempts.js'
import { InterruptedError, UnavailableError } from '../../../src/errors.js'
import type { Logger } from '../../../src/process/logger.js'

const LOSS = new UnavailableError('it is down')

/**
 * Attempts on a clock that moves when somebody waits, each taking `cost`, until they are given up:
 * when each began.
 */
async function timesOf(milliseconds: number, cost: number): Promise<{ times: number[]; warnings: string[] }> {
  let now = 5_000
  const times: number[] = []
  const warnings: string[] = []
  const clock: Clock = { now: () => now, wait: async (time) => (now += time) }
  const log = { warning: (line) => warnings.push(line) } as Partial<Logger> as Logger
  const attempts = attemptsFor(milliseconds, log, new AbortController().signal, clock)()
  while (await attempts.again(LOSS)) {
    times.push(now - 5_000)
    now += cost
  }
  return { times, warnings }
}

describe('attempts after a loss', () => {
  it('begin at once, come at growing intervals, and end when the time is over', async () => {
    assert.deepEqual(await timesOf(60_000, 0), {
      times: [0, 1_000, 3_000, 7_000, 15_000, 25_000, 35_000, 45_000, 55_000, 60_000],
      warnings: ['connection lost, trying again for 60 seconds: it is down'],
    })
  })

  it('end after the one that the time ran out in', async () => {
    assert.deepEqual((await timesOf(10_000, 9_500)).times, [0, 10_000])
    assert.deepEqual((await timesOf(1_000, 30_000)).times, [0])
  })

  it('are none without time', async () => {
    assert.deepEqual(await timesOf(0, 0), { times: [], warnings: [] })
  })

  it('have their time anew at each loss', async () => {
    let now = 0
    const clock: Clock = { now: () => now, wait: async (time) => (now += time) }
    const log = { warning: () => undefined } as Partial<Logger> as Logger
    const begin = attemptsFor(1_000, log, new AbortController().signal, clock)
    const first = begin()
    assert.equal(await first.again(LOSS), true)
    now += 2_000
    assert.equal(await first.again(LOSS), false)
    assert.equal(await begin().again(LOSS), true)
  })

  it('end at once when the run is interrupted, on the real clock', async () => {
    const interruption = new AbortController()
    const log = { warning: () => undefined } as Partial<Logger> as Logger
    const attempts = attemptsFor(3_600_000, log, interruption.signal)()
    assert.equal(await attempts.again(LOSS), true)
    const waiting = attempts.again(LOSS)
    interruption.abort()
    await assert.rejects(waiting, InterruptedError)
    await assert.rejects(attempts.again(LOSS), InterruptedError)
  })
})
