/**
 * `check export` against the lab: all there, and what the directory or the computer lacks; nothing
 * is written.
 */
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { labEnvironment } from '../lab/domains.js'
import { adUserSync } from './support/cli.js'
import { check } from './support/check.js'
import { useSandbox } from './support/use-sandbox.js'
import { shownPath } from './support/tool.js'

const SECRET = '00112233445566778899aabbccddeeff'

describe('check export', () => {
  const box = useSandbox()

  it('all is there, in plain lines for a person', async () => {
    box.folder.write('export-config.json', exportConfig({ hmac: SECRET }))
    const run = await adUserSync(['check', 'export', '--output', 'text'], { cwd: box.folder.path })
    assert.equal(run.code, 0, run.stderr)
    const names = run.stdout
      .replaceAll('\n  ', ' ')
      .split('\n')
      .map((line) => line.replace(/^(ok: [^:]*): .*/, '$1'))
    assert.deepEqual(names, [
      'ok: Node.js',
      'ok: config file',
      'ok: secret',
      'ok: log file',
      'ok: export file',
      'ok: PowerShell',
      'ok: language mode',
      'ok: execution policy',
      'ok: ActiveDirectory module',
      'ok: domain controller',
      'ok: clock',
      'ok: user_path',
      'ok: group_path',
      'ok: search_groups',
      'ok: attributes',
      'export can run',
      '',
    ])
    assert.deepEqual(readdirSync(box.folder.path), ['export-config.json'])
  })
  const exportConfig = (changes: object = {}) => {
    const base = labEnvironment().LAB_SOURCE_BASE
    const users = `CN=Users,${base}`
    return {
      server: 'source.test',
      export_file: 'users.json',
      user_path: users,
      group_path: users,
      attributes: ['mail'],
      ...changes,
    }
  }

  it('says what comes of a config that names no attributes', async () => {
    const { code, checks } = await check(box, 'export', exportConfig({ attributes: [] }))
    assert.equal(code, 0)
    assert.equal(
      checks.find(({ name }) => name === 'attributes')?.found,
      'none: people are exported with their names, groups and state only',
    )
  })

  it('names the objects that the directory lacks, with the nearest attribute, and a folder that is not there', async () => {
    const base = labEnvironment().LAB_SOURCE_BASE
    const names = {
      user_path: `OU=Gone,${base}`,
      group_path: `OU=None,${base}`,
      search_groups: ['CN=No'],
      attributes: ['mial'],
    }
    const changes = { export_file: 'gone/users.json', ...names }
    const { code, checks } = await check(box, 'export', exportConfig(changes))
    assert.equal(code, 2)
    const folder = shownPath(join(box.folder.path, 'gone'))
    const users = shownPath(join(box.folder.path, 'gone', 'users.json'))
    assert.deepEqual(
      checks.filter(({ status }) => status !== 'ok').map(({ name, status, found }) => `${status} ${name}: ${found}`),
      [
        'warning secret: no secret is set, so the users file is not signed: whoever carries it can change it unnoticed',
        `failed export file: ${users} cannot be written: ENOENT: no such file or directory, stat '${folder}'`,
        `failed user_path: user_path OU=Gone,${base} does not exist`,
        `warning group_path: OU=None,${base} is not in DC=source,DC=test`,
        `failed search_groups: search_groups that do not exist in DC=source,DC=test: CN=No,OU=None,${base}`,
        "failed attributes: the directory's schema does not have these attributes: mial (nearest: mail)",
      ],
    )
  })
})
