/** Install.ps1 in Microsoft's PowerShell in wine, which has a registry and an event log. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, it } from 'node:test'
import { readJsonSync } from 'fs-extra/esm'
import { root } from '../lab/layout.js'
import { windowsUp, windowsVariables } from '../windows/up.js'
import { asWindows, endWine } from '../windows/wine.js'
import { release, Unpacked } from './unpacked.js'

const { version } = readJsonSync(join(root, 'package.json')) as { version: string }
const PROGRAM = 'C:\\Program Files\\ad-user-sync'
let zip: Unpacked
before(async () => {
  await windowsUp()
  zip = await Unpacked.from(release(`ad-user-sync-${version}-win-x64.zip`))
})
after(async () => {
  zip.remove()
  await endWine()
})

it('Install.ps1 sets up PATH and event source, not while the program runs, and removes them again', async () => {
  const install = `& '${asWindows(join(zip.folder, 'Install.ps1'))}' -ModulePath '${asWindows(join(zip.work, 'modules'))}'`
  const script = [
    "$ErrorActionPreference = 'Stop'",
    '[Console]::OutputEncoding = [System.Text.Encoding]::UTF8',
    `$PROFILE = [pscustomobject]@{ AllUsersAllHosts = '${asWindows(join(zip.work, 'profile.ps1'))}' }`,
    'function Show-State {',
    "  $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment')",
    "  $path = $key.GetValue('Path', '', 'DoNotExpandEnvironmentNames')",
    `  "PATH: $($path.StartsWith('%SystemRoot%')) $($path.Split(';') -contains '${PROGRAM}')"`,
    '  "variable: $($key.GetValueNames() -contains \'AD_USER_SYNC_INSTALLING\')"',
    '  "event source: $([System.Diagnostics.EventLog]::SourceExists(\'ad-user-sync\'))"',
    `  "program: $(Test-Path -Path '${PROGRAM}')"`,
    '}',
    `${install} -WhatIf 6>$null`,
    'Show-State',
    `${install} 6>$null`,
    'Show-State',
    `& '${PROGRAM}\\ad-user-sync.ps1' --version`,
    `$running = Start-Process -FilePath '${PROGRAM}\\node.exe' -ArgumentList '-e', 'setInterval(Date, 1000)' -PassThru`,
    `try { ${install} } catch { "$_" }`,
    '$running.Kill()',
    '$running.WaitForExit()',
    `${install} -Uninstall`,
    'Show-State',
  ]
  const { code, stdout, stderr } = await zip.powershell(script, await windowsVariables())
  assert.deepEqual([code, stderr], [0, ''], stdout)
  const without = ['PATH: True False', 'variable: False', 'event source: False', 'program: False']
  assert.deepEqual(
    stdout.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('What if: ')),
    [
      ...without,
      ...['PATH: True True', 'variable: False', 'event source: True', 'program: True'],
      version,
      `'${PROGRAM}\\node.exe' is in use: wait until no ad-user-sync runs, then run Install.ps1 again`,
      ...without,
    ],
  )
  assert.equal(stdout.match(/^What if: /gm)?.length, 5)
})
