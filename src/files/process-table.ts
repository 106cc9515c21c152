/** The processes that run on this computer, as the system reports them. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { uptime } from 'node:os'
import { win32 } from 'node:path'
import { errorCode } from '../errors.js'

interface RunningProcess {
  /**
   * Its start in clock ticks since the computer's start: exact, and independent of the clock. Linux
   * only, else null.
   */
  ticks: string | null
  /** The same in milliseconds since 1970; null: unknown. */
  startedAt: number | null
}

export interface ProcessTable {
  /** null when no process has that number, or a zombie. */
  find(pid: number): RunningProcess | null
}

/** One second in clock ticks of /proc, on every Linux (USER_HZ). */
const TICKS_PER_SECOND = 100
const ASK_MS = 15_000

/**
 * The processes of this computer. On Windows, PowerShell is asked for the start of a process: this
 * takes half a second, once for each number.
 * @param ask for tests: answers like Windows
 */
export function systemProcesses(platform: NodeJS.Platform = process.platform, ask = askWindows): ProcessTable {
  const starts = new Map<number, number | null>()
  return {
    find(pid) {
      if (!isNumberInUse(pid)) return null
      if (platform === 'win32') {
        if (!starts.has(pid)) starts.set(pid, ask(pid))
        return { ticks: null, startedAt: starts.get(pid) ?? null }
      }
      const stat = readStat(pid)
      if (stat === null) return { ticks: null, startedAt: null }
      return stat.running ? stat : null
    },
  }
}

/** Whether any process has that number; it may be another one by now. */
export function isNumberInUse(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM' // there, but another account's
  }
}

/** The start of this computer, in milliseconds since 1970; it moves with the clock. */
export const bootTime = (): number => Date.now() - uptime() * 1000

/**
 * proc(5): the name in parentheses may hold anything; after it, field 3 is the state (Z and X are
 * dead), field 22 the start time.
 */
export function readStat(pid: number): { running: boolean; ticks: string; startedAt: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = fields[19]!
    return {
      running: !/^[ZX]/i.test(fields[0]!),
      ticks,
      startedAt: bootTime() + (Number(ticks) / TICKS_PER_SECOND) * 1000,
    }
  } catch {
    return null
  }
}

/**
 * Windows PowerShell's command. CIM knows it for the processes of all accounts
 * (learn.microsoft.com/windows/win32/cimwin32prov/win32-process).
 */
export const startQuery = (pid: number): string =>
  `(Get-CimInstance -ClassName Win32_Process -Filter 'ProcessId=${pid}').CreationDate.ToUniversalTime().ToString('o')`

function askWindows(pid: number): number | null {
  const { SystemRoot = 'C:\\Windows' } = process.env
  // By its full path: a program of that name in the current folder must not run.
  const executable = win32.join(SystemRoot, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe')
  // Set by PowerShell 7, it names modules that Windows PowerShell can't load.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name.toUpperCase() !== 'PSMODULEPATH'))
  const args = ['-NoProfile', '-NonInteractive', '-Command', startQuery(pid)]
  const { stdout } = spawnSync(executable, args, { encoding: 'utf8', env, timeout: ASK_MS, windowsHide: true })
  const startedAt = Date.parse(stdout?.trim() ?? '')
  return Number.isNaN(startedAt) ? null : startedAt
}
