/** The npm package alone, installed from its tarball into an empty folder. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { readJsonSync } from 'fs-extra/esm'
import { Sandbox } from '../e2e/support/sandbox.js'
import { labEnvironment } from '../lab/domains.js'
import { root } from '../lab/layout.js'
import { release } from './unpacked.js'

const { version } = readJsonSync(join(root, 'package.json')) as { version: string }

describe('the npm package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'npm-package-'))
  const run = (...args: string[]): string =>
    execFileSync(join(folder, 'node_modules', '.bin', 'ad-user-sync'), args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...labEnvironment() },
    })
  before(() => {
    writeFileSync(join(folder, 'package.json'), '{ "private": true }')
    const args = ['install', '--omit', 'dev', '--prefer-offline', '--no-audit', '--no-fund']
    execFileSync('npm', [...args, release(`ad-user-sync-${version}.tgz`)], { cwd: folder, stdio: 'pipe' })
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  it('runs where it is installed', () => assert.equal(run('--version'), `${version}\n`))

  it('imports', async () => {
    const box = await new Sandbox().open('administrator')
    try {
      const files = {
        'users.json': { timestamp: new Date().toISOString(), users: [box.person('Zoë Krüger')] },
        'import-config.json': {
          server: 'target.test',
          input_file: 'users.json',
          managed_user_path: box.managed,
          group_path: box.groups,
          prefix_common_names: 'P ',
        },
      }
      for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(content))
      assert.deepEqual((JSON.parse(run('import')) as { created: string[] }).created, ['P Zoë Krüger'])
      assert.deepEqual((JSON.parse(run('import')) as { created: string[] }).created, [])
    } finally {
      await box.close()
    }
  })
})
