/**
 * One import at a time for each managed_user_path and folder. The lock is a file that names its
 * holder: the process of the tool, and then that of PowerShell, which may still write when the tool
 * has ended. It is stale only when both have ended.
 */
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { userName } from '../process/operator.js'
import { toIso } from '../core/values/file-time.js'
import { LockedError } from '../errors.js'
import { createLock, discardLock, readLock, removeLock, replaceLock, type LockHolder } from './lock-file.js'
import { hasTicks, identifyProcess, isRunning, thisProcess, type ProcessIdentity } from './process-identity.js'
import { bootTime, systemProcesses, type ProcessTable } from './process-table.js'
import { statePath, type StatePlace } from './state-file.js'

export interface Lock {
  /**
   * Adds the PowerShell process to the lock (`started`: its own statement, ISO 8601 UTC). Called
   * before the first write to the directory.
   */
  addPowerShell(powershell: { processId: number; started: string }): void
  /**
   * Never throws: a lock that cannot be removed is a warning, because the next import finds that
   * this one has ended.
   */
  release(): void
}

export interface LockOptions {
  /** How long to wait until the PowerShell of an import that has ended finishes its batch. */
  waitMs?: number
  /** Called once when that waiting begins, and when the lock can't be removed. */
  warn?: (message: string) => void
  /** Lets time pass between two looks at the lock. */
  wait?: (milliseconds: number) => Promise<unknown>
  /** Default: those of this computer. */
  processes?: ProcessTable
}

const WAIT_MS = 120_000
const POLL_MS = 200
/**
 * A lock is written as it is created. One that is still empty after this long was left by a killed
 * tool.
 */
const UNWRITTEN_MS = 2_000
/** A boot time is counted back from the clock, which is sometimes corrected. */
const BOOT_TOLERANCE_MS = 300_000

/**
 * @throws LockedError naming the first import
 * @throws ConfigurationError when the lock cannot be written
 */
export async function acquireLock(
  place: StatePlace,
  { waitMs = WAIT_MS, warn, wait = sleep, processes = systemProcesses() }: LockOptions = {},
): Promise<Lock> {
  const path = statePath(place, 'lock')
  const tool = thisProcess()
  const [since, booted] = [toIso(new Date()), toIso(new Date(bootTime()))]
  const mine: LockHolder = {
    managedUserPath: place.managedUserPath,
    host: hostname(),
    user: userName(),
    since,
    booted,
    tool,
    powershell: null,
  }
  const deadline = Date.now() + waitMs
  let told = false
  while (!createLock(path, mine)) {
    const found = readLock(path)
    if (found?.holder && mayBeRunning(found.holder, processes)) {
      const orphan = orphanOf(found.holder, processes)
      if (orphan === null || Date.now() >= deadline) throw lockedBy(found.holder, path, orphan)
      if (!told) warn?.(`waiting for PowerShell (process ${orphan.pid}) of an import that ended early to finish`)
      told = true
      await wait(POLL_MS)
    } else if (found && !found.holder && Math.abs(found.ageMs) < UNWRITTEN_MS) {
      await wait(POLL_MS)
    } else if (found) {
      discardLock(path, found.text)
    }
  }
  return {
    addPowerShell: ({ processId, started }) =>
      replaceLock(path, { ...mine, powershell: identifyProcess(processId, started) }),
    release: () => {
      try {
        if (isSameProcess(readLock(path)?.holder?.tool, tool)) removeLock(path)
      } catch (error) {
        warn?.(`the lock ${path} was not removed, but the next import takes it over: ${(error as Error).message}`)
      }
    },
  }
}

/**
 * The error with which an import would be refused now; null: it would get the lock, perhaps after
 * waiting. Takes no lock.
 */
export function lockProblem(place: StatePlace, processes: ProcessTable = systemProcesses()): LockedError | null {
  const path = statePath(place, 'lock')
  const holder = readLock(path)?.holder
  return holder && mayBeRunning(holder, processes) ? lockedBy(holder, path, orphanOf(holder, processes)) : null
}

/** Processes of another computer are unknown. */
function mayBeRunning(holder: LockHolder, processes: ProcessTable): boolean {
  const { host, tool, powershell, since } = holder
  if (host !== hostname()) return true
  if (endedWithBoot(holder)) return false
  return [tool, powershell].some((process) => process !== null && isRunning(process, { since, processes }))
}

/**
 * Whether the computer was restarted since. This matters only when starts are not known exactly
 * (Windows): after a power failure, another process may have the tool's number. A clock that was
 * put forward looks like a later boot, but not later than the lock.
 */
function endedWithBoot({ tool, since, booted }: LockHolder): boolean {
  if (hasTicks(tool.started) || booted === undefined) return false
  const boot = bootTime()
  return Date.parse(booted) + BOOT_TOLERANCE_MS < boot && Date.parse(since) < boot
}

/** The PowerShell that is still running after its tool on this computer has ended. */
const orphanOf = ({ host, tool, powershell, since }: LockHolder, processes: ProcessTable): ProcessIdentity | null =>
  host === hostname() && !isRunning(tool, { since, processes }) ? powershell : null

function lockedBy(
  { managedUserPath, host, user, since, tool }: LockHolder,
  path: string,
  orphan: ProcessIdentity | null,
): LockedError {
  const who = `process ${tool.pid} of ${user} on ${host}, since ${since}`
  if (orphan) {
    const message = `an import into ${managedUserPath} ended early (${who}), but its PowerShell (process ${orphan.pid}) is still running`
    return new LockedError(message, `wait for process ${orphan.pid}, or end it, then run again`)
  }
  return new LockedError(
    `another import into ${managedUserPath} is running: ${who}`,
    `wait for it; if it has certainly ended, delete ${path}`,
  )
}

const isSameProcess = (a: ProcessIdentity | undefined, b: ProcessIdentity): boolean =>
  a?.pid === b.pid && a.started === b.started
