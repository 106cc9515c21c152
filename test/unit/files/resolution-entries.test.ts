import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { ConfigurationError } from '../../../src/errors.js'
import { parseEntries, readResolutions } from '../../../src/files/resolutions-file.js'

const parse = (...resolutions: unknown[]) =>
  parseEntries(Buffer.from(JSON.stringify({ resolutions })), 'approvals.json')
const broken = (message: RegExp) => (error: unknown) =>
  error instanceof ConfigurationError && message.test(error.message)

describe('the entries of an approvals file', () => {
  it('null and empty text are no value, as a table has them in cells that an entry does not need', () => {
    const enable = { type: 'enable', user: 'P Anna', accept: true, password: 'Abacus-Tulip-47' }
    for (const empty of [null, '']) {
      const keys = ['group', 'name', 'anchor', 'group_dn', 'by', 'new_name', 'take_over_account', 'timestamp', 'mine']
      const rest = Object.fromEntries(keys.map((key) => [key, empty]))
      assert.deepEqual(parse({ ...enable, ...rest }), [enable])
      assert.throws(
        () => parse({ ...rest, type: 'join', user: 'P Anna' }),
        broken(/: resolutions\[0\]\.group: missing/),
      )
      assert.throws(
        () => parse({ ...rest, type: 'name', user: empty }),
        broken(/resolutions\[0\]\.name: missing.*resolutions\[0\]\.user: missing/),
      )
    }
  })
  it('may come as the bare list', () => {
    const entry = { type: 'disable', user: 'P Anna', accept: true }
    const bare = (value: unknown) => parseEntries(Buffer.from(JSON.stringify(value)), 'standard input')
    assert.deepEqual(bare([entry, entry]), [entry, entry])
    assert.deepEqual(bare([]), [])
    // .NET Framework begins standard input with a byte order mark, where the console has UTF-8.
    const marked = Buffer.from(`\ufeff${JSON.stringify([entry])}`)
    assert.deepEqual(parseEntries(marked, 'standard input'), [entry])
    assert.throws(() => bare([{ ...entry, user: 5 }]), broken(/: resolutions\[0\]\.user: found 5/))
    assert.throws(() => bare({ users: [entry] }), broken(/^standard input is not a resolutions file/))
  })
  it('a resolutions file has its own form only: it is written anew', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'resolutions-')), 'resolutions.json')
    writeFileSync(path, '[]')
    assert.throws(() => readResolutions(path), broken(/found a list, expected an object/))
    rmSync(dirname(path), { recursive: true })
  })
  it('anything else is kept, or an error', () => {
    const entry = { type: 'disable', user: 'P Anna', accept: false, mine: [null, ''] }
    assert.deepEqual(parse(entry), [entry])
    assert.throws(
      () => parse({ type: 'enable', user: 'P Anna', group: 5 }),
      broken(/resolutions\[0\]\.group: found 5, expected the common name of a group/),
    )
    assert.throws(() => parse(null), broken(/resolutions\[0\]: found null/))
    assert.throws(() => parseEntries(Buffer.from('null'), 'x'), broken(/^x is not a resolutions file/))
  })
})
