/** The record of a run: the queue of approvals, the tally, and the report of each result. */
import { approvalKey, type Approval } from '../core/model.js'
import type { PlannedFailure } from '../core/plan/steps.js'
import type { Tally } from '../core/report/summary.js'
import type { ApprovedAction } from '../core/safety/approved.js'
import type { Failure, Outcome } from '../directory/directory.js'
import type { ActionResult } from './result.js'
import { Queue } from './queue.js'

export interface LedgerOptions {
  tally: Tally
  /**
   * Called with each change as soon as its outcome is known, and the approval that it carries out.
   */
  report(result: ActionResult, about: Approval | undefined): void
  /** Called with each step that could not be tried. */
  reportFailure(failure: PlannedFailure): void
}

/** The outcome of one accepted approval. */
export interface Performed {
  approval: Approval
  /** null: done. */
  error: string | null
  /** What came of it, where the approval does not say: `created as p.horak2`. */
  result?: string
  /** The domain refused the password; another one may pass. */
  passwordRefused: boolean
}

export class Ledger {
  readonly queue = new Queue()
  /** Every approval that came up, decided or not. */
  readonly seen: Approval[] = []

  constructor(private readonly options: LedgerOptions) {}

  /** Adds approvals that wait for a decision. */
  come(approvals: readonly Approval[]): void {
    for (const approval of approvals) this.seen.push(approval)
    this.queue.add(approvals)
  }

  /** Removes decided approvals. Earlier failures about them no longer count. */
  settle(approvals: readonly Approval[]): void {
    for (const approval of approvals) this.options.tally.settled(approvalKey(approval))
    this.queue.remove(approvals)
  }

  /** For a decision that cannot be performed: the approval stays open and counts as failed. */
  refuse(approval: Approval, error: string): Performed {
    this.options.tally.settled(approvalKey(approval))
    this.recordFailure({ user: approval.user, action: approval.type, error }, approval)
    this.queue.fail(approval, error)
    return { approval, error, passwordRefused: false }
  }

  recordFailure(failure: PlannedFailure, about?: Approval): void {
    this.options.tally.failed(failure, about && approvalKey(about))
    this.options.reportFailure(failure)
  }

  /** @param about the approval that the action carries out, if any: both have the same outcome */
  record(result: ActionResult, about: Approval | undefined): void {
    const { planned, action, outcome, attribute } = result
    const { tally } = this.options
    if (about !== undefined) {
      tally.settled(approvalKey(about))
      if (outcome.ok) this.queue.remove([about])
      else this.queue.fail(about, outcome.message)
    }
    if (!outcome.ok && outcome.notSent === true) return
    this.options.report(result, about)
    if (outcome.ok) tally.succeeded(action)
    else if (!isNameConflict(result)) {
      const failure = {
        user: action.user,
        action: planned.type,
        ...(attribute !== undefined && { attribute }),
        error: outcome.message,
      }
      tally.failed(failure, about && approvalKey(about))
    }
  }
}

export type NameConflictResult = ActionResult & {
  action: Extract<ApprovedAction, { type: 'create' }>
  outcome: Failure
}

/** The domain controller refused a creation for uniqueness that the plan did not foresee. */
export function isNameConflict(result: ActionResult): result is NameConflictResult {
  return result.action.type === 'create' && !result.outcome.ok && result.outcome.category === 'conflict'
}

/** The outcome of an accepted approval, by that of its action. */
export const toldOf = (approval: Approval, outcome: Outcome): Performed => ({
  approval,
  error: outcome.ok ? null : outcome.message,
  passwordRefused: !outcome.ok && outcome.category === 'password-policy',
})
