/** Standard input as a whole: approvals. */
import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { describe, it } from 'node:test'
import { ConfigurationError } from '../../../src/errors.js'
import { readInput } from '../../../src/process/read-input.js'

const refused = (stdin: Readable, message: RegExp) =>
  assert.rejects(readInput({ stdin }), (error) => error instanceof ConfigurationError && message.test(error.message))

describe('standard input', () => {
  it('is read to its end', async () =>
    assert.equal(String(await readInput({ stdin: Readable.from([Buffer.from('[1,'), Buffer.from('2]')]) })), '[1,2]'))
  it('that is a folder is refused', () => {
    const stdin = new Readable({ read: () => stdin.destroy(new Error('EISDIR: illegal operation on a directory')) })
    return refused(stdin, /^standard input cannot be read: EISDIR/)
  })
  it('without an end is refused before it fills the memory', () =>
    refused(
      new Readable({
        read() {
          this.push(Buffer.alloc(1024 * 1024))
        },
      }),
      /^standard input has more than 16777216 bytes/,
    ))
})
