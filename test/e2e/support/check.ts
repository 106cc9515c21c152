/** `check export` and `check import` on a sandbox. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Check } from '../../../src/commands/check/check-text.js'
import { adUserSync } from './cli.js'
import type { Sandbox } from './sandbox.js'

export interface Checked {
  code: number | null
  checks: Check[]
  /** By name. */
  named: Map<string, Check>
  failed: Check[]
}

/**
 * Writes the config and checks it. Nothing else is written, nothing is logged, and the output is
 * ASCII.
 */
export async function check(
  box: Sandbox,
  kind: 'export' | 'import',
  config: object,
  env: NodeJS.ProcessEnv = {},
): Promise<Checked> {
  box.folder.write(`${kind}-config.json`, config)
  const contents = () =>
    readdirSync(box.folder.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name), 'utf8')])
  const before = contents()
  const run = await adUserSync(['check', kind], { cwd: box.folder.path, env })
  assert.deepEqual(contents(), before)
  assert.equal(run.stderr, '')
  assert.match(run.stdout, /^[\n -~]*$/)
  const { ok, checks } = JSON.parse(run.stdout) as { ok: boolean; checks: Check[] }
  assert.equal(ok, run.code === 0)
  const named = new Map(checks.map((line) => [line.name, line]))
  assert.equal(named.size, checks.length)
  return { code: run.code, checks, named, failed: checks.filter(({ status }) => status === 'failed') }
}

/** The config of an import of `group` by everybody. */
export const importConfig = (box: Sandbox, group: string, changes: object = {}): object => ({
  server: 'target.test',
  input_file: 'users.json',
  managed_user_path: box.managed,
  group_path: box.groups,
  group_map: { '*': group },
  prefix_common_names: 'P ',
  ...changes,
})
