/** What a run has come to, however it ends: made first, filled on the way, and the summary is made of it. */
import { planView, type Preview } from '../../core/report/view.js'
import { Tally, type Summary } from '../../core/report/summary.js'
import { EXIT_CODES, SyncError } from '../../errors.js'
import type { Workflow } from '../../workflow/workflow.js'

export class RunOutcome {
  readonly tally = new Tally()
  /** Set when the approvals begin: from then on it knows what is pending. */
  workflow: Workflow | null = null
  /** Set by a dry run. */
  preview: Preview | null = null

  /** @param error what ended the run early */
  summary(dryRun: boolean, error?: unknown): Summary {
    const open = this.preview?.approvals.filter(({ decision }) => decision === null)
    const summary = this.tally.summary(open ?? this.workflow?.pending ?? [], dryRun)
    if (this.preview !== null) summary.plan = planView(this.preview)
    if (error !== undefined) summary.error = errorView(error)
    return summary
  }
}

function errorView(error: unknown): NonNullable<Summary['error']> {
  if (!(error instanceof SyncError)) return { message: 'internal error', exit_code: EXIT_CODES.internal.code }
  const { message, exitCode, remedy } = error
  return { message, exit_code: exitCode, ...(remedy !== undefined && { remedy }) }
}
