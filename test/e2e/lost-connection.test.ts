/**
 * behaviour.md: a lost connection, a restarted domain controller or a dead PowerShell is no end:
 * where nobody is asked it is tried again for `retry_time`, and what may or may not have happened
 * is read; the second run has nothing left to do.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import { startDomain, stopDomain } from '../lab/domains.js'
import { adUserSync, type Ran, type Running } from './support/cli.js'
import { CutLine } from './support/cut-line.js'
import { FaultPoint, type Announced } from './support/faults.js'
import { Sandbox } from './support/sandbox.js'

const NAMES = ['Anna', 'Bert', 'Cleo']

describe('without anybody to ask, a lost connection', () => {
  let box: Sandbox
  let line: CutLine
  let staff: string
  before(async () => {
    box = await new Sandbox().open()
    line = await CutLine.open()
  })
  after(async () => {
    await line.close()
    await box.close()
  })
  beforeEach(async () => {
    await box.clear()
    await line.reopen()
    staff = await box.group('Staff')
    const people = NAMES.map((cn) => box.person(cn, { department: 'After' }))
    for (const { cn, sAMAccountName, objectGUID } of people) {
      const anchor = { 'msDS-cloudExtensionAttribute1': `ad-user-sync:${objectGUID}` }
      await box.user(`P ${cn}`, { sAMAccountName, department: 'Before', ...anchor }, box.managed)
    }
    const dora = box.person('Dora', { memberOf: ['CN=All'] })
    box.folder.write('users.json', { timestamp: new Date().toISOString(), users: [...people, dora] })
  })

  const config = (retry_time?: string) => ({ group_map: { 'CN=All': staff }, ...(retry_time && { retry_time }) })
  const CHANGES = { created: ['P Dora'], updated: NAMES.map((name) => `P ${name}`), joined: 1, failed: [] }
  const changesOf = ({ summary: { created, updated, joined, failed } }: Ran) => ({
    ...{ created, updated, joined: joined.length },
    failed: failed.map(({ user, action }) => `${action} ${user}`),
  })

  /** All that was to be done is done, once; the same file again finds nothing to do. */
  async function undisturbed(run: Ran): Promise<void> {
    assert.deepEqual([run.code, changesOf(run)], [0, CHANGES], run.stderr)
    const again = await box.rerun(config())
    assert.deepEqual([again.code, changesOf(again)], [0, { created: [], updated: [], joined: 0, failed: [] }])
    assert.deepEqual(await box.members('Staff'), ['P Dora'])
  }

  /** A run at whose write of that number something happens. */
  async function disturbed(
    number: number,
    when: Announced['when'],
    fault: (running: Running, pid: number) => Promise<unknown> | void,
    retryTime?: string,
  ): Promise<Ran> {
    const point = await FaultPoint.listen(async (write) => {
      if (write.when === when && write.number === number) await fault(running, write.pid)
    })
    const running = box.start(config(retryTime), [], { env: point.env })
    const run = await running.ended
    await point.close()
    return run
  }

  it('in the middle of reading is waited for; with too short a retry_time the run ends with 4 and has changed nothing', async () => {
    const whole = await box.rerun(config(), ['--dry-run'], { env: line.env(box.folder.path) })
    assert.equal(whole.code, 0, whole.stderr)
    const { requests } = line
    line.cutAt(requests - 1, 2)
    const gaveUp = await box.rerun(config('PT0S'), [], { env: line.env(box.folder.path) })
    assert.equal(gaveUp.code, 4, gaveUp.stderr)
    assert.match(gaveUp.summary.error?.message ?? '', /^Unable to contact the server/)
    assert.doesNotMatch(gaveUp.stderr, /trying again/)
    assert.deepEqual(changesOf(gaveUp), { created: [], updated: [], joined: 0, failed: [] })
    await line.reopen()
    line.cutAt(requests - 1, 2)
    const run = await box.rerun(config(), [], { env: line.env(box.folder.path) })
    assert.match(run.stderr, /WARNING \| connection lost, trying again for 60 seconds: Unable to contact the server/)
    assert.match(run.stderr, /INFO \| connected again to tgtdc\.target\.test/)
    assert.equal(line.refusing, 0)
    await undisturbed(run)
  })

  it('in the middle of writing is regained, and nothing is done twice', async () => {
    await box.rerun(config(), ['--dry-run'], { env: line.env(box.folder.path) })
    // A domain controller that answers at once fails that change alone (faults.test.ts).
    line.cutAt(line.requests + 5, 2)
    const run = await box.rerun(config(), [], { env: line.env(box.folder.path) })
    assert.match(run.stderr, /INFO \| connected again[^]* under way[^]* had /)
    await undisturbed(run)
  })

  it('as the domain controller restarts between two changes is regained: the rest is done then', async () => {
    let started: Promise<void> | undefined
    const run = await disturbed(2, 'before', async () => {
      await stopDomain('target')
      started = startDomain('target')
    })
    await started
    await box.reconnect()
    assert.match(run.stderr, /INFO \| of 2 changes under way, 0 had taken effect and 2 are made now/)
    await undisturbed(run)
  })

  it('as PowerShell is killed after a change is regained: a change that had taken effect is not made twice', async () => {
    const run = await disturbed(4, 'after', (_running, pid) => void process.kill(pid, 'SIGKILL'))
    assert.match(run.stderr, /WARNING \| connection lost, .* was ended by SIGKILL/)
    assert.match(run.stderr, /INFO \| the change under way had taken effect/)
    await undisturbed(run)
  })

  it('is waited for no longer at Ctrl-C', async () => {
    const run = await disturbed(
      2,
      'before',
      async ({ child }) => {
        child.stderr?.on('data', (text: string) => {
          if (text.includes('trying again for 3600 seconds')) child.kill('SIGINT')
        })
        await stopDomain('target')
      },
      'PT1H',
    )
    await startDomain('target')
    await box.reconnect()
    assert.equal(run.code, 130)
    // Cleo's was not tried any more: nothing went wrong with it.
    const changes = { created: [], updated: ['P Anna'], joined: 0, failed: ['update P Bert'] }
    assert.deepEqual(changesOf(run), changes)
    const next = await box.rerun(config())
    assert.deepEqual(changesOf(next), { ...CHANGES, updated: ['P Bert', 'P Cleo'] })
  })

  it('in the middle of an export is regained: the file is whole', async () => {
    for (const name of NAMES) await box.user(`X ${name}`, { department: 'D' })
    box.folder.write('export-config.json', {
      ...{ server: 'target.test', export_file: 'out.json', attributes: ['department'] },
      ...{ user_path: box.others, group_path: box.groups },
    })
    const exported = async (): Promise<unknown> => {
      const env = { ...box.env, ...line.env(box.folder.path) }
      const { code, stderr } = await adUserSync(['export'], { cwd: box.folder.path, env })
      assert.equal(code, 0, stderr)
      const file = JSON.parse(readFileSync(join(box.folder.path, 'out.json'), 'utf8')) as { users: object[] }
      assert.equal(file.users.length, 3)
      return file.users
    }
    const whole = await exported()
    const { requests } = line
    line.cutAt(requests, 1)
    assert.deepEqual(await exported(), whole)
    assert.equal(line.refusing, 0)
  })
})
