/** A process, told from a later one that got the same number: Windows gives numbers anew within minutes. */
import { readStat, systemProcesses, type ProcessTable } from './process-table.js'

export interface ProcessIdentity {
  pid: number
  /** When it was started: in clock ticks since the computer's start on Linux, else in ISO 8601 UTC. null: an older version wrote the lock. */
  started: string | null
}

/** A start that is told after the fact, or in whole seconds, is that much off. */
const TOLERANCE_MS = 2_000

/** This process. */
export const thisProcess = (): ProcessIdentity => identify(process.pid, new Date(performance.timeOrigin).toISOString())

/** @param started what the process itself says, ISO 8601 UTC; it counts where /proc has nothing */
export function identify(pid: number, started: string | null = null): ProcessIdentity {
  return { pid, started: readStat(pid)?.ticks ?? started }
}

export interface Evidence {
  /** ISO 8601 UTC of a moment at which it ran. It counts where its start was not recorded. */
  since: string
  processes?: ProcessTable
}

/**
 * Whether the process that has its number now may be the one that is meant. Another one was started later: numbers are given anew only when
 * their process has ended. Where the system doesn't tell when a process was started, any of that number counts as the same.
 */
export function isRunning(
  { pid, started }: ProcessIdentity,
  { since, processes = systemProcesses() }: Evidence,
): boolean {
  const found = processes.find(pid)
  if (found === null) return false
  if (found.ticks !== null && hasTicks(started)) return found.ticks === started
  const known = Date.parse(started ?? since)
  return found.startedAt === null || !(found.startedAt > known + TOLERANCE_MS)
}

/** Whether its start is known exactly, so that no clock and no start of the computer matters. */
export const hasTicks = (started: string | null): boolean => /^\d+$/.test(started ?? '')
