/** When a lock is stale: its import is over, whatever ended it. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, utimesSync, writeFileSync } from 'node:fs'
import { uptime } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { acquireLock, lockProblem } from '../../../src/files/lock.js'
import { identifyProcess } from '../../../src/files/process-identity.js'
import type { ProcessTable } from '../../../src/files/process-table.js'
import { locked, PATH, useLocks } from './use-locks.js'
import { useProcesses } from './use-processes.js'
import { place } from './state-place.js'

const { children, startSleeper, deadProcess } = useProcesses()
const { folder, lockFile, content, leaveLock } = useLocks()
/** Windows without an answer from PowerShell: whoever has the number, nobody says since when. */
const WITHOUT_STARTS: ProcessTable = { find: () => ({ ticks: null, startedAt: null }) }
/** Windows: each number is in use, by a process of that start. */
const startedAt = (time: string): ProcessTable => ({ find: () => ({ ticks: null, startedAt: Date.parse(time) }) })

describe('a lock', () => {
  it('is stale when both processes are gone', async () => {
    await leaveLock({
      tool: { pid: await deadProcess(), started: null },
      powershell: { pid: await deadProcess(), started: null },
    })
    const lock = await acquireLock(place(folder(), PATH))
    assert.deepEqual(content()['tool'], identifyProcess(process.pid))
    lock.release()
  })
  it(
    "is stale when the number of the process is another one's now",
    { skip: process.platform !== 'linux' },
    async () => {
      await leaveLock({ tool: { pid: process.pid, started: '1' } })
      ;(await acquireLock(place(folder(), PATH))).release()
    },
  )
  it('is stale when the computer was started anew since, where only the number of a process can be told', async () => {
    const HOUR = 3_600_000
    const boot = Date.now() - uptime() * 1000
    const at = (time: number) => new Date(time).toISOString()
    const tool = { pid: process.pid, started: null }
    await leaveLock({ tool, since: at(boot - 1000), booted: at(boot - HOUR) })
    ;(await acquireLock(place(folder(), PATH))).release()
    const present = [
      { tool, since: at(boot - 1000), booted: at(boot - 60_000) }, // as far apart as clocks are
      { tool, since: at(boot + 1000), booted: at(boot - HOUR) }, // the clock was put forward in the meantime
      { tool, since: at(boot - 1000), booted: undefined }, // of an older version
      { tool: identifyProcess(process.pid), since: at(boot - 1000), booted: at(boot - HOUR) },
    ]
    for (const change of present.slice(0, process.platform === 'linux' ? undefined : -1)) {
      await leaveLock(change)
      await assert.rejects(acquireLock(place(folder(), PATH), { processes: WITHOUT_STARTS }), locked(/is running/))
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
      assert.equal(lockProblem(place(folder(), PATH), startedAt('2026-11-22T20:00:06Z')), null)
      ;(await acquireLock(place(folder(), PATH), { processes: startedAt('2026-11-22T20:00:06Z') })).release()
    }
  })
  it('and is none while the tool or its PowerShell has its number still', async () => {
    const since = '2026-11-22T20:00:00Z'
    const tool = { pid: 4711, started: '2026-11-22T19:59:58.700Z' }
    for (const started of ['2026-11-22T19:59:57.200Z', '2026-11-22T19:59:58.700Z', '2026-11-22T20:00:00Z']) {
      await leaveLock({ tool, powershell: null, since })
      await assert.rejects(
        acquireLock(place(folder(), PATH), { processes: startedAt(started) }),
        locked(/^another import/),
      )
      rmSync(lockFile())
    }
    const powershell = { pid: 4712, started: '2026-11-22T20:00:03Z' }
    const processes: ProcessTable = {
      find: (pid) => (pid === 4712 ? { ticks: null, startedAt: Date.parse('2026-11-22T20:00:03.400Z') } : null),
    }
    await leaveLock({ tool, powershell, since })
    assert.match(
      lockProblem(place(folder(), PATH), processes)?.message ?? '',
      /its PowerShell \(process 4712\) is still running/,
    )
  })
  it('is not stale while the PowerShell of a dead tool still runs: it is waited for', async () => {
    const pid = startSleeper()
    await leaveLock({ tool: { pid: await deadProcess(), started: null }, powershell: identifyProcess(pid) })
    const waits: string[] = []
    const warn = (message: string) => {
      waits.push(message)
      children[0]!.kill('SIGKILL')
    }
    const lock = await acquireLock(place(folder(), PATH), { warn })
    assert.deepEqual(waits, [`waiting for PowerShell (process ${pid}) of an import that ended early to finish`])
    lock.release()
  })
  it('and in the end it is an error', async () => {
    const pid = startSleeper()
    await leaveLock({ tool: { pid: await deadProcess(), started: null }, powershell: identifyProcess(pid) })
    await assert.rejects(
      acquireLock(place(folder(), PATH), { waitMs: 300 }),
      locked(new RegExp(`ended early .* its PowerShell \\(process ${pid}\\) is still running`)),
    )
  })
  it('of another computer is never stale', async () => {
    await leaveLock({ host: 'elsewhere', tool: { pid: await deadProcess(), started: null } })
    await assert.rejects(acquireLock(place(folder(), PATH)), locked(/on elsewhere/))
  })
  it('that was left empty by a killed tool is stale after a moment', async () => {
    await acquireLock(place(folder(), PATH))
    writeFileSync(lockFile(), '')
    // Its age counts either way: from a second ahead there are three until it is old.
    utimesSync(lockFile(), new Date(), new Date(Date.now() + 1000))
    let waits = 0
    const wait = async () => {
      waits++
      utimesSync(lockFile(), new Date(), new Date(Date.now() - 3000))
    }
    const lock = await acquireLock(place(folder(), PATH), { wait })
    assert.equal(waits, 1)
    assert.deepEqual(content()['tool'], identifyProcess(process.pid))
    lock.release()
  })
  it('among many who find a stale lock at once, one gets it', async () => {
    await leaveLock({ tool: { pid: await deadProcess(), started: null } })
    const lockModule = JSON.stringify(join(import.meta.dirname, '../../../src/files/lock.ts'))
    const script = `import { acquireLock, lockProblem } from ${lockModule}
      const lock = acquireLock(${JSON.stringify(place(folder(), PATH))})
      lock.then(() => { console.log('got it'); process.stdin.resume() }, () => console.log('locked'))`
    writeFileSync(join(folder(), 'try.mts'), script)
    const tries = Array.from({ length: 6 }, () =>
      spawn(process.execPath, ['--import', 'tsx', join(folder(), 'try.mts')], { stdio: ['pipe', 'pipe', 'inherit'] }),
    )
    children.push(...tries)
    const results = await Promise.all(tries.map(async (child) => String((await once(child.stdout, 'data'))[0]).trim()))
    assert.deepEqual(results.sort(), ['got it', 'locked', 'locked', 'locked', 'locked', 'locked'])
  })
})
