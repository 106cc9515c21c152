/** The lock: who gets it, how it is released, and what stands in its way. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs, { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { writeJsonSync } from 'fs-extra/esm'
import { ConfigurationError } from '../../../src/errors.js'
import { acquireLock, lockProblem } from '../../../src/files/lock.js'
import { identifyProcess, thisProcess } from '../../../src/files/process-identity.js'
import { heldTwice } from './held-files.js'
import { locked, PATH, useLocks } from './use-locks.js'
import { useProcesses } from './use-processes.js'
import { place } from './state-place.js'

const { startSleeper, deadProcess } = useProcesses()
const { folder, lockFile, content, leaveLock } = useLocks()

describe('one import at a time', () => {
  it('the second one is refused, naming the first, however the path is spelled', async () => {
    const lock = await acquireLock(place(folder(), PATH))
    await assert.rejects(
      acquireLock(place(folder(), 'ou=extern, dc=target, dc=test')),
      locked(
        new RegExp(
          `^another import into OU=Extern,DC=target,DC=test is running: process ${process.pid} of .+ on ${hostname()}, since 2`,
        ),
      ),
    )
    lock.release()
    ;(await acquireLock(place(folder(), PATH))).release()
    assert.deepEqual(readdirSync(folder()), [])
  })
  it('but for another managed_user_path', async () => {
    const locks = [
      await acquireLock(place(folder(), PATH)),
      await acquireLock(place(folder(), 'OU=Other,DC=target,DC=test')),
    ]
    assert.equal(readdirSync(folder()).length, 2)
    for (const lock of locks) lock.release()
  })
  it('the lock names the process of the tool and of PowerShell', async () => {
    const lock = await acquireLock(place(folder(), PATH))
    const pid = startSleeper()
    assert.equal(content()['powershell'], null)
    lock.addPowerShell({ processId: pid, started: '2026-11-22T20:00:00Z' })
    assert.deepEqual(content()['tool'], thisProcess())
    assert.deepEqual(content()['powershell'], identifyProcess(pid, '2026-11-22T20:00:00Z'))
  })
  it('is an error when something else is where it should be', { skip: process.platform === 'win32' }, async () => {
    await acquireLock(place(folder(), PATH))
    const path = lockFile()
    for (const make of [
      () => symlinkSync(join(folder(), 'nowhere'), path),
      () => mkdirSync(path),
      () => execFileSync('mkfifo', [path]),
    ]) {
      rmSync(path, { recursive: true })
      make()
      const notOurs = (error: unknown) =>
        error instanceof ConfigurationError && error.message.startsWith(`${path} is not a file`)
      await assert.rejects(acquireLock(place(folder(), PATH)), notOurs)
      assert.throws(() => lockProblem(place(folder(), PATH)), notOurs)
    }
  })
  it('is taken, found and released while a virus scanner holds its file for a moment', async (t) => {
    await leaveLock({ tool: { pid: await deadProcess(), started: null } })
    const failures = heldTwice(t, folder())
    const lock = await acquireLock(place(folder(), PATH))
    lock.addPowerShell({ processId: process.pid, started: '2026-11-22T20:00:00Z' })
    lock.release()
    assert.deepEqual(readdirSync(folder()), [])
    assert.deepEqual([...new Set(failures.map(({ call }) => call))].sort(), ['openSync', 'renameSync', 'rmSync'])
  })
  it('that cannot be removed at the end is a warning: the next import takes it over', async (t) => {
    const warnings: string[] = []
    const lock = await acquireLock(place(folder(), PATH), { warn: (message) => warnings.push(message) })
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
  it("released late does not take away the next one's lock", async () => {
    const lock = await acquireLock(place(folder(), PATH))
    writeJsonSync(lockFile(), { ...content(), tool: { pid: 1, started: '1' } })
    lock.release()
    assert.equal(readdirSync(folder()).length, 1)
  })
})
