import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { removeSync } from 'fs-extra/esm'
import { identifyProcess, isRunning } from '../../../src/files/process-identity.js'
import { startQuery, systemProcesses } from '../../../src/files/process-table.js'
import { useProcesses } from './use-processes.js'

const { startSleeper, deadProcess } = useProcesses()
let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lock-'))))
afterEach(() => removeSync(folder))

describe('a process', () => {
  const since = new Date().toISOString()
  it('runs, or is gone', async () => {
    assert.equal(isRunning(identifyProcess(process.pid), { since }), true)
    assert.equal(isRunning(identifyProcess(1), { since }), true)
    assert.equal(isRunning({ pid: await deadProcess(), started: null }, { since }), false)
  })
  it(
    'that began after the moment at which the one that is meant ran is another one',
    { skip: process.platform !== 'linux' },
    () => {
      const pid = startSleeper()
      const before = new Date(Date.now() - 60_000).toISOString()
      assert.equal(isRunning({ pid, started: null }, { since: before }), false)
      assert.equal(isRunning({ pid, started: null }, { since: new Date().toISOString() }), true)
    },
  )
  it('is asked for its start on Windows only when its number is in use, and once: PowerShell takes half a second', async () => {
    const asked: number[] = []
    const processes = systemProcesses('win32', (pid) => {
      asked.push(pid)
      return 1000
    })
    const dead = await deadProcess()
    assert.equal(processes.find(dead), null)
    const found = { ticks: null, startedAt: 1000 }
    assert.deepEqual([processes.find(process.pid), processes.find(process.pid)], [found, found])
    assert.deepEqual(asked, [process.pid])
    assert.equal(
      startQuery(4711),
      "(Get-CimInstance -ClassName Win32_Process -Filter 'ProcessId=4711').CreationDate.ToUniversalTime().ToString('o')",
    )
  })
})
