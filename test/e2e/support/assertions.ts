/**
 * What every scenario ends with, and what every refusal keeps to.
 */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { adUserSync, type Ran } from './cli.js'
import type { Sandbox } from './sandbox.js'

/**
 * The same file again: a run that changes nothing and fails nothing but `stillFailing` (`action
 * user`). uSNChanged of all objects shows that nothing was written.
 */
export async function changesNothing(
  box: Sandbox,
  config: object = {},
  args: readonly string[] = [],
  stillFailing: readonly string[] = [],
): Promise<void> {
  const before = await versions(box)
  const run = await box.rerun(config, args)
  assert.equal(run.code, stillFailing.length === 0 ? 0 : 6, run.stderr)
  const { created, updated, renamed, enabled, disabled, joined, left } = run.summary
  const failed = run.summary.failed.map(({ action, user }) => `${action} ${user}`)
  assert.deepEqual(
    { created, updated, renamed, enabled, disabled, joined, left, failed },
    {
      created: [],
      updated: [],
      renamed: [],
      enabled: [],
      disabled: [],
      joined: [],
      left: [],
      failed: [...stillFailing],
    },
  )
  assert.deepEqual(await versions(box), before)
}

export interface Refusal {
  config?: object
  args?: readonly string[]
  env?: NodeJS.ProcessEnv
  /** How the error is logged. */
  level?: string
}

/**
 * A run that ends early: exit code; message and remedy in log and summary; nothing written to the
 * directory or beside the file.
 */
export async function refused(
  box: Sandbox,
  code: number,
  message: RegExp,
  { config, args, env, level = 'ERROR' }: Refusal = {},
): Promise<Ran> {
  const before = await versions(box)
  const files = contents(box)
  const run = await box.rerun(config, args, { ...(env && { env }) })
  assert.equal(run.code, code, run.stderr)
  const { error, run: _run, exceeded: _exceeded, differences: _differences, ...rest } = run.summary
  assert.ok(error)
  assert.match(error.message, message)
  assert.equal(error.exit_code, code)
  const logged = [...error.message.split('\n'), ...(error.remedy === undefined ? [] : [`what to do: ${error.remedy}`])]
  for (const line of logged)
    assert.ok(run.stderr.includes(` | ${level} | ${line}\n`), `not logged: ${line}\n${run.stderr}`)
  assert.deepEqual(rest, NOTHING)
  assert.deepEqual(await versions(box), before)
  assert.deepEqual(contents(box), files)
  return run
}

const NOTHING = {
  created: [],
  updated: [],
  renamed: [],
  enabled: [],
  disabled: [],
  joined: [],
  left: [],
  required_interactions: [],
  failed: [],
  dry_run: false,
  unmatched: [],
}

/** The journal has a line of every run, also of one that is refused. */
export const isJournal = (name: string): boolean => name === 'runs' || name.endsWith('.runs.json')

/**
 * What lies beside the users file, but for the journal and the config that every run of the sandbox
 * writes.
 */
function contents({ folder }: Sandbox): Record<string, string> {
  const names = readdirSync(folder.path).filter((name) => name !== 'import-config.json' && !isJournal(name))
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder.path, name), 'latin1')]))
}

/** Update sequence numbers by DN: any write, even one that changes nothing, raises them. */
export async function versions(box: Sandbox): Promise<Record<string, unknown>> {
  const rows = await box.search(box.base, '(objectClass=*)', ['uSNChanged'])
  return Object.fromEntries(rows.map((row) => [row.dn, row['uSNChanged']]))
}

/** `type user[ group]`, in the summary's order. */
export const asked = ({ summary }: Ran) =>
  summary.required_interactions.map(({ type, user, group }) =>
    [type, user, ...(group === undefined ? [] : [group])].join(' '),
  )

/** Nothing is missing in the record of runs, and nothing in it was touched. */
export async function recordIsWhole(box: Sandbox): Promise<void> {
  const { code, stdout } = await adUserSync(['history', '--verify'], { cwd: box.folder.path, env: box.env })
  assert.equal(code, 0, stdout)
}
