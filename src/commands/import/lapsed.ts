/** Rejections that are remembered until what they were about has ended. */
import { decide } from '../../core/decisions/decide.js'
import { lapsed } from '../../core/decisions/resolution.js'
import type { Plan } from '../../core/plan/plan.js'
import { APPROVALS } from '../../core/report/approvals.js'
import { someOf } from '../../core/text/some-of.js'
import { howMany } from '../../core/text/how-many.js'
import { updateResolutions } from '../../files/resolutions-file.js'
import type { ImportRun } from './context.js'

/**
 * Forgets rejected deactivations and removals whose cause has ended, and warns once of those that
 * stay.
 * @throws ConfigurationError where the resolutions file cannot be written
 */
export function forgetLapsed({ settings, decisions, log }: ImportRun, plan: Plan): void {
  const gone = lapsed(decisions.rejections, plan.approvals, plan.context.managed)
  const lapses = new Set(gone.map((entry) => JSON.stringify(entry)))
  if (gone.length > 0) updateResolutions(settings.resolutionsFile, [], (entry) => lapses.has(JSON.stringify(entry)))
  const decided = decide(plan.approvals, decisions, { seen: plan.approvals, used: new Set() })
  const active = decided.filter(({ kind, approval }) => kind === 'reject' && APPROVALS[approval.type].lapses)
  if (active.length === 0) return
  const users = someOf(active.map(({ approval }) => approval.user))
  log.warning(
    `${howMany(active.length, 'deactivation or removal stays', 'deactivations or removals stay')} rejected (${settings.resolutionsFile}): ${users}`,
  )
}
