import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { describe, it } from 'node:test'
import { statusLine, type Ticking } from '../../../src/terminal/status-line.js'

function open(isTerminal: boolean) {
  const stderr = new PassThrough({ encoding: 'utf8' })
  const terminal = { stdin: isTerminal, stdout: isTerminal, stderr: isTerminal }
  let tick = (): void => undefined
  let now = 0
  const ticking: Ticking = (act) => {
    tick = act
    return () => (tick = () => undefined)
  }
  return {
    ...statusLine({ stderr, columns: 20, terminal }, ticking, () => now),
    second: () => {
      now += 1000
      tick()
    },
    wait: (milliseconds: number) => void (now += milliseconds),
    written: () => (stderr.read() as string | null) ?? '',
  }
}

describe('the status line of a terminal', () => {
  it('leaves nothing of a longer line behind', () => {
    const { show, written } = open(true)
    show('a longer line')
    show('short')
    assert.equal(written(), '\ra longer line\rshort        ')
  })
  it('says whether it tells something, also what it shows only after a while', () => {
    const { stderr, terminal } = { stderr: new PassThrough(), terminal: { stdin: true, stdout: true, stderr: true } }
    const line = statusLine({ stderr, columns: 20, terminal }, () => () => undefined)
    const before = line.isShown
    line.show('busy', { late: true })
    const during = line.isShown
    line.clear()
    assert.deepEqual([before, during, line.isShown], [false, true, false])
  })
  it('goes away, once, before something else is written', () => {
    const { show, clear, written } = open(true)
    clear()
    show('busy')
    written()
    clear()
    clear()
    assert.equal(written(), '\r    \r')
  })
  it('moves: it says for how long that goes on, of each thing anew, and of the same thing from its beginning', () => {
    const { show, clear, second, written } = open(true)
    show('reading')
    second()
    assert.equal(written(), '\rreading\rreading')
    second()
    show('reading')
    second()
    assert.equal(written(), '\rreading (2 s)\rreading (3 s)')
    show('planning')
    second()
    assert.equal(written(), '\rplanning     \rplanning')
    clear()
    written()
    second()
    assert.equal(written(), '')
  })
  it('of a part gives way to that of the whole, which goes on counting', () => {
    const { show, partIsDone, clear, second, written } = open(true)
    show('reading')
    second()
    show('groups', { part: true, moving: (seconds) => '.'.repeat(seconds) })
    second()
    written()
    second()
    assert.equal(written(), '\rgroups..')
    partIsDone()
    assert.equal(written(), '\rreading (3 s)')
    clear()
    written()
    show('groups', { part: true })
    partIsDone()
    assert.equal(written(), '\rgroups\r      \r', 'something else was written meanwhile')
  })
  it('of what is mostly short comes late, and not at all when it was short', () => {
    const { show, clear, second, wait, written } = open(true)
    show('enabling', { late: true })
    assert.equal(written(), '')
    second()
    assert.equal(written(), '\renabling')
    clear()
    written()
    show('enabling', { late: true })
    clear()
    second()
    assert.equal(written(), '')
    wait(1000)
    show('enabling', { late: true })
    assert.equal(written(), '\renabling', 'much that is short takes long together')
    show('joining', { late: true })
    assert.equal(written(), '\rjoining ', 'what is there already is replaced at once')
  })
  it('leaves out the seconds where they have no room', () => {
    const { show, second, written } = open(true)
    show('x'.repeat(16))
    second()
    written()
    second()
    assert.equal(written(), `\r${'x'.repeat(16)}`)
  })
  it('never takes a second line, which could not be taken back', () => {
    const { show, written } = open(true)
    show('x'.repeat(20))
    assert.equal(written(), '')
    show('\u001b[36m####\u001b[39m', { width: 4 })
    assert.equal(written(), '\r\u001b[36m####\u001b[39m')
  })
})

it('where there is no terminal, there is no status line', () => {
  const { show, clear, written } = open(false)
  show('busy')
  clear()
  assert.equal(written(), '')
})
