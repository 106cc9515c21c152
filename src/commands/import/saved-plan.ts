/** `--dry-run --plan-file FILE` saves the plan, and `--plan FILE` does that and nothing else. */
import type { ImportOptions } from '../../config/options.js'
import type { ImportSettings } from '../../config/settings.js'
import type { Action } from '../../core/model.js'
import { sameDn } from '../../core/names/distinguished-name.js'
import type { PlanContext } from '../../core/plan/context.js'
import { localMinute } from '../../core/report/times.js'
import { quote } from '../../core/report/values.js'
import { differencesBetween } from '../../core/saved-plan/compare.js'
import { plannedChanges, savedPlan } from '../../core/saved-plan/saved-plan.js'
import { howMany } from '../../core/text/how-many.js'
import { ChangedPlanError, ConfigurationError } from '../../errors.js'
import { readPlan, writePlan } from '../../files/plan-file.js'
import type { SavedPlan } from '../../generated/plan.js'
import type { ImportRun } from './context.js'

/** The summary has them all. */
const SHOWN = 40

/**
 * The plan of --plan; null without one.
 * @throws ConfigurationError when it cannot be used, or is to be saved by a run that is no dry run
 */
export function readSavedPlan(
  { dryRun, planFile, plan: path }: Pick<ImportOptions, 'dryRun' | 'planFile' | 'plan'>,
  { configHash, configFile, managedUserPath }: ImportSettings,
): SavedPlan | null {
  if (planFile !== undefined && !dryRun)
    throw new ConfigurationError('--plan-file saves the plan of a dry run', 'add --dry-run, or leave it out')
  if (path === undefined) return null
  const plan = readPlan(path)
  const refuse = (why: string) =>
    new ConfigurationError(`the plan ${path} is for another ${why}`, 'make a plan with the config of this run')
  if (!sameDn(plan.managed_user_path, managedUserPath))
    throw refuse(`managed_user_path: ${plan.managed_user_path}, not ${managedUserPath}`)
  if (plan.config.hash !== configHash)
    throw refuse(`config: ${plan.config.path} (SHA-256 ${plan.config.hash}), not ${configFile} (SHA-256 ${configHash})`)
  return plan
}

/** @param actions all that the run would perform */
export function savePlan({ options, outcome, log }: ImportRun, context: PlanContext, actions: readonly Action[]): void {
  const path = options.planFile
  if (path === undefined || outcome.run === null) return
  const plan = savedPlan(outcome.run, context, plannedChanges(actions, context))
  writePlan(path, plan)
  log.info(`the plan, of ${howMany(plan.changes.length, 'change')}, is saved in ${path}; import --plan does it`)
}

/**
 * @param actions all that the run would perform; after another import has come between, all that it
 * would perform besides what it has done
 * @throws ChangedPlanError when that is not what the saved plan says
 */
export function compareWithSaved(
  { saved, options, outcome }: ImportRun,
  context: PlanContext,
  actions: readonly Action[],
): void {
  const file = outcome.run?.users_file
  if (saved === null || file == null) return
  const { expirationTime, expirationSlack } = context.settings
  const changes = plannedChanges(actions, context)
  const isBegun = outcome.hasAsked
  const found = differencesBetween(saved, { users_file: file, changes, expirationTime, expirationSlack, isBegun })
  if (found.length === 0) return
  outcome.differences = found
  const lines = found
    .slice(0, SHOWN)
    .map(({ who, what, then, now }) => `${quote(who)}, ${what}: then ${then}, now ${now}`)
  const more = found.length > SHOWN ? [`and ${found.length - SHOWN} more; the summary's differences are all`] : []
  const { plan } = options
  if (isBegun)
    throw new ChangedPlanError(
      `the plan ${plan} of ${localMinute(saved.made)} was carried out, and after another import there is more to do, which is not done; ${howMany(found.length, 'difference')}`,
      'look at the differences; the next run asks about what is still open',
      [...lines, ...more],
    )
  throw new ChangedPlanError(
    `the plan ${plan} of ${localMinute(saved.made)} is no longer what would be done; ${howMany(found.length, 'difference')}, nothing is changed`,
    'look at the differences, and make a new plan: import --dry-run --plan-file FILE',
    [...lines, ...more],
  )
}
