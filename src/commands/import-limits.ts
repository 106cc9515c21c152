/**
 * The circuit breaker of a run: counts what it would perform, before the first write.
 */
import type { ImportSettings } from '../config/settings.js'
import { checkLimits, describeCounted, isExceeded, type Limit, type LimitCheck } from '../core/limits.js'
import type { Plan } from '../core/plan.js'
import { decisionOf } from '../core/resolution.js'
import { LimitError } from '../errors.js'
import type { Decisions } from './import-decisions.js'
import type { ImportOptions } from './options.js'

/** The limits that this run goes beyond; [] when it may go on. */
export function exceededLimits(plan: Plan, settings: ImportSettings, options: ImportOptions, decisions: Decisions): LimitCheck[] {
  const accepted = plan.approvals.flatMap((approval) => {
    if (approval.type !== 'disable' && approval.type !== 'leave') return []
    return decisionOf(decisions.approvals, approval)?.decision.kind === 'accept' ? [approval.action] : []
  })
  const limit = (configured: Limit, override: number | undefined): Limit => (override === undefined ? configured : { kind: 'count', value: override })
  return checkLimits(plan.context, [...plan.actions, ...accepted], {
    deactivations: limit(settings.maxDeactivations, options.allowDeactivations),
    leaves: limit(settings.maxLeaves, options.allowLeaves),
  }).filter(isExceeded)
}

/** One error for all limits, with whom they are about and how to go on. */
export function limitError(exceeded: readonly LimitCheck[]): LimitError {
  const problems = exceeded.map(({ what, count, of, allowed, actions }) => {
    const whom = actions.slice(0, 10).map(describeCounted)
    const more = actions.length > whom.length ? ` and ${actions.length - whom.length} more` : ''
    const base = what === 'deactivations' ? 'enabled managed users' : 'managed memberships'
    return `this run would perform ${count} ${what} of ${of} ${base}, and ${allowed} are allowed: ${whom.join(', ')}${more}`
  })
  const flags = exceeded.map(({ what, count }) => `--allow-${what} ${count}`)
  return new LimitError(problems.join('; '), `look at it with --dry-run; if it is meant, run once with ${flags.join(' ')}`)
}
