/** Runs PowerShell inside the module, where its own functions are. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { environment, modulePath } from './lab-fixture.js'

/** @returns the lines of standard output, each a JSON text */
export function inModule<T>(script: string, more: NodeJS.ProcessEnv = {}): T[] {
  const command = `Import-Module -Name '${modulePath}'\n& (Get-Module AdUserSync.Session) {\n${script}\n}`
  const args = ['-NoProfile', '-NonInteractive', '-Command', command]
  const { stdout, stderr } = spawnSync(environment['NODE_POWERSHELL'] as string, args, {
    env: { ...environment, TERM: 'dumb', ...more },
    encoding: 'utf8',
  })
  assert.equal(stderr, '')
  return stdout
    .trim()
    .split(/\r?\n/)
    .map((line) => JSON.parse(line) as T)
}
