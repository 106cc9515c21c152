/** Rehearses a run before its first write: what it would do decides whether a limit stops it, and is all that a dry run does. */
import type { Plan } from '../../core/plan/plan.js'
import { exceededLimits, type LimitCheck } from '../../core/safety/limits.js'
import type { Directory } from '../../directory/directory.js'
import { readForTakeOver } from '../../snapshot/read-account.js'
import { rehearse, type Rehearsal } from '../../workflow/rehearse.js'
import type { Run } from './context.js'
import { limitsOf } from './limits.js'
import { passwordRulesOf } from './perform.js'

/** What the run would do, and the limits that it would go beyond. */
export async function previewRun(
  { decisions, settings, options }: Run,
  plan: Plan,
  directory: Directory,
): Promise<{ rehearsal: Rehearsal; exceeded: LimitCheck[] }> {
  const rehearsal = await rehearse({
    plan,
    files: decisions,
    rules: passwordRulesOf(settings),
    readForTakeOver: (candidate) => readForTakeOver(directory, plan.context, candidate),
  })
  return { rehearsal, exceeded: exceededLimits(plan.context, rehearsal.actions, limitsOf(settings, options)) }
}
