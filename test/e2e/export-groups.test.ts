/**
 * `export` with search_groups: whose membership counts.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { labEnvironment } from '../lab/domains.js'
import { exported, id, run, useExportSource } from './support/export-source.js'

const lab = labEnvironment()
useExportSource()

describe('export', () => {
  it('with search_groups: direct members only, in configured spelling', async () => {
    await run({ search_groups: ['cn=sales\\2C eu', 'CN=Inner'] })
    assert.deepEqual(
      exported().map(({ sAMAccountName, memberOf }) => [sAMAccountName, memberOf]),
      [
        [`${id}.a`, ['CN=Inner']],
        [`${id}.b`, ['cn=sales\\2C eu']],
      ],
    )
    await run({ search_groups: ['cn=sales\\2C eu'] })
    assert.deepEqual(
      exported().map(({ sAMAccountName }) => sAMAccountName),
      [`${id}.b`],
    )
  })
  it('with nested_groups: members of members too', async () => {
    await run({ search_groups: ['CN=Sales\\, EU'], nested_groups: true })
    assert.deepEqual(
      exported().map(({ sAMAccountName, memberOf }) => [sAMAccountName, memberOf]),
      [
        [`${id}.a`, ['CN=Sales\\, EU']],
        [`${id}.b`, ['CN=Sales\\, EU']],
      ],
    )
  })
  it('a primary group counts as membership', async () => {
    await run({ group_path: `CN=Users,${lab.LAB_SOURCE_BASE}`, search_groups: ['CN=Domain Users'] })
    assert.equal(exported().length, 3)
  })
})
