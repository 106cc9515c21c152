/**
 * behaviour.md, "Commands": `status`, what an administrator wants to know in the morning;
 * `--fail-on` for monitoring.
 */
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { describe, it } from 'node:test'
import { adUserSync } from './support/cli.js'
import { interactively } from './support/interactive.js'
import { useSandbox } from './support/use-sandbox.js'

interface Told {
  last_import: { exit_code: number; file_age_seconds: number } | null
  managed: { enabled: number; disabled: number }
  pending: { type: string; user: string; days: number }[]
  users_file_refused: string | null
  exceeded: { limit: string; count: number; allowed: number }[]
  fail_on: { condition: string; holds: string }[]
}

describe('status', () => {
  const box = useSandbox()
  const run = (...args: string[]) => adUserSync(['status', ...args], { cwd: box.folder.path, env: box.env })
  const status = async (...args: string[]) => {
    const { code, stdout, stderr } = await run(...args)
    return { code, stderr, told: JSON.parse(stdout || '{}') as Told }
  }

  it('shows the last import, what is pending and what the next one would exceed, and writes nothing', async () => {
    const people = ['Anna', 'Ben', 'Cleo'].map((name) => box.person(name))
    await box.import(people)
    const password = 'Telling-Sandwich-Orbit-77'
    const accepted = ['P Anna', 'P Ben'].map((user) => ({ type: 'enable', user, accept: true, password }))
    await box.approve(accepted)
    box.folder.write('users.json', { timestamp: new Date().toISOString(), users: people.slice(2) })
    await box.rerun({ max_deactivations: 1 }, ['--dry-run'])
    const before = readdirSync(box.folder.path, { recursive: true })
    const { code, told } = await status()
    assert.deepEqual(
      [code, told.last_import?.exit_code, told.managed, told.users_file_refused, told.fail_on],
      [0, 0, { enabled: 2, disabled: 1 }, null, []],
    )
    assert.deepEqual(
      told.pending.map(({ type, user, days }) => [type, user, days]),
      [['enable', 'P Cleo', 0]],
    )
    assert.deepEqual(
      told.exceeded.map(({ limit, count, allowed }) => [limit, count, allowed]),
      [['max_deactivations', 2, 1]],
    )
    const text = await run('--output', 'text')
    assert.match(text.stdout, /Last import +[-0-9]+ [0-9:]+, ok, the file imported last is /)
    assert.match(text.stdout, /Pending +1 \(oldest of today: enable P Cleo\)\n/)
    assert.match(text.stdout, /Limits +max_deactivations: 2 would exceed 1\n/)
    assert.deepEqual(readdirSync(box.folder.path, { recursive: true }), before)
  })

  it('has the age of the file of an import that somebody left with Ctrl-C at its first question', async () => {
    const anna = box.person('Anna')
    box.folder.write('users.json', { timestamp: new Date(Date.now() - 7_200_000).toISOString(), users: [anna] })
    assert.equal((await box.rerun()).code, 0)
    const { code } = await interactively(box, { people: [anna, box.person('Ben')] }, async (terminal) => {
      await terminal.see('? Your decision:')
      terminal.press('C-c')
    })
    assert.equal(code, 130)
    const { told } = await status()
    assert.ok(told.last_import!.file_age_seconds < 7200, JSON.stringify(told.last_import))
  })

  it('ends with 10 and says which condition of --fail-on holds; an unknown one is a usage error', async () => {
    await box.import([box.person('Anna')])
    const held = await status('--fail-on', 'pending-days=0,expiring=20%,file-age=P2D')
    assert.deepEqual([held.code, held.told.fail_on.map(({ condition }) => condition)], [10, ['pending-days=0']])
    assert.equal((await status('--fail-on', 'pending-days=1,file-age=P2D')).code, 0)
    const unknown = await status('--fail-on', 'pending-day=1')
    assert.equal(unknown.code, 2)
    assert.match(unknown.stderr, /unknown condition "pending-day", did you mean pending-days\?/)
  })

  it('before the first import, and without a users file, says so', async () => {
    await box.import([box.person('Anna')], {}, ['--dry-run'])
    box.folder.write('users.json', '{')
    const { code, told } = await status('--fail-on', 'file-age=P2D')
    assert.deepEqual([code, told.last_import], [10, null])
    assert.ok(told.users_file_refused)
  })
})
