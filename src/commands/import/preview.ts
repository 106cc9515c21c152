/** A dry run: the same plan, stopped before the first write. */
import type { Plan } from '../../core/plan/plan.js'
import { decide } from './decisions.js'
import { exceededLimits, limitError } from './limits.js'
import type { Run } from './context.js'

export function preview({ decisions, settings, options, log, outcome }: Omit<Run, 'asking'>, plan: Plan): void {
  const exceeded = exceededLimits(plan, settings, options, decisions)
  if (exceeded.length > 0)
    log.warning(`without --dry-run this would stop before any write: ${limitError(exceeded).message}`)
  const approvals = plan.approvals.map((approval) => ({ approval, decision: decide(decisions, approval) }))
  outcome.preview = { actions: plan.actions, approvals, failures: plan.failures }
}
