import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { readJsonSync, removeSync } from 'fs-extra/esm'
import { InterruptedError, LockedError } from '../../../src/errors.js'
import { acquireLock } from '../../../src/files/lock.js'
import { SharedLock } from '../../../src/files/shared-lock.js'
import { place } from './state-place.js'

const PATH = 'OU=Extern,DC=target,DC=test'
const POWERSHELL = { processId: process.pid, started: '2026-11-22T20:00:00Z' }
const AT_ONCE = { waitMs: 0, stop: new AbortController().signal }
let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lock-'))))
afterEach(() => removeSync(folder))

const locks = (): { powershell: { pid: number } | null }[] =>
  readdirSync(folder).map((name) => readJsonSync(join(folder, name)) as { powershell: { pid: number } | null })
const taken = (warnings: string[] = []) =>
  SharedLock.acquire(place(folder, PATH), { warn: (message) => warnings.push(message) })

describe('the lock of a run that waits for a person', () => {
  it('is let go, and taken again with its PowerShell, also one that came about meanwhile', async () => {
    const lock = await taken()
    lock.release()
    assert.deepEqual([lock.isHeld, locks()], [false, []])
    lock.addPowerShell(POWERSHELL)
    assert.deepEqual(locks(), [])
    await lock.take(AT_ONCE)
    assert.deepEqual([lock.isHeld, locks().map(({ powershell }) => powershell?.pid)], [true, [process.pid]])
    lock.release()
    lock.release()
    assert.deepEqual(locks(), [])
  })

  it('waits for another import, saying so once, and gives up after a while', async () => {
    const warnings: string[] = []
    const lock = await taken(warnings)
    lock.release()
    const other = await acquireLock(place(folder, PATH))
    await assert.rejects(lock.take(AT_ONCE), LockedError)
    const waiting = lock.take({ ...AT_ONCE, waitMs: 60_000 })
    await assert.rejects(acquireLock(place(folder, PATH)), LockedError)
    other.release()
    await waiting
    assert.equal(lock.isHeld, true)
    assert.match(warnings.join('\n'), /^waiting: another import into OU=Extern,DC=target,DC=test is running: /)
    lock.release()
  })

  it('stops waiting when the run is interrupted', async () => {
    const lock = await taken()
    lock.release()
    const other = await acquireLock(place(folder, PATH))
    await assert.rejects(lock.take({ waitMs: 60_000, stop: AbortSignal.abort() }), InterruptedError)
    other.release()
  })
})
