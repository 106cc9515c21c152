/**
 * The lock of a run that waits for a person: it is let go meanwhile, so that other imports run, and
 * taken again for what the person has decided.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { InterruptedError, LockedError } from '../errors.js'
import type { StatePlace } from './state-file.js'
import { acquireLock, type Lock, type LockOptions } from './lock.js'

export interface TakingAgain {
  /** How long to wait for another import. */
  waitMs: number
  /** Ends the waiting. */
  stop: AbortSignal
}

const POLL_MS = 500

export class SharedLock implements Lock {
  #powershell: Parameters<Lock['addPowerShell']>[0] | undefined

  private constructor(
    private readonly acquire: () => Promise<Lock>,
    private readonly warn: (message: string) => void,
    private lock: Lock | null,
  ) {}

  /** @throws LockedError naming the import that has it */
  static async acquire(
    place: StatePlace,
    options: LockOptions & { warn: (message: string) => void },
  ): Promise<SharedLock> {
    const acquire = () => acquireLock(place, options)
    return new SharedLock(acquire, options.warn, await acquire())
  }

  get isHeld(): boolean {
    return this.lock !== null
  }

  /**
   * A new session may come about while nobody holds the lock; it is in the lock once that is taken
   * again.
   */
  addPowerShell(powershell: Parameters<Lock['addPowerShell']>[0]): void {
    this.#powershell = powershell
    this.lock?.addPowerShell(powershell)
  }

  release(): void {
    this.lock?.release()
    this.lock = null
  }

  /** @throws LockedError when another import has it all the time; InterruptedError */
  async take({ waitMs, stop }: TakingAgain): Promise<void> {
    const deadline = Date.now() + waitMs
    let told = false
    while (this.lock === null) {
      try {
        this.lock = await this.acquire()
      } catch (error) {
        if (!(error instanceof LockedError) || Date.now() >= deadline) throw error
        if (stop.aborted) throw new InterruptedError()
        if (!told) this.warn(`waiting: ${error.message}`)
        told = true
        await sleep(POLL_MS)
      }
    }
    if (this.#powershell !== undefined) this.lock.addPowerShell(this.#powershell)
  }
}
