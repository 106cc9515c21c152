/**
 * What Active Directory Web Services may answer to a request that is right: it no longer knows the
 * enumeration that it is asked to go on with, or does not answer in time what it has done. The next
 * run completes.
 */
import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import type { Ran } from './support/cli.js'
import { FaultPoint, type Fault } from './support/faults.js'
import { useSandbox } from './support/use-sandbox.js'

describe('an import', () => {
  const box = useSandbox()
  let staff: string
  beforeEach(async () => {
    staff = await box.group('Staff')
    const people = ['Anna', 'Bert', 'Cleo'].map((cn) => box.person(cn, { memberOf: ['CN=All'] }))
    box.folder.write('users.json', { timestamp: new Date().toISOString(), users: people })
  })
  const config = () => ({ group_map: { 'CN=All': staff } })
  const joined = async () => (await box.members('Staff')).sort()
  const everybody = ['P Anna', 'P Bert', 'P Cleo']

  async function disturbed(fault: Fault): Promise<Ran> {
    const point = await FaultPoint.listen(fault)
    const run = await box.start(config(), [], { env: point.env }).ended
    await point.close()
    return run
  }

  it('whose search is forgotten ends before it writes anything; the next run does all', async () => {
    let searches = 0
    const run = await disturbed(({ when, dn }) => {
      if (when === 'read' && dn.toLowerCase().includes(box.managed.toLowerCase())) searches++
      return when === 'read' && searches === 1 ? 'enumeration' : undefined
    })
    assert.equal(run.code, 4, run.stderr)
    assert.match(String(run.summary.error?.message), /invalid enumeration context/)
    assert.deepEqual([run.summary.created, await joined()], [[], []])
    const again = await box.rerun(config())
    assert.deepEqual([again.code, again.summary.created, await joined()], [0, everybody, everybody], again.stderr)
  })

  it('whose change of a group fails as a whole changes it member by member', async () => {
    let changes = 0
    const run = await disturbed(({ when, dn }) => {
      if (when === 'before' && dn.startsWith('CN=Staff,')) changes++
      return when === 'before' && changes === 1 ? 'enumeration' : undefined
    })
    assert.deepEqual([run.code, run.summary.failed, await joined()], [0, [], everybody], run.stderr)
    assert.equal((await box.rerun(config())).code, 0)
  })
})
