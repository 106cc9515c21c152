/** Processes that run or have ended, for the tests of a file; none is left behind. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { afterEach } from 'node:test'

export function useProcesses() {
  const children: ChildProcess[] = []
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
  })
  return {
    /** Ended after the test. */
    children,
    startSleeper(): number {
      const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'ignore' })
      children.push(child)
      return child.pid!
    },
    async deadProcess(): Promise<number> {
      const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' })
      await once(child, 'exit')
      return child.pid!
    },
  }
}
