/** A command's result on standard output. */
import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { describe, it } from 'node:test'
import { writeOutput, type OutputFormat } from '../../../src/process/output.js'

const VIEW = { text: () => 'Done\n', json: () => ({ name: 'Zoë\u007f' }) }

/** What reaches the terminal, in its order; `<clear>` where the status line goes away. */
function shown(format: OutputFormat | undefined, terminal: boolean): string {
  const written: string[] = []
  const stdout = new PassThrough()
  stdout.on('data', (chunk: Buffer) => written.push(String(chunk)))
  const io = {
    stdout,
    terminal: { stdin: false, stdout: terminal, stderr: terminal },
    status: {
      isShown: false,
      show: () => undefined,
      partIsDone: () => undefined,
      clear: () => void written.push('<clear>'),
    },
  }
  writeOutput(VIEW, format, io)
  stdout.read()
  return written.join('')
}

describe('the result of a command', () => {
  it('is text at a terminal, else JSON in ASCII, or what --output says, after the status line has gone', () => {
    assert.equal(shown(undefined, true), '<clear>Done\n')
    assert.equal(shown(undefined, false), '<clear>{\n  "name": "Zo\\u00eb\\u007f"\n}\n')
    assert.equal(shown('text', false), '<clear>Done\n')
    assert.equal(shown('json', true), shown(undefined, false))
  })
})
