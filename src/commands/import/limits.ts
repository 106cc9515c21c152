/**
 * The circuit breaker of a run: counts what it would perform, before the first write.
 */
import type { ImportSettings } from '../../config/settings.js'
import { checkLimits, describeCounted, isExceeded, type Limit, type LimitCheck } from '../../core/safety/limits.js'
import { noSteps, type Action, type Approval, type Steps } from '../../core/model.js'
import { membershipSteps } from '../../core/plan/memberships.js'
import type { Plan } from '../../core/plan/plan.js'
import { decisionOf } from '../../core/decisions/resolution.js'
import { takeOverCandidate, type NameApproval } from '../../core/plan/resolve-name.js'
import { LimitError } from '../../errors.js'
import type { ImportOptions } from '../../config/options.js'
import type { Decisions } from './decisions.js'

/** The limits that this run goes beyond; [] when it may go on. */
export function exceededLimits(
  plan: Plan,
  settings: Pick<ImportSettings, 'maxDeactivations' | 'maxLeaves'>,
  options: Pick<ImportOptions, 'allowDeactivations' | 'allowLeaves'>,
  decisions: Pick<Decisions, 'approvals'>,
): LimitCheck[] {
  const actions = [...plan.actions, ...approvedActions(plan, plan.approvals, decisions)]
  const limit = (configured: Limit, override: number | undefined): Limit =>
    override === undefined ? configured : { kind: 'count', value: override }
  return checkLimits(plan.context, actions, {
    deactivations: limit(settings.maxDeactivations, options.allowDeactivations),
    leaves: limit(settings.maxLeaves, options.allowLeaves),
  }).filter(isExceeded)
}

/** Deactivations and removals that the approvals file accepts, those of accounts that it takes over among them. */
function approvedActions(
  plan: Plan,
  approvals: readonly Approval[],
  decisions: Pick<Decisions, 'approvals'>,
): Action[] {
  return approvals.flatMap((approval) => {
    const decision = decisionOf(decisions.approvals, approval)?.decision
    if (decision?.kind !== 'accept') return []
    if (approval.type === 'disable' || approval.type === 'leave') return [approval.action]
    if (approval.type !== 'name' || !decision.takeOver) return []
    const steps = membershipsAfterTakeOver(plan, approval)
    return [...steps.actions, ...approvedActions(plan, steps.approvals, decisions)]
  })
}

function membershipsAfterTakeOver({ context }: Plan, approval: NameApproval): Steps {
  const candidate = takeOverCandidate(approval)
  if ('refused' in candidate) return noSteps
  const { guid, memberOf } = candidate.account
  const subject = { kind: 'existing', guid } as const
  return membershipSteps(context, {
    user: approval.wanted.name,
    subject,
    person: approval.person,
    memberOf,
    primaryGroup: null,
  })
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
  return new LimitError(
    problems.join('; '),
    `look at it with --dry-run; if it is meant, run once with ${flags.join(' ')}`,
  )
}
