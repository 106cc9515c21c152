/**
 * What breaks in the directory or under the run, at an exact write: what is reported, what was
 * done, what was not, and the exit code. The rest goes on where it safely can, and the next run
 * completes what is missing.
 */
import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import { startDomain, stopDomain } from '../lab/domains.js'
import { deny } from './support/access.js'
import type { Ran, Running } from './support/cli.js'
import { FaultPoint, type Fault } from './support/faults.js'
import { useSandbox } from './support/use-sandbox.js'

const DOWN =
  'Unable to contact the server. This may be because this server does not exist, it is currently down, or it does not have the ' +
  'Active Directory Web Services running.'
const NO_REPLY =
  'The request channel timed out while waiting for a reply after 00:02:00. Increase the timeout value passed to the call to Request or ' +
  'increase the SendTimeout value on the Binding.'
const ANSWERS =
  'But the domain controller answers, so only this request was refused or lost, and may or may not be done.'

describe('an import', () => {
  const box = useSandbox()
  let staff: string
  beforeEach(async () => {
    staff = await box.group('Staff')
    const people = ['Anna', 'Bert', 'Cleo'].map((cn) => box.person(cn, { department: 'After' }))
    for (const { cn, sAMAccountName, objectGUID } of people) {
      const anchor = { 'msDS-cloudExtensionAttribute1': `ad-user-sync:${objectGUID}` }
      await box.user(`P ${cn}`, { sAMAccountName, department: 'Before', ...anchor }, box.managed)
    }
    const dora = box.person('Dora', { memberOf: ['CN=All'] })
    box.folder.write('users.json', { timestamp: new Date().toISOString(), users: [...people, dora] })
  })

  /**
   * Updates Anna, Bert and Cleo, creates Dora, lets her join Staff; at the write of that number,
   * something happens.
   */
  async function disturbed(
    number: number,
    fault: (running: Running, pid: number) => Promise<unknown> | void,
    more: object = {},
  ): Promise<Ran> {
    const happens: Fault = async (write) => {
      if (write.when === 'before' && write.number === number) await fault(running, write.pid)
    }
    const point = await FaultPoint.listen(happens)
    const running = box.start({ ...config(), ...more }, [], { env: point.env })
    const run = await running.ended
    await point.close()
    return run
  }
  /**
   * The same, and the cmdlet gets no answer in time at these writes, though the directory may have
   * carried them out.
   */
  async function unanswered(when: 'before' | 'after', numbers: readonly number[], more: object = {}): Promise<Ran> {
    const point = await FaultPoint.listen((write) =>
      write.when === when && numbers.includes(write.number) ? 'timeout' : undefined,
    )
    const run = await box.rerun({ ...config(), ...more }, [], { env: point.env })
    await point.close()
    return run
  }
  const config = () => ({ group_map: { 'CN=All': staff } })
  /** A lost connection is the end. */
  const AT_ONCE = { retry_time: 'PT0S' }
  const failed = ({ summary }: Ran) => summary.failed.map(({ user, action, error }) => `${action} ${user}: ${error}`)
  const departments = async () =>
    (await box.search(box.base, '(department=*)', ['cn', 'department']))
      .map((row) => `${String(row['cn'])}: ${String(row['department'])}`)
      .sort()

  /** The same file again does just this, and nothing fails. */
  async function completes(done: { updated: string[]; created: string[]; joined: number }): Promise<void> {
    const run = await box.rerun(config())
    assert.deepEqual([run.code, failed(run)], [0, []], run.stderr)
    const { updated, created, joined } = run.summary
    assert.deepEqual({ updated, created, joined: joined.length }, done)
    assert.deepEqual(await departments(), ['P Anna: After', 'P Bert: After', 'P Cleo: After'])
    assert.deepEqual(await box.members('Staff'), ['P Dora'])
  }

  it('whose domain controller goes down names the change that was under way and ends with 4; when it is back, the next run completes', async () => {
    const run = await disturbed(2, () => stopDomain('target'), AT_ONCE).finally(() => startDomain('target'))
    await box.reconnect()
    assert.equal(run.code, 4)
    assert.deepEqual(run.summary.updated, ['P Anna'])
    // Cleo's was not sent any more, so nothing of it has failed.
    assert.deepEqual(failed(run), [`update P Bert: ${DOWN}`])
    assert.equal(run.summary.error?.message, DOWN)
    assert.deepEqual(await departments(), ['P Anna: After', 'P Bert: Before', 'P Cleo: Before'])
    await completes({ updated: ['P Bert', 'P Cleo'], created: ['P Dora'], joined: 1 })
  })

  it('one of whose updates gets no answer in time writes it again, because the domain controller is there', async () => {
    const run = await unanswered('after', [2])
    assert.deepEqual(
      [run.code, run.summary.updated, run.summary.created],
      [0, ['P Anna', 'P Bert', 'P Cleo'], ['P Dora']],
    )
    assert.deepEqual(failed(run), [])
    await completes({ updated: [], created: [], joined: 0 })
  })

  it('one of whose creations gets no answer in time fails that user alone, with 6; the next run finds the account', async () => {
    const run = await unanswered('after', [4])
    assert.deepEqual([run.code, run.summary.updated.length, run.summary.created], [6, 3, []], run.stderr)
    assert.deepEqual(failed(run), [`create P Dora: ${NO_REPLY} ${ANSWERS}`])
    await completes({ updated: [], created: [], joined: 1 })
  })

  it('two of whose writes in a row get no answer ends with 4; the next run completes', async () => {
    const run = await unanswered('before', [2, 3], AT_ONCE)
    assert.deepEqual([run.code, run.summary.updated, run.summary.created], [4, ['P Anna'], []])
    assert.deepEqual(failed(run), [`update P Bert: ${NO_REPLY} ${ANSWERS}`, `update P Cleo: ${NO_REPLY}`])
    await completes({ updated: ['P Bert', 'P Cleo'], created: ['P Dora'], joined: 1 })
  })

  it('whose PowerShell is killed says what may or may not have happened and ends with 4; the next run completes', async () => {
    const run = await disturbed(2, (_running, pid) => void process.kill(pid, 'SIGKILL'), AT_ONCE)
    assert.equal(run.code, 4)
    assert.deepEqual(run.summary.updated, [])
    assert.deepEqual(
      run.summary.failed.map(({ user, action }) => `${action} ${user}`),
      ['update P Anna', 'update P Bert', 'update P Cleo'],
    )
    for (const { error } of run.summary.failed)
      assert.match(error, /was ended by SIGKILL; .*how much of 'Set-SyncUser' took effect is not known$/)
    assert.match(run.summary.error?.message ?? '', /was ended by SIGKILL/)
    await completes({ updated: ['P Bert', 'P Cleo'], created: ['P Dora'], joined: 1 })
  })

  it('that is interrupted ends with 130 after the batch at hand, and says how far it came; changes that were not begun have not failed', async () => {
    const run = await disturbed(2, ({ child }) => void child.kill('SIGINT'))
    assert.equal(run.code, 130)
    assert.deepEqual([run.summary.updated, run.summary.created], [['P Anna', 'P Bert', 'P Cleo'], []])
    assert.deepEqual(failed(run), [])
    assert.equal(run.summary.error?.message, 'interrupted: 3 of 5 changes were made; the next run makes the rest')
    assert.doesNotMatch(run.stderr, /not attempted|not sent|gave no answer/)
    await completes({ updated: [], created: ['P Dora'], joined: 1 })
  })

  it('beside another one ends with 7 and names it; the first goes on', async () => {
    const run = await disturbed(2, async ({ child }) => {
      const second = await box.rerun(config())
      assert.equal(second.code, 7)
      assert.match(
        second.summary.error?.message ?? '',
        new RegExp(`^another import into ${box.managed} is running: process ${child.pid} of .* on .*, since `),
      )
    })
    assert.deepEqual([run.code, run.summary.updated], [0, ['P Anna', 'P Bert', 'P Cleo']])
  })

  it('after a killed one waits until the PowerShell of that is done with its write, then completes', async () => {
    let next: Running | undefined
    const run = await disturbed(2, async ({ child, ended }, pid) => {
      child.kill('SIGKILL')
      await ended
      const waiting = box.start(config())
      next = waiting
      await new Promise<void>((resolve) => {
        waiting.child.stderr?.on('data', (text: string) => {
          if (text.includes(`waiting for PowerShell (process ${pid}) of an import that ended early`)) resolve()
        })
      })
      assert.deepEqual(await departments(), ['P Anna: After', 'P Bert: Before', 'P Cleo: Before'])
    })
    assert.equal(run.code, null)
    const { code, summary } = (await next?.ended)!
    // Bert's write was under way; Cleo's was not begun any more.
    assert.deepEqual([code, summary.updated, summary.created], [0, ['P Cleo'], ['P Dora']])
  })

  it('whose group is deleted after the plan fails that join only, with 6; the next run says that the group is missing', async () => {
    const run = await disturbed(1, () => box.ldap.del(`${staff},${box.groups}`))
    assert.equal(run.code, 6)
    assert.deepEqual([run.summary.updated, run.summary.created], [['P Anna', 'P Bert', 'P Cleo'], ['P Dora']])
    assert.deepEqual(
      failed(run).map((line) => line.replace(/'.*?'/g, '…')),
      ['join P Dora: Cannot find an object with identity: … under: ….'],
    )
    const next = await box.rerun(config())
    assert.equal(next.code, 2)
    assert.match(next.summary.error?.message ?? '', /CN=Staff/)
  })

  it('one of whose users is moved away after the plan leaves it alone, with 6', async () => {
    await box.ldap.modifyDN(`CN=P Anna,${box.managed}`, `CN=P Old,${box.managed}`)
    const run = await disturbed(1, () => box.ldap.modifyDN(`CN=P Bert,${box.managed}`, `CN=P Bert,${box.others}`))
    assert.deepEqual(
      [run.code, run.summary.renamed, run.summary.updated, run.summary.created],
      [6, ['P Anna'], ['P Anna', 'P Cleo'], ['P Dora']],
    )
    assert.deepEqual(failed(run), [
      'update P Bert: the object is not, or no longer, a user below the managed container',
    ])
    assert.deepEqual(await departments(), ['P Anna: After', 'P Bert: Before', 'P Cleo: After'])
    await box.ldap.modifyDN(`CN=P Bert,${box.others}`, `CN=P Bert,${box.managed}`)
    await completes({ updated: ['P Bert'], created: [], joined: 0 })
  })

  it('that is denied one user fails that user only, with 6', async () => {
    await deny(`CN=P Bert,${box.managed}`)
    const run = await box.rerun(config())
    assert.equal(run.code, 6)
    assert.deepEqual([run.summary.updated, run.summary.created], [['P Anna', 'P Cleo'], ['P Dora']])
    assert.deepEqual(failed(run), ['update P Bert: Insufficient access rights to perform the operation'])
  })

  it('that is denied everything ends with 4 and says so', async () => {
    const account = box.account('nobody')
    const password = await box.enable(await box.user('Nobody', { sAMAccountName: account }))
    const run = await box.rerun(config(), [], {
      env: { LAB_BIND_USER: `${account}@target.test`, LAB_BIND_PASSWORD: password },
    })
    assert.deepEqual(
      failed(run),
      ['update P Anna', 'update P Bert', 'update P Cleo', 'create P Dora'].map(
        (what) => `${what}: Insufficient access rights to perform the operation`,
      ),
    )
    assert.equal(run.summary.error?.message, 'access denied: none of 4 changes was allowed')
    assert.equal(run.summary.error?.access_denied, true)
    assert.equal(run.code, 4)
    await completes({ updated: ['P Anna', 'P Bert', 'P Cleo'], created: ['P Dora'], joined: 1 })
  })
})
