/** `undo` in a sandbox, and what there is to be undone. */
import assert from 'node:assert/strict'
import { adUserSync, type Ran } from './cli.js'
import type { Sandbox } from './sandbox.js'

/** What was not put back, and why. */
export const failures = ({ summary }: Ran): string[] =>
  summary.failed.map(({ user, action, error }) => `${action} ${user}: ${error}`)

export function undoing(box: Sandbox) {
  const options = () => ({ cwd: box.folder.path, env: box.env })
  const undo = (...args: string[]): Promise<Ran> => adUserSync(['undo', ...args], options())
  const runs = async () => {
    const { stdout } = await adUserSync(['history', '--all'], options())
    return (JSON.parse(stdout) as { runs: { id: string; undoes?: string; counts: Record<string, number> }[] }).runs
  }
  /** Every run before it was ended as it should. */
  const bring = async (people: readonly object[], config: object, code = 0) => {
    const run = await box.import(people, config)
    assert.equal(run.code, code, run.stderr)
    return run
  }
  const states = async () =>
    (await box.search(box.managed, '(objectClass=user)', ['cn', 'userAccountControl', 'department']))
      .map((row) => `${String(row['cn'])} ${String(row['userAccountControl'])} ${String(row['department'])}`)
      .sort()
  /** Managed and enabled. @returns their passwords, in their order */
  const employ = async (people: readonly { cn: string }[], config: object): Promise<string[]> => {
    await bring(people, config)
    const passwords: string[] = []
    for (const { cn } of people) passwords.push(await box.enable(`CN=P ${cn},${box.managed}`))
    return passwords
  }
  return { undo, runs, bring, states, employ }
}
