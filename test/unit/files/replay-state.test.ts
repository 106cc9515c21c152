import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { ConfigurationError } from '../../../src/errors.js'
import { readLastImport, rememberImport } from '../../../src/files/replay-state.js'
import { statePath } from '../../../src/files/state-path.js'

const folder = mkdtempSync(join(tmpdir(), 'replay-state-'))
after(() => rmSync(folder, { recursive: true }))
const PATH = 'OU=Extern,DC=target,DC=test'

describe('the last import', () => {
  it('is nothing at first, then what was remembered, for each managed_user_path', () => {
    assert.equal(readLastImport(folder, PATH), null)
    rememberImport(folder, PATH, { timestamp: '2026-11-22T20:00:00Z', hash: 'a' })
    rememberImport(folder, 'OU=Other,DC=target,DC=test', { timestamp: null, hash: 'b' })
    assert.deepEqual(readLastImport(folder, 'ou=extern, dc=TARGET,dc=test'), {
      timestamp: '2026-11-22T20:00:00Z',
      hash: 'a',
    })
    assert.deepEqual(readLastImport(folder, 'OU=Other,DC=target,DC=test'), { timestamp: null, hash: 'b' })
  })
  it('is in a file of its own for each managed_user_path, so that two imports in one folder lose nothing of each other', () => {
    assert.equal(readdirSync(folder).length, 2)
    const [file] = readdirSync(folder)
    assert.match(file!, /^ad-user-sync-[0-9a-f]{12}\.state\.json$/)
  })
  it('from a broken file is a clear error, and the file is kept', () => {
    const file = statePath(folder, PATH, 'state.json')
    const broken = [
      '',
      '{',
      'null',
      '[]',
      '{"lastImport": {"timestamp": "soon", "hash": "a"}}',
      '{"lastImport": null}',
      '{"lastImport": 1}',
    ]
    for (const text of broken) {
      writeFileSync(file, text)
      assert.throws(
        () => readLastImport(folder, PATH),
        (error) =>
          error instanceof ConfigurationError &&
          error.message.startsWith(`${file}, which remembers the last import, cannot be read: `),
      )
      assert.equal(readFileSync(file, 'utf8'), text)
    }
  })
})
