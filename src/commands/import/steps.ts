/**
 * The steps of a run that has its users file and a domain controller, in their order: read and
 * plan, say what comes of it, let a person confirm what is unusual, perform.
 */
import { anchorsToRemember } from '../../core/plan/set-aside.js'
import { planWarnings } from '../../core/plan/warnings.js'
import { withoutOtherNames } from '../../core/saved-plan/saved-plan.js'
import type { CheckedUsersFile } from '../../core/users-file/read.js'
import { InterruptedError, type LimitError } from '../../errors.js'
import { settleNewNames } from '../../files/new-names.js'
import { isAnyProtectedSince } from '../../interactive/protected-since.js'
import { exceededView, limitError, limitQuestion } from '../../run/limits.js'
import { askUnlocked, readUnderLock, type Held } from '../../run/under-lock.js'
import { confirmLimits } from '../../terminal/confirm-number.js'
import type { ImportRun } from './context.js'
import { activeRejections } from './lapsed.js'
import { reportLearnt } from './learnt.js'
import { performImport } from './perform.js'
import { planFrom, readTargetFor, type Imported, type Planned } from './planned.js'
import { isRematchConfirmed, persistRejections, showRematch } from './rematch.js'
import { compareWithSaved, savePlan } from './saved-plan.js'
import { unmatchedWarnings } from './unmatched.js'

interface ImportedFile extends Imported {
  file: CheckedUsersFile
}

interface ReadAndPlanned extends Planned {
  /** Of earlier runs, by objectGUID of the managed user; null: there is no memory. */
  remembered: ReadonlyMap<string, string> | null
}

/**
 * @param held null: a dry run
 * @returns whether all is to be read anew: another import has run meanwhile, or an account has
 * become protected
 * @throws SyncError that ends the run early
 */
export async function importFile(run: ImportRun, held: Held | null, imported: ImportedFile): Promise<boolean> {
  const planned = await readAndPlan(run, held, imported)
  if (planned === null) return true
  tellPlan(run, planned)
  if (held === null) endRehearsal(run, planned)
  else if (!(await isConfirmed(run, held, planned, imported))) return true
  else if (await perform(run, held, planned, imported)) return true
  for (const line of unmatchedWarnings(run.outcome.unmatched, planned.plan)) run.log.warning(line)
  return false
}

/** null: another import has run meanwhile. */
async function readAndPlan(run: ImportRun, held: Held | null, imported: ImportedFile): Promise<ReadAndPlanned | null> {
  const { settings, log, outcome } = run
  const asRead = await readUnderLock(run, held, () => readTargetFor(run, imported))
  if (asRead === null) return null
  const { target, remembered } = asRead
  if (held !== null) settleNewNames(settings, target.context.newNamed)
  outcome.target = target.context
  reportLearnt(remembered, target.context.managed, log)
  const planned = await readUnderLock(run, held, () => planFrom(run, target, imported.directory))
  return planned === null ? null : { ...planned, remembered }
}

/** @throws ChangedPlanError when this is not the plan of --plan */
function tellPlan(run: ImportRun, { identity, plan, decisions, rehearsal, exceeded }: Planned): void {
  const { log, outcome, options, settings } = run
  const active = activeRejections(plan, decisions, settings.resolutionsFile)
  for (const warning of [...planWarnings(plan), ...active]) log.warning(warning)
  showRematch(run, identity)
  if (options.dryRun) outcome.rehearsed(rehearsal)
  savePlan(run, plan.context, rehearsal.actions)
  compareWithSaved(run, plan.context, rehearsal.actions)
  outcome.exceeded = exceededView(exceeded)
  outcome.planned = outcome.performed.length + rehearsal.actions.length
}

/** @throws LimitError when a real run would exceed a limit */
function endRehearsal(run: ImportRun, planned: Planned): void {
  if (planned.exceeded.length > 0) throw tooMany(run, planned, 'plan')
  run.outcome.performed = [...planned.rehearsal.actions]
}

/**
 * Asks whoever sits at the terminal about what exceeds a limit, and who is matched by name.
 * @returns false when another import has run meanwhile, or an account has become protected
 * @throws LimitError, InterruptedError where nobody says yes
 */
async function isConfirmed(run: ImportRun, held: Held, planned: Planned, { directory }: Imported): Promise<boolean> {
  const { identity, exceeded } = planned
  if (run.asking === null) {
    if (exceeded.length > 0) throw tooMany(run, planned)
    return true
  }
  const { prompts } = run.asking
  const isAsItWas = await askUnlocked(run, held, prompts, async () => {
    if (!(await confirmLimits(prompts, exceeded.map(limitQuestion)))) throw tooMany(run, planned, 'question')
    if (!(await isRematchConfirmed(run, identity)))
      throw new InterruptedError('not matched by name: nothing is changed')
  })
  if (!isAsItWas) return false
  // Nobody was asked, so nobody was waited for.
  if (exceeded.length === 0 && !run.options.rematch) return true
  return !(await isAnyProtectedSince(directory, planned.rehearsal.actions, prompts))
}

/** @returns whether another import has run meanwhile */
async function perform(
  run: ImportRun,
  held: Held,
  { identity, plan, decisions, rehearsal, remembered }: ReadAndPlanned,
  { file, directory }: ImportedFile,
): Promise<boolean> {
  persistRejections(run, decisions.rejections)
  const restamped = run.options.rematch ? identity.renumbered.map(({ user }) => user) : []
  const anchors = anchorsToRemember(remembered ?? new Map<string, string>(), plan.context, restamped)
  // A saved plan is all that may be done, whatever only the domain controller knows.
  const bound = run.saved === null ? { plan } : { plan: withoutOtherNames(plan), spent: rehearsal.unmatched }
  return performImport({ ...run, decisions }, { ...bound, file, anchors }, directory, held)
}

function tooMany({ options }: ImportRun, { identity, exceeded }: Planned, shown?: 'plan' | 'question'): LimitError {
  const renumbered = options.rematch ? 0 : identity.renumbered.length
  return limitError(exceeded, { renumbered, ...(shown && { shown }) })
}
