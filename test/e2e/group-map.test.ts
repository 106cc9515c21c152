/**
 * behaviour.md, "Import: what happens by itself": a source of group_map that the users file knows
 * nothing of empties no group.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changesNothing, refused } from './support/assertions.js'
import { adUserSync } from './support/cli.js'
import { useSandbox } from './support/use-sandbox.js'

describe('a misspelt source of group_map', () => {
  const box = useSandbox()

  const NAMES = ['Anna', 'Ben', 'Cid']
  /**
   * Three enabled members of Engineers, whose source group is then misspelt; other people are in
   * Staff.
   */
  async function engineers(extra: object): Promise<object> {
    const [target, staff] = [await box.group('Engineers'), await box.group('Staff')]
    const people = NAMES.map((cn) => box.person(cn, { memberOf: ['CN=Engineering', 'CN=Staff'] }))
    box.folder.write('users.json', { ...extra, users: people })
    const map = (source: string) => ({ group_map: { [source]: target, 'CN=Staff': staff } })
    assert.equal((await box.rerun(map('CN=Engineering'))).code, 0)
    for (const cn of NAMES) await box.enable(`CN=P ${cn},${box.managed}`)
    return map('CN=Enginering')
  }

  it('removes nobody where the file says which groups were looked for; the warning and the check name the nearest', async () => {
    const config = await engineers({ search_groups: ['CN=Engineering', 'CN=Staff'] })
    const warning =
      'group_map source CN=Enginering is not in the search_groups of the users file: nobody is removed from CN=Engineers; did you mean CN=Engineering?'
    const run = await box.rerun(config)
    assert.equal(run.code, 0, run.stderr)
    assert.ok(run.stderr.includes(`WARNING | ${warning}`), run.stderr)
    assert.deepEqual(await box.members('Engineers'), ['P Anna', 'P Ben', 'P Cid'])
    const check = await adUserSync(['check', 'import', '--output', 'json'], { cwd: box.folder.path, env: box.env })
    const { checks } = JSON.parse(check.stdout) as { checks: { name: string; status: string; found: string }[] }
    const found = checks.find(({ name }) => name === 'group_map')
    assert.deepEqual([found?.status, found?.found], ['warning', warning])
    await changesNothing(box, config)
  })

  it('is held by the limit of leaves where the file does not say it', async () => {
    const config = await engineers({})
    const message =
      /^this run would remove 3 of 3 enabled managed users from Engineers; .*: P Anna \(Engineers\), P Ben /
    const run = await refused(box, 5, message, { config })
    assert.match(run.stderr, /WARNING \| group_map source CN=Enginering is a group that nobody of the users file is in/)
    assert.deepEqual(
      run.summary.exceeded.map(({ limit, group, count, allowed }) => [limit, group, count, allowed]),
      [['max_leaves', 'Engineers', 3, 2]],
    )
  })
})
