/** Install.ps1, in what only Windows carries out. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import { environment } from './lab-fixture.js'

it('the variable by which running programs learn of the new PATH is not left behind', () => {
  const script = readFileSync(join(import.meta.dirname, '..', '..', 'ps-scripts', 'Install.ps1'), 'utf8')
  const call = /^ *\[Environment\]::SetEnvironmentVariable\('(\w+)', .*, 'Machine'\)$/m.exec(script)!
  const command = `${call[0].replace("'Machine'", "'Process'")}; [Environment]::GetEnvironmentVariables().Contains('${call[1]}')`
  const { stdout } = spawnSync(environment['NODE_POWERSHELL'] as string, ['-NoProfile', '-Command', command], {
    env: environment,
    encoding: 'utf8',
  })
  assert.equal(stdout.trim(), 'False')
})
