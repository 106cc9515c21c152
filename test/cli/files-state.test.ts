import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { ConfigurationError } from '../../src/errors.js'
import { readLastImport, rememberImport } from '../../src/files/replay-state.js'

const folder = mkdtempSync(join(tmpdir(), 'replay-state-'))
after(() => rmSync(folder, { recursive: true }))
const PATH = 'OU=Extern,DC=target,DC=test'

describe('the last import', () => {
  it('is nothing at first, then what was remembered, for each managed_user_path', () => {
    assert.equal(readLastImport(folder, PATH), null)
    rememberImport(folder, PATH, { timestamp: '2026-11-22T20:00:00Z', hash: 'a' })
    rememberImport(folder, 'OU=Other,DC=target,DC=test', { timestamp: null, hash: 'b' })
    assert.deepEqual(readLastImport(folder, 'ou=extern, dc=TARGET,dc=test'), { timestamp: '2026-11-22T20:00:00Z', hash: 'a' })
    assert.deepEqual(readLastImport(folder, 'OU=Other,DC=target,DC=test'), { timestamp: null, hash: 'b' })
  })
  it('from a broken file is a clear error, and the file is kept', () => {
    const file = join(folder, 'ad-user-sync-state.json')
    for (const broken of [
      '',
      '{',
      'null',
      '[]',
      '{"lastImports": {"x": {"timestamp": "soon", "hash": "a"}}}',
      '{"lastImports": {"x": null}}',
      '{"lastImports": 1}',
    ]) {
      writeFileSync(file, broken)
      for (const use of [() => readLastImport(folder, PATH), () => rememberImport(folder, PATH, { timestamp: null, hash: '' })]) {
        assert.throws(
          use,
          (error) =>
            error instanceof ConfigurationError && error.message.startsWith(`${file}, which remembers the last import, cannot be read: `),
        )
      }
      assert.equal(readFileSync(file, 'utf8'), broken)
    }
  })
})
