/** Rejections that are remembered until what they were about has ended. */
import { decide, type DecisionFiles } from '../../core/decisions/decide.js'
import { lapsed } from '../../core/decisions/lapsed.js'
import { entriesAbout } from '../../core/decisions/resolution.js'
import type { Approval } from '../../core/model.js'
import type { Plan } from '../../core/plan/plan.js'
import { APPROVALS } from '../../core/report/approvals.js'
import { someOf } from '../../core/text/some-of.js'
import { howMany } from '../../core/text/how-many.js'
import { updateResolutions } from '../../files/resolutions-file.js'
import type { ImportRun } from './context.js'

/**
 * Forgets rejected deactivations and removals whose cause has ended.
 * @throws ConfigurationError where the resolutions file cannot be written
 */
export function forgetLapsed({ settings, decisions }: Pick<ImportRun, 'settings' | 'decisions'>, plan: Plan): void {
  const lapses = new Set(lapsed(decisions.rejections, plan).map((entry) => JSON.stringify(entry)))
  if (lapses.size > 0) updateResolutions(settings.resolutionsFile, [], (entry) => lapses.has(JSON.stringify(entry)))
}

/** One sentence about those that stay rejected in this run; [] where there are none. */
export function activeRejections(
  { approvals }: Pick<Plan, 'approvals'>,
  decisions: DecisionFiles,
  resolutionsFile: string,
): string[] {
  const decided = decide(approvals, decisions, { seen: approvals, used: new Set() })
  const isRemembered = (approval: Approval) => entriesAbout(decisions.rejections, approval).length > 0
  const active = decided.filter(
    ({ kind, approval }) => kind === 'reject' && APPROVALS[approval.type].lapses && isRemembered(approval),
  )
  if (active.length === 0) return []
  const users = someOf(active.map(({ approval }) => approval.user))
  return [
    `${howMany(active.length, 'deactivation or removal stays', 'deactivations or removals stay')} rejected (${resolutionsFile}): ${users}`,
  ]
}
