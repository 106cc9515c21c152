/**
 * behaviour.md, "Safety limits": a users file whose scope was widened, whose export could not read
 * an attribute, or whose names were mixed up is stopped before the first write.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changesNothing } from './support/assertions.js'
import { useSandbox } from './support/use-sandbox.js'

describe('a users file', () => {
  const box = useSandbox()
  const COUNT = 12
  const people = (more: (index: number) => object = () => ({}), count = COUNT) =>
    Array.from({ length: count }, (_, index) => ({
      cn: `N ${index}`,
      sAMAccountName: `${box.id}.n${index}`,
      objectGUID: `00000000-0000-4000-8000-0000${String(index).padStart(8, '0')}`,
      disabled: false,
      accountExpires: null,
      memberOf: [],
      mail: `n${index}@x.test`,
      ...more(index),
    }))
  /** What each object was changed last by. */
  const versions = async () =>
    (await box.search(box.base, '(objectClass=*)', ['uSNChanged'])).map(
      (row) => `${row.dn} ${String(row['uSNChanged'])}`,
    )

  /** The file is refused with one limit, and nothing is written; the option lets it in, once. */
  async function stopped(file: readonly object[], limit: object, option: readonly string[]): Promise<void> {
    const before = await versions()
    const run = await box.import(file)
    assert.equal(run.code, 5, run.stderr)
    const exceeded = run.summary.exceeded.map(({ users, ...rest }) => ({ ...rest, users: users.length }))
    assert.deepEqual(exceeded, [limit])
    assert.deepEqual(await versions(), before)
    const dry = await box.rerun({}, ['--dry-run'])
    assert.equal(dry.code, 5)
    const allowed = await box.rerun({}, option)
    assert.equal(allowed.code, 0, allowed.stderr)
    await changesNothing(box)
  }

  it('of a wider scope creates nobody: more creations than there are managed users', async () => {
    await box.import(people())
    const file = people(undefined, 2 * COUNT + 1)
    const limit = { limit: 'max_creations', count: COUNT + 1, of: COUNT, allowed: COUNT, users: COUNT + 1 }
    await stopped(file, limit, ['--allow-creations', String(COUNT + 1)])
  })
  it('of exactly as many newcomers as there are managed users is taken', async () => {
    await box.import(people())
    const run = await box.import(people(undefined, 2 * COUNT))
    assert.deepEqual([run.code, run.summary.created.length], [0, COUNT], run.stderr)
  })
  it('without an attribute that all had empties nobody', async () => {
    await box.import(people())
    const file = people(() => ({ mail: null }))
    const limit = { limit: 'max_clears', attribute: 'mail', count: COUNT, of: COUNT, allowed: 2, users: COUNT }
    await stopped(file, limit, ['--allow-clears', String(COUNT)])
  })
  it('that lacks it for as many as 20 % are is taken, and for one more is not', async () => {
    await box.import(people())
    const two = await box.import(people((index) => (index < 2 ? { mail: null } : {})))
    assert.deepEqual([two.code, two.summary.updated.length], [0, 2], two.stderr)
    const limit = { limit: 'max_clears', attribute: 'mail', count: 3, of: COUNT - 2, allowed: 2, users: 3 }
    await stopped(
      people((index) => (index < 5 ? { mail: null } : {})),
      limit,
      ['--allow-clears', '3'],
    )
  })
  it('with the names of others renames nobody', async () => {
    await box.import(people())
    const file = people((index) => ({ cn: `N ${(index + 1) % COUNT}` }))
    const limit = { limit: 'max_renames', count: COUNT, of: COUNT, allowed: 2, users: COUNT }
    await stopped(file, limit, ['--allow-renames', String(COUNT)])
  })
})
