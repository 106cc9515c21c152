/** The plan of an undo, from the journal and the target as it is, and the limits it exceeds. */
import type { PlanContext } from '../../core/plan/context.js'
import { exceededLimits, type LimitCheck } from '../../core/safety/limits.js'
import { attributesOf, principalsBefore } from '../../core/undo/net-changes.js'
import { someOf } from '../../core/text/some-of.js'
import { accountsOf, expiredAmong, planUndo, type UndoPlan } from '../../core/undo/plan-undo.js'
import { howMany } from '../../core/text/how-many.js'
import type { Directory } from '../../directory/directory.js'
import { readDisabledAccounts } from '../../files/disabled-accounts.js'
import { readAnchors } from '../../files/remembered.js'
import { exceededView, limitsOf } from '../../run/limits.js'
import { readAccounts } from '../../snapshot/holders.js'
import { contextWithVersions } from '../../snapshot/state-versions.js'
import { readTarget } from '../../snapshot/target.js'
import { readWhereabouts } from '../../snapshot/whereabouts.js'
import type { UndoRun } from './context.js'

export interface PlannedUndo {
  context: PlanContext
  plan: UndoPlan
  exceeded: LimitCheck[]
  /** How many accounts are changed. */
  count: number
}

export async function readAndPlan(run: UndoRun, directory: Directory, now: Date): Promise<PlannedUndo> {
  const { settings, options, outcome, log, io } = run
  io.status.show(`reading the target, for ${howMany(run.toUndo.changes.length, 'account')} ...`)
  const { context, plan } = await planOf(run, directory, now)
  const exceeded = exceededLimits(context, plan.actions, limitsOf(settings, options))
  const count = accountsOf(plan.actions).length
  outcome.exceeded = exceededView(exceeded)
  outcome.usersToChange = count
  const expired = expiredAmong(plan.actions, context)
  if (expired.length > 0)
    log.warning(
      `${expired.length} of those who come back ${expired.length === 1 ? 'has' : 'have'} expired, and can log on when an import moves their date: ${someOf(expired)}`,
    )
  return { context, plan, exceeded, count }
}

async function planOf(
  { settings, options, toUndo: { changes, later, madePerhaps } }: UndoRun,
  directory: Directory,
  now: Date,
): Promise<{ context: PlanContext; plan: UndoPlan }> {
  const attributes = attributesOf(changes)
  const given = {
    people: [],
    searchGroups: null,
    rematch: false,
    newNamed: new Map<string, never>(),
    rememberedAnchors: readAnchors(settings) ?? new Map<string, string>(),
    disabledHere: readDisabledAccounts(settings),
    isFirstUnfinished: false,
    versions: new Map<string, never>(),
    now,
  }
  const target = await readTarget(directory, { ...settings, attributes }, given, attributes)
  const disabled = new Set(changes.flatMap(({ guid, state }) => (state === 'disable' ? [guid] : [])))
  const comingBack = target.context.managed.filter(({ guid }) => disabled.has(guid))
  const context = await contextWithVersions(target.context, comingBack, directory)
  const known = new Set(context.managed.map(({ guid }) => guid))
  const missing = changes.map(({ guid }) => guid).filter((guid) => !known.has(guid))
  const elsewhere = await readWhereabouts(directory, missing)
  const accounts = await readAccounts(directory, principalsBefore(changes))
  const isNamed = options.only !== undefined
  return { context, plan: planUndo(changes, { context, later, elsewhere, accounts, isNamed, madePerhaps }) }
}
