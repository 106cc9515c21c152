/** The config file that `init` writes, and the one before that it keeps. */
import assert from 'node:assert/strict'
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { assertChangeable, readConfig, writeConfig, type Answers } from '../../../../src/commands/init/config-file.js'
import { EXPORT_CONFIG, IMPORT_CONFIG, thrown, workFolder } from '../../support.js'

describe('a config that init is to change', () => {
  const lines = (answers: Answers): string[] =>
    thrown(() => assertChangeable('import', 'c.json', answers)).message.split('\n')
  it('is refused before any question for what no question mends', () => {
    const broken = {
      ...IMPORT_CONFIG,
      managed_usr_path: 'x',
      expiration_time: 5,
      group_map: { Staff: 'CN=x' },
      prefix_common_names: 'P',
    }
    assert.deepEqual(
      lines(broken).map((line) => line.replace(/:.*/, ':')),
      [
        'c.json has problems that init does not ask about:',
        '  managed_usr_path:',
        '  group_map.Staff:',
        '  expiration_time:',
      ],
    )
  })
  it('may lack what is asked, and have it wrong', () =>
    assert.doesNotThrow(() => assertChangeable('import', 'c.json', { prefix_common_names: 'P', log_file: 5 })))
})

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
