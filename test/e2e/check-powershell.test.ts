/** `check` where PowerShell or its module is missing or restricted: the remedy for each. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { check, importConfig } from './support/check.js'
import { Sandbox } from './support/sandbox.js'
import { ON_WINDOWS } from './support/tool.js'

describe('check, where PowerShell', () => {
  let box: Sandbox
  let group: string
  before(async () => {
    box = await new Sandbox().open()
    group = await box.group('Staff')
    box.folder.write('users.json', { timestamp: new Date().toISOString(), users: [box.person('Anna')] })
  })
  after(() => box.close())

  const emptyFolder = mkdtempSync(join(tmpdir(), 'no-modules-'))
  after(() => rmSync(emptyFolder, { recursive: true }))
  // On Windows an execution policy is real (about_Execution_Policies); the language mode is the
  // part of the lab's startup hook.
  const restricted = ON_WINDOWS ? { PSExecutionPolicyPreference: 'Restricted' } : { LAB_EXECUTION_POLICY: 'Restricted' }
  const cases: [string, () => { config?: object; env?: NodeJS.ProcessEnv }, string, RegExp, RegExp][] = [
    [
      'is missing',
      () => ({ config: { powershell: 'no-pwsh' } }),
      'PowerShell',
      /\('no-pwsh'\) was not found/,
      /install PowerShell/,
    ],
    [
      'is restricted by its language mode',
      () => ({ env: { LAB_LANGUAGE_MODE: 'ConstrainedLanguage' } }),
      'language mode',
      /constrained language mode/,
      /application control policy/,
    ],
    [
      'is restricted by its execution policy',
      () => ({ env: restricted }),
      'execution policy',
      /execution policy forbids this tool's scripts: File .*AdUserSync\.Session\.psm1 cannot be loaded because running scripts is disabled/,
      /every account .* an administrator: `Set-ExecutionPolicy -Scope LocalMachine RemoteSigned`/,
    ],
    [
      'has no ActiveDirectory module',
      () => ({ env: { PSModulePath: emptyFolder } }),
      'ActiveDirectory module',
      /^the ActiveDirectory module is not installed$/,
      /Windows Server: Install-WindowsFeature RSAT-AD-PowerShell; on a Windows client: Add-WindowsCapability/,
    ],
  ]
  for (const [what, given, name, found, remedy] of cases) {
    it(what, { skip: ON_WINDOWS && name === 'language mode' }, async () => {
      const { config = {}, env = {} } = given()
      const { code, failed, named } = await check(box, 'import', importConfig(box, group, config), env)
      assert.equal(code, 4)
      assert.deepEqual(
        failed.map((line) => line.name),
        [name],
      )
      assert.match(failed[0]!.found, found)
      assert.match(failed[0]!.remedy!, remedy)
      assert.equal(named.get('domain controller')!.found, `not looked at: it needs "${name}"`)
    })
  }
})
