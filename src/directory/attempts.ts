/** What is tried again, and for how long, when the connection to the domain controller is lost and nobody is there to be asked. */
import { setTimeout as sleep } from 'node:timers/promises'
import { InterruptedError, type UnavailableError } from '../errors.js'
import type { Logger } from '../process/logger.js'

/** The attempts to get over one loss. */
export interface Attempts {
  /**
   * Called before each attempt, with why the last one failed; settles when it is time.
   * @returns false to give up
   * @throws InterruptedError
   */
  again(loss: UnavailableError): Promise<boolean>
}

export interface Clock {
  /** Milliseconds of a clock that nobody sets. */
  now(): number
  /** Rejects when it is interrupted. */
  wait(milliseconds: number, interrupted: AbortSignal): Promise<unknown>
}

const REAL: Clock = {
  now: () => performance.now(),
  wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
}

/** An idle connection that was cut is there again at once; a domain controller takes minutes to restart. */
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 10_000

/** Attempts for `milliseconds` from the loss on: one at once, then at growing intervals, the last one when the time is over; 0: none. */
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
          log.warning(`connection lost, trying again for ${milliseconds / 1000} seconds: ${message}`)
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
