/**
 * The cmdlets on the real PowerShell, against the lab: Pester runs its tests in a container of its
 * own, and the directory is looked at from here.
 */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { promisify } from 'node:util'
import { Sandbox } from '../e2e/support/sandbox.js'
import { build } from '../lab/build.js'
import { labEnvironment } from '../lab/domains.js'
import { labPath } from '../lab/layout.js'
import { powershell } from '../lab/pwsh.js'

const FILES = [
  'Conventions',
  'Cmdlets',
  'Callers',
  'Preferences',
  'Confirm',
  'Results',
  'Stopping',
  'AdUserSync',
  'History',
  'Questions',
].map((name) => `${name}.Tests.ps1`)
const PASSWORD = 'Gänse-füßchen "99"'

describe('the PowerShell module AdUserSync', () => {
  let box: Sandbox
  let account: string
  let work: string
  before(async () => {
    await build({ name: 'Pester', folder: join(import.meta.dirname, 'pester'), output: labPath('pester') })
    box = await new Sandbox().open('administrator')
    const person = box.person('Zoë Krüger', { memberOf: ['CN=Staff'] })
    account = person.sAMAccountName
    // What is hard in PowerShell: brackets are wildcards.
    work = join(box.folder.path, 'Grüße [1]')
    mkdirSync(work)
    const group = await box.group('Staff')
    mkdirSync(join(work, 'Undo'))
    const write = (name: string, content: object): void => writeFileSync(join(work, name), JSON.stringify(content))
    const timestamp = new Date().toISOString()
    write('Undo/users.json', { timestamp, users: [box.person('Anna'), box.person('Ben')] })
    write('Undo/import-config.json', {
      server: 'target.test',
      input_file: 'users.json',
      managed_user_path: box.others,
      group_path: box.groups,
      prefix_common_names: 'P ',
      max_deactivations: 1,
    })
    const asked = `OU=Asked,${box.base}`
    await box.ldap.add(asked, { objectClass: 'organizationalUnit' })
    mkdirSync(join(work, 'Asked'))
    const cleo = box.person('Cleo', { memberOf: ['CN=Staff'], department: 'Plant', mail: 'cleo' })
    write('Asked/users.json', { timestamp, users: [cleo, box.person('Dora')] })
    write('Asked/import-config.json', {
      server: 'target.test',
      input_file: 'users.json',
      managed_user_path: asked,
      group_path: box.groups,
      prefix_common_names: 'P ',
      group_map: { 'CN=Staff': group },
      restricted_groups: [group],
      attributes: ['department', 'mail'],
      max_updates: 9,
    })
    write('Asked/export-config.json', {
      server: 'target.test',
      export_file: 'exported.json',
      user_path: asked,
      group_path: box.groups,
    })
    write('users.json', { timestamp, users: [person, box.person('Bob')] })
    write('import-config.json', {
      server: 'target.test',
      input_file: 'users.json',
      managed_user_path: box.managed,
      group_path: box.groups,
      prefix_common_names: 'P ',
      group_map: { 'CN=Staff': group },
      restricted_groups: [group],
    })
    write('export-config.json', {
      server: 'target.test',
      export_file: 'exported.json',
      user_path: box.managed,
      group_path: box.groups,
    })
  })
  after(() => box.close())

  it('passes its tests in Pester', async () => {
    const script = [
      `Import-Module -Name '${labPath('pester', 'Pester', 'Pester.psd1')}'`,
      '$configuration = New-PesterConfiguration',
      `$configuration.Run.Path = ${FILES.map((name) => `'${join(import.meta.dirname, name)}'`).join(', ')}`,
      '$configuration.Run.Exit = $true',
      "$configuration.Output.Verbosity = 'Detailed'",
      "$configuration.Output.RenderMode = 'Plaintext'",
      'Invoke-Pester -Configuration $configuration',
    ].join('\n')
    const env = { ...process.env, ...labEnvironment(), ADS_WORK: work, ADS_PASSWORD: PASSWORD }
    const run = promisify(execFile)(powershell, ['-NoProfile', '-NonInteractive', '-Command', script], { env })
    const { stdout } = await run.catch(({ stdout, stderr }: { stdout: string; stderr: string }) =>
      assert.fail(`${stdout}\n${stderr}`),
    )
    assert.match(stdout, /Tests Passed: \d+, Failed: 0, Skipped: 0/)
    assert.equal(await box.logOn(account, PASSWORD), 'ok')
    assert.deepEqual(await box.members('Staff'), [])
  })
})
