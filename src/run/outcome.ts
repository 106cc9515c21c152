/**
 * The outcome of a run: created first and filled on the way, so that there is a summary however the
 * run ends.
 */
import type { LogLevel } from '../core/log-level.js'
import type { Action, ManagedUser } from '../core/model.js'
import { keysOfEntry, type Resolution } from '../core/decisions/resolution.js'
import { accountsAfter, expiring, type Expiring } from '../core/report/expiry.js'
import { planView, type PlanView, type Preview } from '../core/report/plan-view.js'
import type { RunRecord } from '../core/report/run-record.js'
import type { SavedPasswords } from '../core/report/saved-passwords.js'
import type { Difference } from '../core/saved-plan/compare.js'
import { Tally, type ExceededLimit, type Summary } from '../core/report/summary.js'
import { EXIT_CODES, SyncError } from '../errors.js'
import type { Pending } from '../workflow/queue.js'
import type { Rehearsal } from '../workflow/rehearse.js'

export class RunOutcome {
  tally = new Tally()
  /** Of the log, once the settings are known: lines that are less severe are nowhere. */
  logLevel: LogLevel = 'INFO'
  /** The approvals that wait for a decision; [] before the workflow begins. */
  pending: () => readonly Pending[] = () => []
  /** Whether the run came as far as its approvals. */
  hasAsked = false
  /** Whether all that the files decide was carried out, for the users file that was read last. */
  isCarriedOut = false
  /** Set by a dry run. */
  preview: Preview | null = null
  /** Entries of the approvals file that were about nothing. */
  unmatched: readonly Resolution[] = []
  /** Filled during the run. */
  run: RunRecord | null = null
  /**
   * The managed users as they were read, and when, by the domain controller's clock; null before
   * that.
   */
  target: { managed: readonly ManagedUser[]; now: Date } | null = null
  /** What has been done; of a dry run, what would be. */
  performed: Action[] = []
  /** How many changes the files decide. */
  planned = 0
  /** The limits that the run exceeds. */
  exceeded: readonly ExceededLimit[] = []
  /** What is no longer as the saved plan says. */
  differences: readonly Difference[] = []
  /** Where the new passwords are; null: they were not saved. */
  passwords: () => SavedPasswords | null = () => null
  /** How many changes somebody has seen in a list and confirmed; null: nobody has. */
  changesConfirmed: number | null = null
  /** Of an undo: how many users it changes. */
  usersToChange: number | null = null

  /** The result of a dry run: all that the run would do. */
  rehearsed({ tally, pending, unmatched, preview }: Rehearsal): void {
    this.tally = tally
    this.pending = () => pending
    this.unmatched = unmatched
    this.preview = preview
  }

  /** Who expires soon, after what was done; null where the target was not read. */
  get expiring(): Expiring | null {
    const { target, performed } = this
    return target === null ? null : expiring(accountsAfter(target.managed, performed), target.now)
  }

  /** What the run is to list as done; of a dry run nothing. */
  get done(): PlanView {
    const isTold = this.preview !== null || this.performed.length === this.changesConfirmed
    const actions = isTold ? [] : this.performed
    return planView({ actions, approvals: [], failures: [] })
  }

  /** @param error that ended the run early */
  summary(dryRun: boolean, error?: unknown): Summary {
    return {
      ...this.tally.summary(this.pending(), dryRun),
      unmatched: this.unmatched.map(keysOfEntry),
      exceeded: [...this.exceeded],
      ...(this.run !== null && { run: this.run }),
      ...(this.differences.length > 0 && { differences: [...this.differences] }),
      ...(this.preview !== null && { plan: planView(this.preview) }),
      ...(this.usersToChange !== null && { confirm: this.usersToChange }),
      ...(error !== undefined && { error: errorView(error) }),
    }
  }
}

export function errorView(error: unknown): NonNullable<Summary['error']> {
  if (!(error instanceof SyncError)) return { message: 'internal error', exit_code: EXIT_CODES.internal.code }
  const { message, exitCode, remedy, denied } = error
  const more = { ...(remedy !== undefined && { remedy }), ...(denied && { access_denied: true as const }) }
  return { message, exit_code: exitCode, ...more }
}
