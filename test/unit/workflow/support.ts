/** A workflow over a directory in memory, from a plan's input to what became of it. */
import type { Resolution } from '../../../src/core/decisions/resolution.js'
import type { Approval, Holder, ManagedUser } from '../../../src/core/model.js'
import type { PlannedFailure } from '../../../src/core/plan/steps.js'
import type { ApprovedAction } from '../../../src/core/safety/approved.js'
import type { Plan } from '../../../src/core/plan/plan.js'
import type { Preview } from '../../../src/core/report/plan-view.js'
import { Tally, type Summary } from '../../../src/core/report/summary.js'
import { rehearse, type Rehearsal } from '../../../src/workflow/rehearse.js'
import type { WorkflowOptions } from '../../../src/workflow/options.js'
import { Workflow } from '../../../src/workflow/workflow.js'
import { managed, planOf, type Input } from '../builders.js'
import { MemoryDirectory, type Refuse } from './memory-directory.js'

export interface Scene {
  input: Input
  /** The plan that is carried out, made of the input's. */
  bound?: (plan: Plan) => Plan
  approvals?: readonly Resolution[]
  rejections?: readonly Resolution[]
  /** Of the approvals, those that resolve no name. */
  spent?: readonly Resolution[]
  refuse?: Refuse
  /** Called before each batch; throws to stop. */
  checkpoint?: () => void
  /** The account that a take-over finds; by default an enabled one in no group. */
  account?: Partial<ManagedUser> | { refused: string }
  /** Instead of that: the account of each. */
  accountOf?: (candidate: Holder) => ManagedUser
  /** Why accounts are protected by now, by objectGUID. */
  protections?: ReadonlyMap<string, string>
  /** Called as the journal and the progress bar are. */
  record?: Pick<WorkflowOptions, 'sending' | 'answered' | 'deciding' | 'progress'>
}

export interface Stage {
  plan: Plan
  workflow: Workflow
  directory: MemoryDirectory
  tally: Tally
  /** Kinds and users of changes that were made, in order, with the attributes of updates. */
  changes: string[]
  /** Sentences of failed and refused steps, in order. */
  failures: string[]
  summary(): Summary
}

const RULES = { mustChangePassword: false, cannotChangePassword: false }

/** Ready to run. */
export function stage(scene: Scene): Stage {
  const { input, approvals = [], rejections = [], spent = [], refuse, checkpoint, record, protections } = scene
  const plan = (scene.bound ?? ((whole) => whole))(planOf(input, rejections))
  const directory = new MemoryDirectory(input.managed, refuse)
  const tally = new Tally()
  const failures: string[] = []
  const changes: string[] = []
  const workflow = new Workflow({
    plan,
    directory,
    tally,
    files: { approvals, rejections },
    spent,
    rules: RULES,
    readForTakeOver: takeOverOf(scene),
    refreshGroups: async (context) => context,
    generate: async () => ({ password: 'Made-For-You-10' }),
    ...record,
    ...(protections && { readProtections: async () => protections }),
    report: ({ action, outcome }) => {
      if (outcome.ok) changes.push(shownAction(action))
      else failures.push(`${action.type} ${action.user}: ${outcome.message}`)
    },
    reportFailure: ({ action, user, error }: PlannedFailure) => failures.push(`${action} ${user}: ${error}`),
    checkpoint: checkpoint ?? (() => undefined),
  })
  return { plan, workflow, directory, tally, changes, failures, summary: () => tally.summary(workflow.pending, false) }
}

/** Run to its end. */
export async function played(scene: Scene): Promise<Stage> {
  const ready = stage(scene)
  await ready.workflow.run()
  return ready
}

/** What a dry run of the same scene says, as its summary. */
export async function rehearsed(scene: Scene): Promise<Summary> {
  const { tally, pending } = await rehearsal(scene)
  return tally.summary(pending, false)
}

/** What it shows of the plan. */
export const previewOf = async (scene: Scene): Promise<Preview> => (await rehearsal(scene)).preview

export function rehearsal(scene: Scene): Promise<Rehearsal> {
  const { input, approvals = [], rejections = [] } = scene
  const plan = planOf(input, rejections)
  return rehearse({ plan, files: { approvals, rejections }, rules: RULES, readForTakeOver: takeOverOf(scene) })
}

const takeOverOf =
  ({ account = {}, accountOf }: Scene): WorkflowOptions['readForTakeOver'] =>
  async (candidate) => {
    if (accountOf !== undefined) return { account: accountOf(candidate) }
    const { guid, dn, name } = candidate
    return 'refused' in account ? account : { account: managed({ guid, dn, name, anchor: null, ...account }) }
  }

function shownAction(action: ApprovedAction): string {
  const values = action.type === 'update' ? action.changes.map(({ attribute }) => attribute) : []
  return [action.type, action.user, ...values].join(' ')
}

export const waiting = ({ workflow }: Stage): string[] => workflow.pending.map(({ approval }) => shown(approval))
const shown = ({ type, user }: Approval): string => `${type} ${user}`
