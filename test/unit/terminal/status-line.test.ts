import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { describe, it } from 'node:test'
import { statusLine } from '../../../src/terminal/status-line.js'

function open(isTerminal: boolean) {
  const stderr = new PassThrough({ encoding: 'utf8' })
  const terminal = { stdin: isTerminal, stdout: isTerminal, stderr: isTerminal }
  return {
    ...statusLine({ stderr, columns: 20, terminal }),
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
  it('goes away, once, before something else is written', () => {
    const { show, clear, written } = open(true)
    clear()
    show('busy')
    written()
    clear()
    clear()
    assert.equal(written(), '\r    \r')
  })
  it('never takes a second line, which could not be taken back', () => {
    const { show, written } = open(true)
    show('x'.repeat(20))
    assert.equal(written(), '')
    show('\u001b[36m####\u001b[39m', 4)
    assert.equal(written(), '\r\u001b[36m####\u001b[39m')
  })
})

it('where there is no terminal, there is no status line', () => {
  const { show, clear, written } = open(false)
  show('busy')
  clear()
  assert.equal(written(), '')
})
