/** A run that writes: one at a time, recorded from its beginning to its end, however it ends. */
import { attempt } from '../../files/attempt.js'
import { acquireLock, type Lock } from '../../files/lock.js'
import { stateFolder } from '../../files/resolutions-file.js'
import type { Run } from './context.js'
import { endOf } from './early-end.js'
import { openRecorder } from './open-recorder.js'
import { errorView } from './outcome.js'
import type { Recorder } from './recorder.js'

/** What a run holds that is no dry run. */
export interface Held {
  lock: Lock
  recorder: Recorder
}

/**
 * @param exitCode of a run that does not end early
 * @throws LockedError when another run has the lock; what `act` throws
 */
export async function underLock(
  run: Pick<Run, 'settings' | 'io' | 'log' | 'outcome'>,
  act: (held: Held) => Promise<void>,
  exitCode: () => number,
): Promise<void> {
  const { settings, log, outcome } = run
  const lock = await acquireLock(stateFolder(settings.resolutionsFile), settings.managedUserPath, {
    warn: (message) => log.warning(message),
  })
  try {
    const recorder = openRecorder(run)
    const pending = () => (outcome.hasAsked ? outcome.pending().map(({ approval }) => approval) : null)
    await act({ lock, recorder }).catch((thrown: unknown) => {
      const error = endOf(thrown, run)
      // Why the run ends is what counts, also where that cannot be recorded.
      attempt(() => recorder.ended(errorView(error).exit_code, errorView(error).message, pending()))
      throw error
    })
    recorder.ended(exitCode(), null, pending())
  } finally {
    lock.release()
  }
}
