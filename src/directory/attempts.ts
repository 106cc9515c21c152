/**
 * How often and for how long a lost connection to the domain controller is tried again without
 * asking a person.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { InterruptedError, type UnavailableError } from '../errors.js'
import type { Logger } from '../process/logger.js'
import { howMany } from '../core/text/how-many.js'

/** The attempts after one loss. */
export interface Attempts {
  /**
   * Called before each attempt with the error of the last one; settles when it is time.
   * @returns false to give up
   * @throws InterruptedError
   */
  again(loss: UnavailableError): Promise<boolean>
}

export interface Clock {
  /** Milliseconds of a monotonic clock. */
  now(): number
  /** Rejects on `interrupted`. */
  wait(milliseconds: number, interrupted: AbortSignal): Promise<unknown>
}

const REAL: Clock = {
  now: () => performance.now(),
  wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
}

/**
 * An idle connection that was cut can be opened again at once; a domain controller takes minutes to
 * restart.
 */
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 10_000

/**
 * Attempts for `milliseconds` from the loss on: the first at once, then at growing intervals, the
 * last at the end; 0: none.
 */
export function attemptsFor(
  milliseconds: number,
  log: Logger,
  interrupted: AbortSignal,
  clock: Clock = REAL,
): () => Attempts {
  return () => {
    let deadline: number | undefined
    let pause = 0
    return {
      async again({ message }) {
        if (interrupted.aborted) throw new InterruptedError()
        if (deadline === undefined && milliseconds > 0) {
          log.warning(`connection lost, trying again for ${howMany(milliseconds / 1000, 'second')}: ${message}`)
          deadline = clock.now() + milliseconds
        }
        const left = (deadline ?? 0) - clock.now()
        if (deadline === undefined || left <= 0) return false
        if (pause > 0) await clock.wait(Math.min(pause, left), interrupted).catch(ignoreAbort)
        if (interrupted.aborted) throw new InterruptedError()
        pause = Math.min(Math.max(2 * pause, FIRST_PAUSE_MS), LONGEST_PAUSE_MS)
        return true
      },
    }
  }
}

function ignoreAbort(error: unknown): void {
  if ((error as Error).name !== 'AbortError') throw error
}
