/**
 * Rehearses a run before its first write. The result tells whether a limit stops the run, and it is
 * all that a dry run does.
 */
import type { ImportOptions } from '../../config/options.js'
import type { Plan } from '../../core/plan/plan.js'
import { exceededLimits, type LimitCheck } from '../../core/safety/limits.js'
import type { Directory } from '../../directory/directory.js'
import { limitsOf } from '../../run/limits.js'
import { readForTakeOver } from '../../snapshot/read-account.js'
import { rehearse, type Rehearsal } from '../../workflow/rehearse.js'
import type { ImportRun } from './context.js'
import { passwordRulesOf } from './open-workflow.js'

/** The actions of the run, and the limits that they would exceed. */
export async function previewRun(
  {
    decisions,
    settings,
    options,
  }: Pick<ImportRun, 'decisions' | 'settings'> & { options: Pick<ImportOptions, 'allow'> },
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
