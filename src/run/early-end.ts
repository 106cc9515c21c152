/** Why a run ends before its work is done, and how far it came. */
import { InterruptedError, UnavailableError } from '../errors.js'
import type { Run } from './context.js'
import type { RunOutcome } from './outcome.js'
import { howMany } from '../core/text/how-many.js'

/** The session closes on Ctrl-C, so whatever finds it closed was interrupted too. */
export function endOf(thrown: unknown, { io, outcome }: Pick<Run, 'io' | 'outcome'>): unknown {
  // One that says more is told as it is.
  const isBare = thrown instanceof InterruptedError && thrown.message === new InterruptedError().message
  if (!io.interrupted.aborted || !(isBare || thrown instanceof UnavailableError)) return thrown
  // The second Ctrl-C gives up a step that may have taken effect.
  const given = io.abandoned.aborted && thrown instanceof UnavailableError ? ` (${thrown.message})` : ''
  return new InterruptedError(`interrupted: ${howFar(outcome)}${given}`)
}

function howFar({ performed: { length: made }, planned, tally }: RunOutcome): string {
  if (made === 0 && tally.failures.length === 0) return 'nothing was changed'
  if (made >= planned) return `${howMany(made, 'change was', 'changes were')} made`
  return `${made} of ${howMany(planned, 'change')} ${made === 1 ? 'was' : 'were'} made; the next run makes the rest`
}
