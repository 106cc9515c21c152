/**
 * What an import would do, as a file holds it: for somebody to look at, and for the import that may
 * do that and nothing else.
 */
import type { RecordedChange } from '../../generated/journal.js'
import type { SavedPlan } from '../../generated/plan.js'
import { recordedChange } from '../journal/changes.js'
import { subjectKey, type Action } from '../model.js'
import type { PlanContext } from '../plan/context.js'
import type { Plan } from '../plan/plan.js'
import type { RunRecord } from '../report/run-record.js'
import { sha256 } from '../text/sha256.js'

export const PLAN_VERSION = 1

/** @param actions all that the run would perform, with the approved ones */
export function plannedChanges(
  actions: readonly Action[],
  { managed }: Pick<PlanContext, 'managed'>,
): RecordedChange[] {
  const known = {
    managed: new Map(managed.map((user) => [user.guid, user])),
    made: new Map(
      actions.flatMap((action) =>
        action.type === 'create' ? [[subjectKey(action.subject), { guid: null, account: action.sAMAccountName }]] : [],
      ),
    ),
  }
  return actions.map((action, index) => recordedChange(action, index + 1, known))
}

/**
 * The same plan without what a saved one does not hold: the other names of a rename that the domain
 * controller refuses.
 */
export function withoutOtherNames(plan: Plan): Plan {
  const actions = plan.actions.map((action) => (action.type === 'rename' ? { ...action, otherwise: [] } : action))
  return { ...plan, actions }
}

/** @param run complete: the users file and the domain controller were read */
export function savedPlan(
  { operator, host, version, config, users_file, domain_controller }: RunRecord,
  { now, settings }: Pick<PlanContext, 'now' | 'settings'>,
  changes: RecordedChange[],
): SavedPlan {
  const plan = {
    version: PLAN_VERSION,
    made: now.toISOString(),
    by: operator,
    host,
    tool: version,
    managed_user_path: settings.managedUserPath,
    config,
    users_file: users_file!,
    domain_controller: domain_controller!,
    changes,
  } as const
  return { ...plan, hash: planHash(plan) }
}

/**
 * Whether a plan is no longer as it was written. The hash has no key: it finds what was edited, and
 * nobody gains by making one that fits, because nothing is done but what the import would do
 * anyway.
 */
export function isEdited({ hash, ...plan }: SavedPlan): boolean {
  return planHash(plan) !== hash
}

const planHash = (plan: Omit<SavedPlan, 'hash'>): string => sha256(JSON.stringify(plan))
