/** The config file that `init` writes, and the one before that it keeps. */
import assert from 'node:assert/strict'
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { readConfig, writeConfig } from '../../../../src/commands/init/config-file.js'
import { EXPORT_CONFIG, workFolder } from '../../support.js'

describe('the config that init writes', () => {
  const path = join(workFolder(), 'export-config.json')
  it('keeps the one before, which nobody else can read now either: its secret is in it', () => {
    const before = JSON.stringify({ ...EXPORT_CONFIG, hmac: 'ab'.repeat(32) })
    writeFileSync(path, before)
    writeFileSync(`${path}.bak`, 'older')
    chmodSync(path, 0o600)
    assert.equal(writeConfig('export', path, { ...EXPORT_CONFIG, hmac: 'cd'.repeat(32) }), `${path}.bak`)
    assert.equal(readFileSync(`${path}.bak`, 'utf8'), before)
    assert.equal(readConfig(path)!['hmac'], 'cd'.repeat(32))
    if (process.platform !== 'win32')
      assert.deepEqual(
        [path, `${path}.bak`].map((file) => statSync(file).mode & 0o777),
        [0o600, 0o600],
      )
  })
})
