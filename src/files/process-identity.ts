/** A process, told from a later one that got the same number. */
import { readFileSync } from 'node:fs'
import { uptime } from 'node:os'

export interface ProcessIdentity {
  pid: number
  /** Start time in clock ticks since boot, where the system tells (/proc); else null. */
  started: string | null
}

export function identify(pid: number): ProcessIdentity {
  return { pid, started: readStat(pid)?.started ?? null }
}

/** Where start times cannot be read, any process of that number counts as the same. */
export function isRunning({ pid, started }: ProcessIdentity): boolean {
  if (!exists(pid)) return false
  const stat = readStat(pid)
  if (stat === null) return true
  return stat.running && (started === null || stat.started === started)
}

/** When this computer was started, in milliseconds since 1970; it moves with the clock. */
export const bootTime = (): number => Date.now() - uptime() * 1000

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' // there, but another account's
  }
}

/** proc(5): the name in parentheses may hold anything; after it, field 3 is the state (Z and X are dead), field 22 the start time. */
function readStat(pid: number): { running: boolean; started: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { running: !/^[ZX]/i.test(fields[0]!), started: fields[19]! }
  } catch {
    return null
  }
}
