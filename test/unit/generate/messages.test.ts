import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { messages } from '../../../src/generate/messages.js'

const folder = mkdtempSync(join(tmpdir(), 'messages-'))
after(() => rmSync(folder, { recursive: true }))
function found(source: string) {
  writeFileSync(join(folder, 'a.ts'), source)
  return messages(folder).map(({ exitCode, message, remedy }) => `${exitCode}: ${message} -> ${remedy}`)
}

describe('the table of messages', () => {
  it('has the message, the exit code and the remedy of each error, values as …', () => {
    assert.deepEqual(found("throw new InputError(`the file ${path} is gone`, 'bring it')"), [
      '3: the file … is gone -> bring it',
    ])
    assert.deepEqual(found("throw new LockedError('held by ' + name)"), ['7: held by … -> null'])
  })
  it('has a line for each way through an expression, and follows constants', () => {
    const source = "const A = 'mend it'\nthrow new ConfigurationError(x ? 'one thing' : `two ${y}`, A)"
    assert.deepEqual(found(source), ['2: one thing -> mend it', '2: two … -> mend it'])
  })
  it('names what is counted, as of several', () => {
    const source = "new InputError(`${howMany(x, 'user')} of ${howMany(y, 'entry', 'entries')} lack a name`)"
    assert.deepEqual(found(source), ['3: … users of … entries lack a name -> null'])
  })
  it('leaves out errors of other classes, and messages that are only values', () => {
    assert.deepEqual(
      found("new TypeError('not ours'); new InputError(message, 'mend it'); new InputError(`${a}: ${b}`)"),
      [],
    )
  })
  it('is sorted by exit code, and has nothing twice', () => {
    const one = "new UnavailableError('down here');"
    assert.deepEqual(found(`${one} ${one} new InputError('no file')`), ['3: no file -> null', '4: down here -> null'])
  })
  it('of the tool has the errors of every exit code, but for limits, which are told one by one', () => {
    const all = messages(join(import.meta.dirname, '..', '..', '..', 'src'))
    assert.ok(all.length > 100, String(all.length))
    assert.deepEqual([...new Set(all.map(({ exitCode }) => exitCode))], [2, 3, 4, 7, 8, 130])
  })
})
