import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { MovingLine } from '../../../src/process/io.js'
import { progress, type Progress } from '../../../src/terminal/progress-bar.js'

/** A clock that stands at `seconds`, what is drawn since the last look, and what is logged. */
function open(isTerminal: boolean, columns = 80, plain = false) {
  const drawn: string[] = []
  let moving: ((seconds: number) => string) | undefined
  const status: MovingLine = {
    isShown: false,
    show: (line, how) => {
      drawn.push(how?.late === true ? `late: ${line}` : line)
      moving = how?.moving
    },
    partIsDone: () => void drawn.push(''),
    clear: () => assert.fail('the progress is of a part'),
  }
  const terminal = { stdin: isTerminal, stdout: isTerminal, stderr: isTerminal }
  const logged: string[] = []
  const clock = { seconds: 0 }
  const io = { status, columns, plain, terminal, color: { stdout: false, stderr: false } }
  const log = { info: (line: string) => void logged.push(line) }
  const told: Progress = progress(io, log, () => clock.seconds * 1000)
  return { told, clock, logged, shown: () => drawn.splice(0).join('\n'), moving: () => moving }
}

describe('progress on a terminal', () => {
  it('is a bar for each stage, with count, rate and remaining time, which goes away in the end', () => {
    const { told, clock, shown, logged } = open(true)
    told(0, 1000, 'creating')
    assert.equal(shown(), `creating [${'-'.repeat(40)}] 0/1000`)
    clock.seconds = 25
    told(250, 1000, 'creating')
    assert.equal(shown(), `creating [${'#'.repeat(10)}${'-'.repeat(29)}] 250/1000, 10/s, 75 s left`)
    told(1000, 1000, 'creating')
    assert.equal(shown(), '')
    told(500, 1000, 'joining')
    assert.equal(shown(), `joining [${'#'.repeat(20)}${'-'.repeat(20)}] 500/1000`)
    clock.seconds += 500
    told(510, 1000, 'joining')
    assert.match(shown(), / 510\/1000, 0\.0\/s, 408 min left$/)
    assert.deepEqual(logged, [])
  })
  it('moves also while nothing is known: by the seconds that went by, and by dots where some are left', () => {
    const { told, clock, moving } = open(true)
    told(0, 1000, 'creating')
    assert.equal(moving(), undefined)
    clock.seconds = 25
    told(250, 1000, 'creating')
    const after = moving()!
    assert.deepEqual([0, 1, 2, 3, 4].map(after), ['', '.', '..', '...', ''])
  })
  it('is the count and the rate while the total is not known yet', () => {
    const { told, clock, shown } = open(true)
    told(500, null, 'reading')
    clock.seconds = 2
    told(2500, null, 'reading')
    assert.equal(shown(), 'reading: 500\nreading: 2500, 1000/s')
    told(2600, 2600, 'reading')
    assert.equal(shown(), '')
  })
  it('counts anew for the same stage of the next piece of work', () => {
    const { told, clock, shown } = open(true)
    told(1000, 1000, 'joining')
    shown()
    clock.seconds = 100
    told(500, 1000, 'joining')
    assert.match(shown(), /\] 500\/1000$/)
  })
  it('fits into a narrow terminal', () => {
    const { told, shown } = open(true, 40)
    told(100_000, 200_000, 'reading')
    assert.equal(shown(), `reading [${'#'.repeat(8)}${'-'.repeat(7)}] 100000/200000`)
  })
})

describe('progress anywhere else', () => {
  it('with --plain is a log line every ten seconds, also on a terminal: the share and the remaining time', () => {
    const { told, clock, shown, logged } = open(true, 80, true)
    for (; clock.seconds < 25; clock.seconds++) told(clock.seconds * 20, 1000, 'creating')
    assert.deepEqual(logged, ['creating: 20 %, 40 s left', 'creating: 40 %, 30 s left'])
    assert.equal(shown(), '')
  })
  it('is a log line every ten seconds', () => {
    const { told, clock, shown, logged } = open(false)
    for (; clock.seconds < 25; clock.seconds++) told(clock.seconds * 20, 10_000, 'creating')
    told(10_000, 10_000, 'creating')
    assert.deepEqual(logged, ['creating: 200 of 10000, 20/s, 8 min left', 'creating: 400 of 10000, 20/s, 8 min left'])
    assert.equal(shown(), '')
  })
  it('is the count and the rate while the total is not known yet, with --plain as well', () => {
    for (const plain of [false, true]) {
      const { told, clock, logged } = open(plain, 80, plain)
      for (; clock.seconds < 15; clock.seconds++) told(clock.seconds * 500, null, 'reading')
      assert.deepEqual(logged, ['reading: 5000, 500/s'])
    }
  })
})

it('little work has no progress in a log, and on a terminal only when it takes long', () => {
  for (const isTerminal of [true, false]) {
    const { told, clock, shown, logged } = open(isTerminal)
    told(0, 19, 'creating')
    clock.seconds = 60
    const drawn = isTerminal ? `late: creating [${'-'.repeat(40)}] 0/19` : ''
    assert.deepEqual([shown(), logged], [drawn, []])
    told(19, 19, 'creating')
    assert.deepEqual([shown(), logged], ['', []])
  }
})
