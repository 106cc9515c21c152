/**
 * What an import would do: the target is read, and all is planned and rehearsed. Nothing is
 * written.
 */
import { setImmediate } from 'node:timers/promises'
import type { ImportOptions } from '../../config/options.js'
import { identify, type Identity } from '../../core/plan/identify.js'
import { makePlan, type Plan } from '../../core/plan/plan.js'
import type { DecisionFiles } from '../../core/decisions/decide.js'
import { exceededLimits, type LimitCheck } from '../../core/safety/limits.js'
import type { CheckedUsersFile } from '../../core/users-file/read.js'
import { howMany } from '../../core/text/how-many.js'
import type { Directory } from '../../directory/directory.js'
import { readDisabledAccounts } from '../../files/disabled-accounts.js'
import { isFirstUnfinished, readAnchors } from '../../files/remembered.js'
import { readNewNames } from '../../files/new-names.js'
import { limitsOf } from '../../run/limits.js'
import { readForTakeOver } from '../../snapshot/read-account.js'
import { withVersions } from '../../snapshot/state-versions.js'
import { readHoldersFor, readTarget, type Target } from '../../snapshot/target.js'
import { rehearse, type Rehearsal } from '../../workflow/rehearse.js'
import type { ImportRun } from './context.js'
import { passwordRulesOf } from './open-workflow.js'
import { rejectionsOf } from './rematch.js'

/** The part of a run that its plan depends on. */
export interface Planning extends Pick<ImportRun, 'settings' | 'io' | 'decisions'> {
  options: Pick<ImportOptions, 'rematch' | 'acceptAnchors' | 'allow'>
}

export interface Imported {
  file: Pick<CheckedUsersFile, 'people' | 'searchGroups'>
  directory: Directory
  /** By the domain controller's clock. */
  now: Date
}

/**
 * @param alsoRead attributes besides those of the people
 * @throws ConfigurationError when the config names objects that do not exist or must not be used
 */
export async function readTargetFor(
  { settings, options, io }: Planning,
  { file, directory, now }: Imported,
  alsoRead: readonly string[] = [],
): Promise<{ target: Target; remembered: ReadonlyMap<string, string> | null }> {
  io.status.show(`reading the target, for ${howMany(file.people.length, 'person', 'people')} ...`)
  const remembered = readAnchors(settings)
  const given = {
    people: file.people,
    searchGroups: file.searchGroups,
    rematch: options.rematch,
    newNamed: readNewNames(settings),
    disabledHere: readDisabledAccounts(settings),
    isFirstUnfinished: isFirstUnfinished(settings),
    versions: new Map<string, never>(),
    rememberedAnchors: (options.acceptAnchors ? null : remembered) ?? new Map<string, string>(),
    now,
  }
  return { target: await readTarget(directory, settings, given, alsoRead), remembered }
}

export interface Planned {
  identity: Identity
  plan: Plan
  /** With the rejections by their present anchors. */
  decisions: DecisionFiles
  rehearsal: Rehearsal
  exceeded: LimitCheck[]
}

/** Between stages that keep the process busy, the moving line counts on. */
const lineMoves = (): Promise<void> => setImmediate()

/** @throws UnavailableError */
export async function planFrom(planning: Planning, target: Target, directory: Directory): Promise<Planned> {
  const { settings, options, io } = planning
  io.status.show('planning ...')
  await lineMoves()
  const identity = await withVersions(identify(target.context), directory)
  const holders = await readHoldersFor(directory, target, identity)
  const decisions = { ...planning.decisions, rejections: rejectionsOf(planning, identity) }
  const plan = makePlan(identity, holders, decisions.rejections)
  await lineMoves()
  const rehearsal = await rehearse({
    plan,
    files: decisions,
    rules: passwordRulesOf(settings),
    readForTakeOver: (candidate) => readForTakeOver(directory, plan.context, candidate),
  })
  const exceeded = exceededLimits(plan.context, rehearsal.actions, limitsOf(settings, options))
  return { identity, plan, decisions, rehearsal, exceeded }
}
