/**
 * What every scenario ends with.
 */
import assert from 'node:assert/strict'
import type { Sandbox } from './sandbox.js'

/** The same file again: a run that changes nothing and fails nothing. uSNChanged of all objects shows that nothing was written. */
export async function changesNothing(box: Sandbox, config: object = {}, args: readonly string[] = []): Promise<void> {
  const before = await versions(box)
  const run = await box.rerun(config, args)
  assert.equal(run.code, 0, run.stderr)
  const { created, updated, renamed, enabled, disabled, joined, left, failed } = run.summary
  assert.deepEqual({ created, updated, renamed, enabled, disabled, joined, left, failed }, {
    created: [], updated: [], renamed: [], enabled: [], disabled: [], joined: [], left: [], failed: [],
  })
  assert.deepEqual(await versions(box), before)
}

/** Update sequence numbers by DN: any write, even one that changes nothing, raises them. */
async function versions(box: Sandbox): Promise<Record<string, unknown>> {
  const rows = await box.search(box.base, '(objectClass=*)', ['uSNChanged'])
  return Object.fromEntries(rows.map((row) => [row.dn, row['uSNChanged']]))
}
