/**
 * behaviour.md, "Output": what a run says of accounts that expire when no newer file comes, and of
 * accounts that no run has reported.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changesNothing } from './support/assertions.js'
import { check, importConfig } from './support/check.js'
import { FaultPoint } from './support/faults.js'
import { useSandbox } from './support/use-sandbox.js'

const box = useSandbox()

/** A FILETIME: 100 nanoseconds since 1601 (MS-DTYP 2.3.3). */
const inThreeDays = (): string => `${(BigInt(Date.now() + 3 * 86_400_000) + 11_644_473_600_000n) * 10_000n}`

describe('accounts that expire within 7 days without a newer file', () => {
  const SOON = { expiration_time: 'P3D' }

  it('are counted at INFO by each import, disabled ones left out', async () => {
    const run = await box.import([box.person('Anna')])
    assert.match(run.stderr, / \| INFO \| no managed user is enabled, so none expires\n/)
  })

  it('are a warning of check import where they are more than 20 % of the enabled ones', async () => {
    const people = ['Anna', 'Bert', 'Cleo', 'Dora', 'Emil'].map((cn) => box.person(cn))
    await box.import(people)
    for (const { cn } of people) await box.enable(`CN=P ${cn},${box.managed}`)
    const group = await box.group('Staff')
    const found = async (expiring: string) => {
      await box.set(`CN=P ${expiring},${box.managed}`, 'accountExpires', inThreeDays())
      const { named } = await check(box, 'import', importConfig(box, group))
      const { status, found } = named.get('expiration dates')!
      return `${status}: ${found}`
    }
    const sentence = (start: string) => `${start} within 7 days unless a newer users file is imported`
    assert.equal(await found('Anna'), `ok: ${sentence('1 of 5 enabled managed users expires')}`)
    assert.equal(await found('Bert'), `warning: ${sentence('2 of 5 enabled managed users expire')}`)
  })

  it('are a WARNING of the import as well', async () => {
    const people = [box.person('Anna'), box.person('Bert')]
    await box.import(people, SOON)
    for (const { cn } of people) await box.enable(`CN=P ${cn},${box.managed}`)
    const run = await box.rerun(SOON)
    const sentence = '2 of 2 enabled managed users expire within 7 days unless a newer users file is imported'
    assert.ok(run.stderr.includes(` | WARNING | ${sentence}`), run.stderr)
    const { named } = await check(box, 'import', importConfig(box, await box.group('Staff')))
    assert.deepEqual(named.get('expiration dates'), {
      name: 'expiration dates',
      status: 'warning',
      found: sentence,
      remedy: 'look why no newer file came, and import one',
    })
    await changesNothing(box, SOON)
  })
})

describe('accounts that a killed run has made', () => {
  it('are found and named by the next run, once', async () => {
    await box.import([box.person('Anna')])
    const people = [box.person('Bert')]
    box.folder.write('users.json', { timestamp: new Date().toISOString(), users: people })
    const point = await FaultPoint.listen(({ when }) => {
      if (when === 'after') running.child.kill('SIGKILL')
    })
    const running = box.start({ max_deactivations: 1 }, [], { env: point.env })
    assert.equal((await running.ended).code, null)
    await point.close()
    const found = / \| INFO \| found 1 account that an interrupted run has made, or that came from elsewhere: P Bert\n/
    const next = await box.rerun({ max_deactivations: 1 })
    assert.match(next.stderr, found)
    assert.doesNotMatch((await box.rerun({ max_deactivations: 1 })).stderr, found)
  })

  it('of a first import do not keep the next run from making the rest: max_creations is a share of nobody, until it is finished', async () => {
    const people = Array.from({ length: 25 }, (_, index) => box.person(`N ${index}`))
    box.folder.write('users.json', { timestamp: new Date().toISOString(), users: people })
    const point = await FaultPoint.listen(({ when, number, pid }) => {
      if (when !== 'after' || number !== 11) return
      running.child.kill('SIGKILL')
      process.kill(pid, 'SIGKILL')
    })
    const running = box.start({}, [], { env: point.env })
    assert.equal((await running.ended).code, null)
    await point.close()
    const dry = await box.rerun({}, ['--dry-run'])
    assert.deepEqual([dry.code, dry.summary.created.length], [0, 14], dry.stderr)
    const next = await box.rerun({})
    assert.deepEqual([next.code, next.summary.created.length], [0, 14], next.stderr)
    await changesNothing(box)
    const more = [...people, ...Array.from({ length: 26 }, (_, index) => box.person(`M ${index}`))]
    assert.equal((await box.import(more)).code, 5)
  })
})
