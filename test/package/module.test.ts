/** The PowerShell module's package, as a repository gives it: a folder is one. */
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import { readJsonSync } from 'fs-extra/esm'
import { run } from '../lab/command.js'
import { root } from '../lab/layout.js'
import { powershell } from '../lab/pwsh.js'

const { version } = readJsonSync(join(root, 'package.json')) as { version: string }

it('PowerShell saves the module from a repository, and it holds the program', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'module-'))
  try {
    const script = [
      "$ErrorActionPreference = 'Stop'",
      `Register-PSResourceRepository -Name AdsTest -Uri '${join(root, 'release')}' -Trusted -Force`,
      `try { Save-PSResource -Name AdUserSync -Repository AdsTest -Path '${folder}' } finally { Unregister-PSResourceRepository -Name AdsTest }`,
      `Import-Module -Name '${join(folder, 'AdUserSync', version, 'AdUserSync.psd1')}'`,
      '(Get-Command -Module AdUserSync).Count',
    ]
    const cmdlets = readdirSync(join(root, 'ps-scripts', 'AdUserSync', 'Public')).length
    const count = (await run(powershell, ['-NoProfile', '-NonInteractive', '-Command', script.join('\n')])).trim()
    assert.equal(count, String(cmdlets))
    for (const name of ['node.exe', 'ad-user-sync.cjs', 'ps-scripts/AdUserSync.Session/AdUserSync.Session.psd1'])
      assert.ok(existsSync(join(folder, 'AdUserSync', version, 'tool', name)), name)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
