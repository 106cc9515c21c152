/** What came up in a run and what became of it: the queue of approvals, the tally, and the report of each result. */
import { approvalKey, type Approval } from '../core/model.js'
import type { PlannedFailure } from '../core/plan/steps.js'
import type { Tally } from '../core/report/summary.js'
import type { ApprovedAction } from '../core/safety/approved.js'
import type { Failure, Outcome } from '../directory/directory.js'
import type { ActionResult } from './result.js'
import { Queue } from './queue.js'

export interface LedgerOptions {
  tally: Tally
  /** Called with each change made, failed or refused, as soon as it is known, and the approval that it carries out. */
  report(result: ActionResult, about: Approval | undefined): void
  /** Called with each step that could not even be tried. */
  reportFailure(failure: PlannedFailure): void
}

/** What became of one accepted approval. */
export interface Performed {
  approval: Approval
  /** null: done. */
  error: string | null
  /** The password was refused by the domain: another one may do. */
  passwordRefused: boolean
}

export class Ledger {
  readonly queue = new Queue()
  /** Every approval that came up, decided or not. */
  readonly seen: Approval[] = []

  constructor(private readonly options: LedgerOptions) {}

  /** Approvals that wait for a decision from now on. */
  come(approvals: readonly Approval[]): void {
    for (const approval of approvals) this.seen.push(approval)
    this.queue.add(approvals)
  }

  /** Approvals that wait no longer; what failed about them before does not count any more. */
  settle(approvals: readonly Approval[]): void {
    for (const approval of approvals) this.options.tally.settled(approvalKey(approval))
    this.queue.remove(approvals)
  }

  /** A decision that can't be performed: the approval stays open, and the entry counts as failed. */
  refuse(approval: Approval, error: string): Performed {
    this.options.tally.settled(approvalKey(approval))
    this.fail({ user: approval.user, action: approval.type, error }, approval)
    this.queue.fail(approval, error)
    return { approval, error, passwordRefused: false }
  }

  fail(failure: PlannedFailure, about?: Approval): void {
    this.options.tally.failed(failure, about && approvalKey(about))
    this.options.reportFailure(failure)
  }

  /** @param about the approval that the action carries out, if it does: what became of the one became of the other */
  record(result: ActionResult, about: Approval | undefined): void {
    const { planned, action, outcome, attribute } = result
    const { tally } = this.options
    if (about !== undefined) {
      tally.settled(approvalKey(about))
      if (outcome.ok) this.queue.remove([about])
      else this.queue.fail(about, outcome.message)
    }
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

/** What became of an accepted approval, by what became of its action. */
export const toldOf = (approval: Approval, outcome: Outcome): Performed => ({
  approval,
  error: outcome.ok ? null : outcome.message,
  passwordRefused: !outcome.ok && outcome.category === 'password-policy',
})
