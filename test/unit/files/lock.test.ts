import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs, { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { hostname, tmpdir, uptime } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { readJsonSync, removeSync, writeJsonSync } from 'fs-extra/esm'
import { ConfigurationError, LockedError } from '../../../src/errors.js'
import { acquireLock, lockProblem } from '../../../src/files/lock.js'
import { identifyProcess, thisProcess } from '../../../src/files/process-identity.js'
import { type ProcessTable } from '../../../src/files/process-table.js'
import { heldTwice } from './held-files.js'
import { useProcesses } from './use-processes.js'

const PATH = 'OU=Extern,DC=target,DC=test'
const { children, startSleeper, deadProcess } = useProcesses()
let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lock-'))))
afterEach(() => removeSync(folder))

const lockFile = () => join(folder, readdirSync(folder)[0]!)
const content = () => readJsonSync(lockFile()) as Record<string, unknown>
/** A lock as another import left it. */
async function leaveLock(change: object): Promise<void> {
  await acquireLock(folder, PATH)
  writeJsonSync(lockFile(), { ...content(), ...change })
}
/** Windows without an answer from PowerShell: whoever has the number, nobody says since when. */
const WITHOUT_STARTS: ProcessTable = { find: () => ({ ticks: null, startedAt: null }) }
/** Windows: each number is in use, by a process of that start. */
const startedAt = (time: string): ProcessTable => ({ find: () => ({ ticks: null, startedAt: Date.parse(time) }) })
const locked = (message: RegExp) => (error: unknown) => error instanceof LockedError && message.test(error.message)

describe('one import at a time', () => {
  it('the second one is refused, naming the first, however the path is spelled', async () => {
    const lock = await acquireLock(folder, PATH)
    await assert.rejects(
      acquireLock(folder, 'ou=extern, dc=target, dc=test'),
      locked(
        new RegExp(
          `^another import into OU=Extern,DC=target,DC=test is running: process ${process.pid} of .+ on ${hostname()}, since 2`,
        ),
      ),
    )
    lock.release()
    ;(await acquireLock(folder, PATH)).release()
    assert.deepEqual(readdirSync(folder), [])
  })
  it('but for another managed_user_path', async () => {
    const locks = [await acquireLock(folder, PATH), await acquireLock(folder, 'OU=Other,DC=target,DC=test')]
    assert.equal(readdirSync(folder).length, 2)
    for (const lock of locks) lock.release()
  })
  it('the lock names the process of the tool and of PowerShell', async () => {
    const lock = await acquireLock(folder, PATH)
    const pid = startSleeper()
    assert.equal(content()['powershell'], null)
    lock.addPowerShell({ processId: pid, started: '2026-11-22T20:00:00Z' })
    assert.deepEqual(content()['tool'], thisProcess())
    assert.deepEqual(content()['powershell'], identifyProcess(pid, '2026-11-22T20:00:00Z'))
  })
  it('is stale when both processes are gone', async () => {
    await leaveLock({
      tool: { pid: await deadProcess(), started: null },
      powershell: { pid: await deadProcess(), started: null },
    })
    const lock = await acquireLock(folder, PATH)
    assert.deepEqual(content()['tool'], identifyProcess(process.pid))
    lock.release()
  })
  it(
    "is stale when the number of the process is another one's now",
    { skip: process.platform !== 'linux' },
    async () => {
      await leaveLock({ tool: { pid: process.pid, started: '1' } })
      ;(await acquireLock(folder, PATH)).release()
    },
  )
  it('is stale when the computer was started anew since, where only the number of a process can be told', async () => {
    const HOUR = 3_600_000
    const boot = Date.now() - uptime() * 1000
    const at = (time: number) => new Date(time).toISOString()
    const tool = { pid: process.pid, started: null }
    await leaveLock({ tool, since: at(boot - 1000), booted: at(boot - HOUR) })
    ;(await acquireLock(folder, PATH)).release()
    const present = [
      { tool, since: at(boot - 1000), booted: at(boot - 60_000) }, // as far apart as clocks are
      { tool, since: at(boot + 1000), booted: at(boot - HOUR) }, // the clock was put forward in the meantime
      { tool, since: at(boot - 1000), booted: undefined }, // of an older version
      { tool: identifyProcess(process.pid), since: at(boot - 1000), booted: at(boot - HOUR) },
    ]
    for (const change of present.slice(0, process.platform === 'linux' ? undefined : -1)) {
      await leaveLock(change)
      await assert.rejects(acquireLock(folder, PATH, { processes: WITHOUT_STARTS }), locked(/is running/))
      rmSync(lockFile())
    }
  })
  it('is stale when the process of that number was started later than the one that is meant: Windows gives numbers anew', async () => {
    const since = '2026-11-22T20:00:00Z'
    const stale = [
      { tool: { pid: 4711, started: '2026-11-22T19:59:58Z' }, powershell: null, since },
      // An older version wrote no start: it ran when the lock was made.
      { tool: { pid: 4711, started: null }, powershell: null, since },
      {
        tool: { pid: 4711, started: '2026-11-22T19:59:58Z' },
        powershell: { pid: 4712, started: '2026-11-22T20:00:03Z' },
        since,
      },
    ]
    for (const change of stale) {
      await leaveLock(change)
      assert.equal(lockProblem(folder, PATH, startedAt('2026-11-22T20:00:06Z')), null)
      ;(await acquireLock(folder, PATH, { processes: startedAt('2026-11-22T20:00:06Z') })).release()
    }
  })
  it('and is none while the tool or its PowerShell has its number still', async () => {
    const since = '2026-11-22T20:00:00Z'
    const tool = { pid: 4711, started: '2026-11-22T19:59:58.700Z' }
    for (const started of ['2026-11-22T19:59:57.200Z', '2026-11-22T19:59:58.700Z', '2026-11-22T20:00:00Z']) {
      await leaveLock({ tool, powershell: null, since })
      await assert.rejects(acquireLock(folder, PATH, { processes: startedAt(started) }), locked(/^another import/))
      rmSync(lockFile())
    }
    const powershell = { pid: 4712, started: '2026-11-22T20:00:03Z' }
    const processes: ProcessTable = {
      find: (pid) => (pid === 4712 ? { ticks: null, startedAt: Date.parse('2026-11-22T20:00:03.400Z') } : null),
    }
    await leaveLock({ tool, powershell, since })
    assert.match(
      lockProblem(folder, PATH, processes)?.message ?? '',
      /its PowerShell \(process 4712\) is still running/,
    )
  })
  it('is an error when something else is where it should be', { skip: process.platform === 'win32' }, async () => {
    await acquireLock(folder, PATH)
    const path = lockFile()
    for (const make of [
      () => symlinkSync(join(folder, 'nowhere'), path),
      () => mkdirSync(path),
      () => execFileSync('mkfifo', [path]),
    ]) {
      rmSync(path, { recursive: true })
      make()
      const notOurs = (error: unknown) =>
        error instanceof ConfigurationError && error.message.startsWith(`${path} is not a file`)
      await assert.rejects(acquireLock(folder, PATH), notOurs)
      assert.throws(() => lockProblem(folder, PATH), notOurs)
    }
  })
  it('is not stale while the PowerShell of a dead tool still runs: it is waited for', async () => {
    const pid = startSleeper()
    await leaveLock({ tool: { pid: await deadProcess(), started: null }, powershell: identifyProcess(pid) })
    const waits: string[] = []
    const warn = (message: string) => {
      waits.push(message)
      children[0]!.kill('SIGKILL')
    }
    const lock = await acquireLock(folder, PATH, { warn })
    assert.deepEqual(waits, [`waiting for PowerShell (process ${pid}) of an import that ended early to finish`])
    lock.release()
  })
  it('and in the end it is an error', async () => {
    const pid = startSleeper()
    await leaveLock({ tool: { pid: await deadProcess(), started: null }, powershell: identifyProcess(pid) })
    await assert.rejects(
      acquireLock(folder, PATH, { waitMs: 300 }),
      locked(new RegExp(`ended early .* its PowerShell \\(process ${pid}\\) is still running`)),
    )
  })
  it('is taken, found and released while a virus scanner holds its file for a moment', async (t) => {
    await leaveLock({ tool: { pid: await deadProcess(), started: null } })
    const failures = heldTwice(t, folder)
    const lock = await acquireLock(folder, PATH)
    lock.addPowerShell({ processId: process.pid, started: '2026-11-22T20:00:00Z' })
    lock.release()
    assert.deepEqual(readdirSync(folder), [])
    assert.deepEqual([...new Set(failures.map(({ call }) => call))].sort(), ['openSync', 'renameSync', 'rmSync'])
  })
  it('that cannot be removed at the end is a warning: the next import takes it over', async (t) => {
    const warnings: string[] = []
    const lock = await acquireLock(folder, PATH, { warn: (message) => warnings.push(message) })
    const path = lockFile()
    t.mock.method(fs, 'rmSync', () => {
      throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' })
    })
    syncBuiltinESMExports()
    lock.release()
    t.mock.restoreAll()
    syncBuiltinESMExports()
    assert.deepEqual(warnings, [`the lock ${path} was not removed, but the next import takes it over: EIO: i/o error`])
  })
  it('of another computer is never stale', async () => {
    await leaveLock({ host: 'elsewhere', tool: { pid: await deadProcess(), started: null } })
    await assert.rejects(acquireLock(folder, PATH), locked(/on elsewhere/))
  })
  it('that was left empty by a killed tool is stale after a moment', async () => {
    await acquireLock(folder, PATH)
    writeFileSync(lockFile(), '')
    // Its age counts either way: from a second ahead there are three until it is old.
    utimesSync(lockFile(), new Date(), new Date(Date.now() + 1000))
    let waits = 0
    const wait = async () => {
      waits++
      utimesSync(lockFile(), new Date(), new Date(Date.now() - 3000))
    }
    const lock = await acquireLock(folder, PATH, { wait })
    assert.equal(waits, 1)
    assert.deepEqual(content()['tool'], identifyProcess(process.pid))
    lock.release()
  })
  it("released late does not take away the next one's lock", async () => {
    const lock = await acquireLock(folder, PATH)
    writeJsonSync(lockFile(), { ...content(), tool: { pid: 1, started: '1' } })
    lock.release()
    assert.equal(readdirSync(folder).length, 1)
  })
  it('among many who find a stale lock at once, one gets it', async () => {
    await leaveLock({ tool: { pid: await deadProcess(), started: null } })
    const lockModule = JSON.stringify(join(import.meta.dirname, '../../../src/files/lock.ts'))
    const script = `import { acquireLock, lockProblem } from ${lockModule}
      const lock = acquireLock(${JSON.stringify(folder)}, ${JSON.stringify(PATH)})
      lock.then(() => { console.log('got it'); process.stdin.resume() }, () => console.log('locked'))`
    writeFileSync(join(folder, 'try.mts'), script)
    const tries = Array.from({ length: 6 }, () =>
      spawn(process.execPath, ['--import', 'tsx', join(folder, 'try.mts')], { stdio: ['pipe', 'pipe', 'inherit'] }),
    )
    children.push(...tries)
    const results = await Promise.all(tries.map(async (child) => String((await once(child.stdout, 'data'))[0]).trim()))
    assert.deepEqual(results.sort(), ['got it', 'locked', 'locked', 'locked', 'locked', 'locked'])
  })
})
