/** Why a run ends before its work is done, and how far it came. */
import { InterruptedError, UnavailableError } from '../../errors.js'
import type { Run } from './context.js'
import type { RunOutcome } from './outcome.js'

/** The session closes on Ctrl-C, so whatever finds it closed was interrupted too. */
export function endOf(thrown: unknown, { io, outcome }: Pick<Run, 'io' | 'outcome'>): unknown {
  const isInterrupted = thrown instanceof UnavailableError || thrown instanceof InterruptedError
  return io.interrupted.aborted && isInterrupted ? new InterruptedError(interruption(outcome)) : thrown
}

/** Of an interrupted run: how far it came. */
function interruption({ performed: { length: made }, planned }: RunOutcome): string {
  if (made === 0) return 'interrupted: nothing was changed'
  if (made >= planned) return `interrupted: ${made} changes were made`
  return `interrupted: ${made} of ${planned} changes were made; the next run makes the rest`
}
