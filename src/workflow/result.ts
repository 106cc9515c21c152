/** What became of an action, as `apply` reports it. */
import type { ApprovedAction } from '../core/safety/approved.js'
import type { Outcome } from '../directory/directory.js'

export interface ActionResult {
  /** As it was sent at first. */
  planned: ApprovedAction
  /**
   * As it was carried out in the end: a rename under another name, an update or a creation without
   * what was refused.
   */
  action: ApprovedAction
  outcome: Outcome
  /**
   * The result is about this attribute only, which was refused; all else of `planned` has a result
   * of its own.
   */
  attribute?: string
}

/** One outcome for each action, in their order. All of a batch are of one kind. */
export type WriteBatch = (batch: readonly ApprovedAction[]) => Promise<readonly Outcome[]>

/** The results of a batch that nothing is to be done about any more. */
export const resultsOf = (batch: readonly ApprovedAction[], outcomes: readonly Outcome[]): ActionResult[] =>
  batch.map((action, index) => ({ planned: action, action, outcome: outcomes[index]! }))
