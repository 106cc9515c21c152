/**
 * One import at a time per managed_user_path and folder. The lock is a file that names its holder: the tool's process and, once it runs,
 * PowerShell's, which may still be writing when the tool is dead. It is stale only when both are gone.
 */
import { hostname, userInfo } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { toIso } from '../core/values/file-time.js'
import { LockedError } from '../errors.js'
import { createLock, discardLock, readLock, removeLock, replaceLock, type Holder } from './lock-file.js'
import { hasTicks, identify, isRunning, thisProcess, type ProcessIdentity } from './process-identity.js'
import { bootTime, systemProcesses, type ProcessTable } from './process-table.js'
import { statePath } from './state-path.js'

export interface Lock {
  /** Names the PowerShell process in the lock, as it says itself (`started`: ISO 8601 UTC); before the first write to the directory. */
  addPowerShell(powershell: { processId: number; started: string }): void
  /** Never throws: a lock that can't be removed is a warning, for the next import finds that this one has ended. */
  release(): void
}

export interface LockOptions {
  /** How long to wait for the PowerShell of a tool that is gone to finish its batch. */
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
/** A lock is written as it is created; what is still empty after this long was left by a tool that was killed in between. */
const UNWRITTEN_MS = 2_000
/** A boot time is counted back from the clock, which is corrected now and then. */
const BOOT_TOLERANCE_MS = 300_000

/**
 * @throws LockedError naming the first import
 * @throws ConfigurationError when the lock cannot be written
 */
export async function acquireLock(
  folder: string,
  managedUserPath: string,
  { waitMs = WAIT_MS, warn, wait = sleep, processes = systemProcesses() }: LockOptions = {},
): Promise<Lock> {
  const path = statePath(folder, managedUserPath, 'lock')
  const tool = thisProcess()
  const [since, booted] = [toIso(new Date()), toIso(new Date(bootTime()))]
  const mine: Holder = { managedUserPath, host: hostname(), user: userName(), since, booted, tool, powershell: null }
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
    addPowerShell: ({ processId, started }) => replaceLock(path, { ...mine, powershell: identify(processId, started) }),
    release: () => {
      try {
        if (isSame(readLock(path)?.holder?.tool, tool)) removeLock(path)
      } catch (error) {
        warn?.(`the lock ${path} was not removed, but the next import takes it over: ${(error as Error).message}`)
      }
    },
  }
}

/** What an import would be refused with now, without taking the lock; null when it would get it, after waiting at most. */
export function lockProblem(
  folder: string,
  managedUserPath: string,
  processes: ProcessTable = systemProcesses(),
): LockedError | null {
  const path = statePath(folder, managedUserPath, 'lock')
  const holder = readLock(path)?.holder
  return holder && mayBeRunning(holder, processes) ? lockedBy(holder, path, orphanOf(holder, processes)) : null
}

/** Of another computer's processes, nothing can be known. */
function mayBeRunning(holder: Holder, processes: ProcessTable): boolean {
  const { host, tool, powershell, since } = holder
  if (host !== hostname()) return true
  if (endedWithBoot(holder)) return false
  return [tool, powershell].some((process) => process !== null && isRunning(process, { since, processes }))
}

/**
 * Whether the computer was started anew since. It is asked only where starts are not known exactly (Windows): after a power failure, another
 * process may have the tool's number. A clock put forward looks like a later boot, but not later than the lock.
 */
function endedWithBoot({ tool, since, booted }: Holder): boolean {
  if (hasTicks(tool.started) || booted === undefined) return false
  const boot = bootTime()
  return Date.parse(booted) + BOOT_TOLERANCE_MS < boot && Date.parse(since) < boot
}

/** The PowerShell that a dead tool of this computer left running. */
const orphanOf = ({ host, tool, powershell, since }: Holder, processes: ProcessTable): ProcessIdentity | null =>
  host === hostname() && !isRunning(tool, { since, processes }) ? powershell : null

function lockedBy(
  { managedUserPath, host, user, since, tool }: Holder,
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
    `wait for it; if it is surely gone, delete ${path}`,
  )
}

const isSame = (a: ProcessIdentity | undefined, b: ProcessIdentity): boolean =>
  a?.pid === b.pid && a.started === b.started

function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'an account without a name' // as in a container that has no passwd entry for it
  }
}
