/** Writes that were lost on the way, and those of which nobody knows whether they took effect. */
import type { Failure, Outcome } from './directory.js'

/**
 * Whether a failed write may have taken effect: its answer was lost with the session, or with the
 * domain controller. What was not sent did not, nor did what was looked up since (`lost`, and
 * unavailable).
 */
export function isUncertain(outcome: Outcome): outcome is Failure {
  if (outcome.ok || outcome.notSent === true) return false
  return outcome.category === 'unknown' || (outcome.category === 'unavailable' && outcome.lost !== true)
}

/** The domain controller is there no more, or the session. */
export const isLoss = (outcome: Outcome): outcome is Failure =>
  !outcome.ok && (outcome.category === 'unavailable' || outcome.lost === true)
