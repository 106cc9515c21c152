/**
 * An import of 44 changes, disturbed at moments spread over its whole run: node killed, PowerShell
 * killed, the line to the domain controller cut. Run again, it ends as if nothing had been. `npm
 * run test:faults`; a sample of it is test/e2e/kill-sample.test.ts.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { CutLine } from '../e2e/support/cut-line.js'
import { FaultPoint } from '../e2e/support/faults.js'
import { KillMatrix } from '../e2e/support/kill.js'

const MOMENTS = Array.from({ length: 40 }, (_, index) => (index + 1) / 41)
/** Of a run's some hundred requests. */
const CUTS = Array.from({ length: 21 }, (_, index) => 1 + index * 7)

const matrix = await KillMatrix.create()
const line = await CutLine.open()
const folder = mkdtempSync(join(tmpdir(), 'ad-user-sync-line-'))
after(async () => {
  await line.close()
  await matrix.close()
  rmSync(folder, { recursive: true })
})

describe('an import that is disturbed, then run again, ends as if nothing had been', () => {
  for (const moment of MOMENTS) {
    const name = `after ${Math.round(moment * 100)} percent of its time`
    it(`node killed ${name}`, () =>
      matrix.check({
        name,
        run: async (mixed) => {
          const { child, ended } = mixed.start()
          await Promise.race([wait(moment * matrix.milliseconds), ended])
          child.kill('SIGKILL')
          await ended
        },
      }))
    it(`PowerShell killed ${name}`, () =>
      matrix.check({
        name,
        run: async (mixed) => {
          let pid: number | undefined
          const point = await FaultPoint.listen((announced) => void (pid = announced.pid))
          const { ended } = mixed.start(point.env)
          await Promise.race([wait(moment * matrix.milliseconds), ended])
          if (pid !== undefined) killIfThere(pid)
          await ended
          await point.close()
        },
      }))
  }
  for (const request of CUTS) {
    it(`the line cut at request ${request}`, () =>
      matrix.check({
        name: `cut at ${request}`,
        run: async (mixed) => {
          await line.reopen()
          line.cutAt(request)
          await mixed.start(line.env(folder)).ended
        },
      }))
  }
})

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
