/** The identity of a process: a later one may get the same number, on Windows within minutes. */
import { readStat, systemProcesses, type ProcessTable } from './process-table.js'

export interface ProcessIdentity {
  pid: number
  /**
   * Its start: on Linux in clock ticks since the computer's start, else in ISO 8601 UTC. null: an
   * older version wrote the lock.
   */
  started: string | null
}

/** The error of a start that is measured later, or in whole seconds. */
const TOLERANCE_MS = 2_000

/** This process. */
export const thisProcess = (): ProcessIdentity =>
  identifyProcess(process.pid, new Date(performance.timeOrigin).toISOString())

/** @param started the process's own statement, ISO 8601 UTC; it counts when /proc has nothing */
export function identifyProcess(pid: number, started: string | null = null): ProcessIdentity {
  return { pid, started: readStat(pid)?.ticks ?? started }
}

export interface Sighting {
  /** A moment at which it ran, ISO 8601 UTC. It counts when its start was not recorded. */
  since: string
  processes?: ProcessTable
}

/**
 * Whether the process that has the number now may be the same. Another process was started later: a
 * number is free only when its process has ended. When the system does not tell the start of a
 * process, any process with that number counts as the same.
 */
export function isRunning(
  { pid, started }: ProcessIdentity,
  { since, processes = systemProcesses() }: Sighting,
): boolean {
  const found = processes.find(pid)
  if (found === null) return false
  if (found.ticks !== null && hasTicks(started)) return found.ticks === started
  const known = Date.parse(started ?? since)
  return found.startedAt === null || !(found.startedAt > known + TOLERANCE_MS)
}

/** Whether its start is known exactly, independent of clocks and of the computer's start. */
export const hasTicks = (started: string | null): boolean => /^\d+$/.test(started ?? '')
