/** The result of planning, for one person or for many, and how parts of it are joined. */
import type { Action, Approval } from '../model.js'

export interface PlannedFailure {
  user: string
  action: string
  /** Set when only this attribute is not written. */
  attribute?: string
  error: string
}

/** Actions that happen by themselves, approvals and failures. */
export interface Steps {
  actions: readonly Action[]
  approvals: readonly Approval[]
  failures: readonly PlannedFailure[]
}
export const noSteps: Steps = { actions: [], approvals: [], failures: [] }
export function joinSteps(parts: readonly Steps[]): Steps {
  // Most users of most groups need nothing.
  const some = parts.filter((part) => part !== noSteps)
  if (some.length === 0) return noSteps
  return {
    actions: some.flatMap((part) => part.actions),
    approvals: some.flatMap((part) => part.approvals),
    failures: some.flatMap((part) => part.failures),
  }
}
