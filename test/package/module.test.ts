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

/** By the names of what gets it: the newer one, and the one that Windows PowerShell has. */
const WAYS: Readonly<Record<string, readonly [register: string, save: string, unregister: string]>> = {
  PSResourceGet: [
    'Register-PSResourceRepository -Name AdsTest -Trusted -Force -Uri',
    'Save-PSResource',
    'Unregister-PSResourceRepository',
  ],
  PowerShellGet: [
    'Register-PSRepository -Name AdsTest -InstallationPolicy Trusted -SourceLocation',
    'Save-Module',
    'Unregister-PSRepository',
  ],
}

for (const [name, [register, save, unregister]] of Object.entries(WAYS))
  it(`${name} saves the module from a repository, and it holds the program`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'module-'))
    try {
      const script = [
        "$ErrorActionPreference = 'Stop'",
        `${register} '${join(root, 'release')}'`,
        `try { ${save} -Name AdUserSync -Repository AdsTest -Path '${folder}' } finally { ${unregister} -Name AdsTest }`,
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
