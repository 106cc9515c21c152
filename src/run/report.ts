/** What a run does in the log: a line for every change that was made or refused, and its end. */
import type { ActionResult } from '../workflow/result.js'
import { describeAction, describeDone } from '../core/report/actions.js'
import type { PlannedFailure } from '../core/plan/steps.js'
import { describeExpiring } from '../core/report/expiry.js'
import { howMany } from '../core/text/how-many.js'
import type { Logger } from '../process/logger.js'
import type { RunOutcome } from './outcome.js'

/** @param accepted by whom and by which means it was accepted; null: it happens by itself */
export function reportResult({ action, outcome }: ActionResult, accepted: string | null, log: Logger): void {
  if (outcome.ok) log.info(accepted === null ? describeDone(action) : `${describeDone(action)} (${accepted})`, 'change')
  else
    log.error(
      `could not ${describeAction(action)}: ${outcome.message} (${outcome.category}${outcome.code === null ? '' : ` ${outcome.code}`})`,
      'failedChange',
    )
}

/** Logs a step that was not sent to the directory. */
export function reportFailure({ action, user, error }: PlannedFailure, log: Logger): void {
  log.error(`could not ${action} "${user}": ${error}`, 'failedChange')
}

const DONE = ['created', 'updated', 'renamed', 'enabled', 'disabled', 'joined', 'left', 'failed'] as const

/** Logs the changes of a run, and the pending approvals, in a line each. */
export function reportEnd(outcome: RunOutcome, dryRun: boolean, log: Logger): void {
  const summary = outcome.summary(dryRun)
  const { extended } = outcome.tally
  const pending = summary.required_interactions
  if (pending.length > 0) {
    const types = [...new Set(pending.map(({ type }) => type))]
    const counts = types.map((type) => `${pending.filter((entry) => entry.type === type).length} ${type}`)
    log.info(
      `${howMany(pending.length, 'approval is', 'approvals are')} pending: ${counts.join(', ')}`,
      'approvalPending',
    )
  }
  const { expiring } = outcome
  // Without a newer file, everybody is locked out in the end.
  if (expiring?.isCliff) log.warning(describeExpiring(expiring), 'expiryWarning')
  else if (expiring !== null) log.info(describeExpiring(expiring), 'expiring')
  if (dryRun) return log.info('dry run ended', 'runEnded')
  const what = outcome.run?.undoes === undefined ? 'import' : 'undo'
  const counts = [...DONE.map((name) => [summary[name].length, name] as const), [extended, 'extended'] as const]
  const done = counts.filter(([count]) => count > 0).map(([count, name]) => `${count} ${name}`)
  log.info(`${what} ended: ${done.join(', ') || 'nothing changed'}`, 'runEnded')
}
