/** A run that writes: one at a time, recorded from its beginning to its end, however it ends. */
import { EXIT_CODES, InterruptedError, LockedError } from '../errors.js'
import { attempt } from '../files/attempt.js'
import { SharedLock } from '../files/shared-lock.js'
import { sayAnew } from '../interactive/another-import.js'
import type { Prompts } from '../terminal/prompts.js'
import type { Run } from './context.js'
import { endOf } from './early-end.js'
import { openRecorder } from './open-recorder.js'
import { errorView } from './outcome.js'
import type { Recorder } from './recorder.js'

const NOT_RECORDED = 'the end of this run is not recorded, because another import is running'

/** What a run holds that is no dry run. */
export interface Held {
  lock: SharedLock
  recorder: Recorder
  /** The run has written nothing yet of what it plans, so that the lock may be let go. */
  isReading: boolean
}

/** Another import is finished with by then, or hangs. */
const WAIT_MS = 600_000
/** Nobody waits longer only for the last line of the record. */
const WAIT_AT_THE_END_MS = 10_000

/**
 * @param exitCode of a run that does not end early
 * @throws LockedError when another run has the lock; what `act` throws
 */
export async function underLock(run: Run, act: (held: Held) => Promise<void>, exitCode: () => number): Promise<void> {
  const { settings, log, outcome } = run
  const lock = await SharedLock.acquire(settings, {
    warn: (message) => log.warning(message),
  })
  try {
    const recorder = openRecorder(run)
    const held = { lock, recorder, isReading: false }
    const pending = () => (outcome.hasAsked ? outcome.pending().map(({ approval }) => approval) : null)
    await act(held).catch(async (thrown: unknown) => {
      const error = endOf(thrown, run)
      // Why the run ends is what counts, also where that cannot be recorded.
      const { exit_code: code, message } = errorView(error)
      if (await takenAtTheEnd(run, held)) attempt(() => recorder.ended(code, message, pending(), outcome.isCarriedOut))
      throw error
    })
    if (await takenAtTheEnd(run, held)) recorder.ended(exitCode(), null, pending())
  } finally {
    lock.release()
  }
}

/** Records a run that ends before it has taken the lock. Why it ends is what counts. */
export async function recordEnd(run: Run, error: unknown): Promise<void> {
  const end = async () => {
    throw error
  }
  await underLock(run, end, () => EXIT_CODES.done.code).catch((thrown: unknown) => {
    if (thrown instanceof LockedError) run.log.warning(`${NOT_RECORDED}: ${thrown.message}`)
  })
}

/**
 * Takes the lock again, after a person was waited for.
 * @returns whether no other run has written meanwhile
 * @throws LockedError, InterruptedError
 */
export async function takeAgain({ io }: Pick<Run, 'io'>, { lock, recorder }: Held, waitMs = WAIT_MS): Promise<boolean> {
  if (lock.isHeld) return true
  await lock.take({ waitMs, stop: io.interrupted })
  return recorder.catchUp()
}

/**
 * Asks a person without the lock.
 * @param ask throws where the person says no, which ends the run whatever has happened meanwhile
 * @returns false when another run has written meanwhile, which the person is told: then all is to
 * be read and asked anew
 * @throws LockedError, InterruptedError
 */
export async function askUnlocked(
  run: Pick<Run, 'io'>,
  held: Held,
  prompts: Prompts,
  ask: () => Promise<void>,
): Promise<boolean> {
  held.lock.release()
  await ask()
  const isAsItWas = await takeAgain(run, held)
  if (!isAsItWas) sayAnew(prompts)
  return isAsItWas
}

/**
 * Reads what a plan rests on. A person who is asked about a lost connection meanwhile keeps nobody
 * from importing; while the run writes, the lock stays, because another import would plan from a
 * change that may still come.
 * @returns null when another run has written meanwhile, which the person is told: then all is to be
 * read anew
 * @throws LockedError, InterruptedError
 */
export async function readUnderLock<T>(
  run: Pick<Run, 'io'> & { asking: { prompts: Prompts } | null },
  held: Held | null,
  read: () => Promise<T>,
): Promise<T | null> {
  if (held === null) return read()
  held.isReading = true
  try {
    const result = await read()
    if (await takeAgain(run, held)) return result
    if (run.asking !== null) sayAnew(run.asking.prompts)
    return null
  } finally {
    held.isReading = false
  }
}

/** Lets go of the lock where a person is asked while the target is read. */
export function letGoWhileReading(held: Held | null): void {
  if (held?.isReading === true) held.lock.release()
}

/** Whether the end of the run can be recorded. */
async function takenAtTheEnd(run: Run, held: Held): Promise<boolean> {
  try {
    await takeAgain(run, held, WAIT_AT_THE_END_MS)
    return true
  } catch (error) {
    if (!(error instanceof LockedError || error instanceof InterruptedError)) throw error
    run.log.warning(`${NOT_RECORDED}: ${error.message}`)
    return false
  }
}
