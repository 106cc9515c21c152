/** Install.ps1, in what only Windows carries out. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import { powerShellQuoted } from '../../src/core/text/powershell-quoting.js'
import { environment } from './lab-fixture.js'
import { temporaryFolder } from './support.js'

const scripts = join(import.meta.dirname, '..', '..', 'ps-scripts')
const run = (command: string) =>
  spawnSync(environment['NODE_POWERSHELL'] as string, ['-NoProfile', '-NonInteractive', '-Command', command], {
    env: environment,
    encoding: 'utf8',
  })

it('the variable by which running programs learn of the new PATH is not left behind', () => {
  const script = readFileSync(join(scripts, 'Install.ps1'), 'utf8')
  const call = /^ *\[Environment\]::SetEnvironmentVariable\('(\w+)', .*, 'Machine'\)$/m.exec(script)!
  const command = `${call[0].replace("'Machine'", "'Process'")}; [Environment]::GetEnvironmentVariables().Contains('${call[1]}')`
  const { stdout } = run(command)
  assert.equal(stdout.trim(), 'False')
})

// Windows loads a library beside a program before its own: the zip may have been unpacked among
// downloads of all kinds.
it('what lies beside the parts of the program is not installed with them', (t) => {
  const folder = temporaryFolder(t)
  const [from, to, modules] = ['downloads', 'program', 'modules'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  mkdirSync(join(from, 'schemas'), { recursive: true })
  cpSync(join(scripts, 'AdUserSync'), join(from, 'ps-scripts', 'AdUserSync'), { recursive: true })
  cpSync(join(scripts, 'Install.ps1'), join(from, 'Install.ps1'))
  const parts = ['package.json', 'node.exe', 'ad-user-sync.cjs']
  for (const name of [...parts, 'version.dll', 'schemas/a.json']) writeFileSync(join(from, name), '')
  const profile = powerShellQuoted(join(folder, 'profile.ps1'))
  const { stdout, stderr } = run(
    `$PROFILE = [pscustomobject]@{ AllUsersAllHosts = ${profile} }
     & ${powerShellQuoted(join(from, 'Install.ps1'))} -Destination ${powerShellQuoted(to)} -ModulePath ${powerShellQuoted(modules)}`,
  )
  assert.match(stdout, /ad-user-sync is installed in/, stderr)
  assert.deepEqual(readdirSync(to).sort(), [...parts, 'Install.ps1', 'ps-scripts', 'schemas'].sort())
  assert.deepEqual(readdirSync(join(to, 'schemas')), ['a.json'])
})
