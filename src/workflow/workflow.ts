/**
 * Carries a run from its plan to its end: what happens by itself, what files decide, and what each accepted approval opens in turn.
 * Prompts use the same `accept` and `reject`, one approval at a time.
 */
import { apply, guidOf, type ActionResult, type ApplyOptions, type CreatedAccounts } from './apply.js'
import { accepted, automatic, type ApprovedAction, type PasswordRules } from '../core/safety/approved.js'
import {
  subjectKey,
  type Approval,
  type CreateAction,
  type ManagedUser,
  type PlannedFailure,
  type Steps,
} from '../core/model.js'
import { refusedNames } from '../core/plan/conflicts.js'
import { askForName, compareApprovals, type Plan } from '../core/plan/plan.js'
import type { PlanContext } from '../core/plan/context.js'
import type { NameApproval } from '../core/plan/resolve-name.js'
import type { Resolution } from '../core/decisions/resolution.js'
import type { Tally } from '../core/report/summary.js'
import type { Failure } from '../directory/directory.js'
import { FileDecisions, type Accept } from '../core/decisions/file-decisions.js'
import { accountTakenOver, NameSteps, type ReadForTakeOver } from './name-steps.js'

export type { Accept }

export interface WorkflowOptions extends Omit<ApplyOptions, 'created' | 'onResult'> {
  plan: Plan
  tally: Tally
  rules: PasswordRules
  /** Entries of the approvals file: they outrank `rejections`, for this run. */
  approvals: readonly Resolution[]
  /** Rejections of the resolutions file. */
  rejections: readonly Resolution[]
  readForTakeOver: ReadForTakeOver
  /** The same context, with the groups as they are now. */
  refreshGroups(context: PlanContext): Promise<PlanContext>
  /** One call per change made, failed or refused. */
  report(result: ActionResult): void
  /** One call per step that could not even be tried. */
  reportFailure(failure: PlannedFailure): void
}

/** What became of one accepted approval. */
export interface Performed {
  approval: Approval
  /** null: done. */
  error: string | null
  /** The password was refused by the domain: another one may do. */
  passwordRefused: boolean
}

export interface Pending {
  approval: Approval
  error?: string
}

export class Workflow {
  readonly #created: CreatedAccounts = new Map()
  readonly #files: FileDecisions
  readonly #names: NameSteps
  #pending: Pending[] = []
  #plan: Plan

  constructor(private readonly options: WorkflowOptions) {
    this.#plan = options.plan
    this.#names = new NameSteps(options.readForTakeOver)
    this.#files = new FileDecisions(options.approvals, options.rejections)
  }

  /** What nobody has decided yet, sorted by user. */
  get pending(): readonly Pending[] {
    return this.#pending
  }

  /** Entries of the approvals file that were about nothing in this run. */
  get unmatched(): readonly Resolution[] {
    return this.#files.unmatched
  }

  /** Performs what happens by itself, then all that the files decide, until they decide nothing more. */
  async run(): Promise<void> {
    const { plan, approvals } = this.options
    const takenOver = plan.approvals.flatMap((approval) => accountTakenOver(approval, approvals))
    const actions = plan.actions.filter(
      ({ type, subject }) => type !== 'disable' || !takenOver.includes(subjectKey(subject)),
    )
    await this.#take({ ...plan, actions })
  }

  /** Reads anew which groups are privileged: what a person decides may open steps long after the plan. */
  async refresh(): Promise<void> {
    this.#plan = { ...this.#plan, context: await this.options.refreshGroups(this.#plan.context) }
  }

  /** What further steps are planned with. */
  get plan(): Plan {
    return this.#plan
  }

  /**
   * Performs accepted approvals; those that fail stay pending, and what they open is decided by the files or becomes pending. When the run
   * ends in the middle, those that were not reached are pending still.
   * @param onDone told of each that was done, at once
   */
  async accept(
    decisions: readonly { approval: Approval; decision: Accept }[],
    onDone?: (approval: Approval) => void,
  ): Promise<Performed[]> {
    const performed: Performed[] = []
    const direct = new Map<ApprovedAction, Approval>()
    for (const { approval, decision } of decisions) {
      if (approval.type === 'name') {
        performed.push(await this.#resolveName(approval, decision))
        continue
      }
      try {
        direct.set(accepted(approval, decision, this.options.rules), approval)
      } catch (error) {
        performed.push(this.#refuse(approval, (error as Error).message))
      }
    }
    const results = await this.#apply([...direct.keys()], ({ action, outcome }) => {
      const approval = direct.get(action)!
      this.#decided([approval])
      if (outcome.ok) onDone?.(approval)
      else this.#pending.push({ approval, error: outcome.message })
      this.#sort()
    })
    for (const [action, approval] of direct) {
      const outcome = results.find((result) => result.action === action)?.outcome
      if (outcome === undefined) performed.push(this.#refuse(approval, 'the account does not exist'))
      else if (outcome.ok) performed.push({ approval, error: null, passwordRefused: false })
      else performed.push({ approval, error: outcome.message, passwordRefused: outcome.category === 'password-policy' })
    }
    return performed
  }

  /** objectGUID of the account that an approval is about; undefined when it does not exist yet. */
  guidOf({ subject }: Approval): string | undefined {
    return guidOf(subject, this.#created)
  }

  /** The account that accepting this approval by take-over would take, as it is now, or why there is none. */
  takeOverCandidate(approval: NameApproval): Promise<{ account: ManagedUser } | { refused: string }> {
    return this.#names.candidate(approval)
  }

  /** Takes approvals off the list; remembering that is the caller's. */
  reject(approvals: readonly Approval[]): void {
    this.#decided(approvals)
  }

  async #resolveName(approval: NameApproval, decision: Accept): Promise<Performed> {
    const steps = await this.#names.steps(this.#plan, approval, decision)
    if (typeof steps === 'string') return this.#refuse(approval, steps)
    const again = steps.approvals.find((opened) => opened.type === 'name')
    if (again !== undefined) return this.#refuse(approval, again.reason)
    // What resolves the conflict; all else follows from it.
    const [resolving] = automatic(steps)
    let failed: string | null = null
    const error = await this.#take(steps, ({ action, outcome }) => {
      if (action !== resolving) return
      this.#decided([approval])
      if (!outcome.ok) failed = outcome.message
    })
    const asked = this.#pending.find(
      (pending) =>
        pending.approval.type === 'name' && subjectKey(pending.approval.subject) === subjectKey(approval.subject),
    )
    // The domain controller alone knew that the new name is taken as well: the question stays the one it was.
    if (asked !== undefined && asked.approval !== approval) {
      this.#forget([asked.approval])
      return this.#refuse(approval, asked.approval.reason)
    }
    if (failed === null) {
      this.#decided([approval])
      return { approval, error, passwordRefused: false }
    }
    this.#pending.push({ approval, error: failed })
    this.#sort()
    return { approval, error: failed, passwordRefused: false }
  }

  /** Performs steps that need no approval, and sorts what they leave into decided and pending; gives the first error, null when all went well. */
  async #take(steps: Steps, onResult?: (result: ActionResult) => void): Promise<string | null> {
    for (const failure of steps.failures) this.#failed(failure)
    const results = await this.#apply(automatic(steps), onResult)
    const opened = results.flatMap((result) =>
      isNameConflict(result) ? this.#nameTaken(result.action, result.outcome) : [],
    )
    const dead = new Set(results.filter(leavesNobody).map(({ action }) => subjectKey(action.subject)))
    const alive = steps.approvals.filter(
      (approval) => approval.type === 'name' || !dead.has(subjectKey(approval.subject)),
    )
    this.#files.note([...alive, ...opened])
    this.#pending.push(...[...alive, ...opened].map((approval) => ({ approval })))
    this.#sort()
    await this.#decide()
    return (
      steps.failures[0]?.error ??
      results.map(({ outcome }) => (outcome.ok ? null : outcome.message)).find((error) => error !== null) ??
      null
    )
  }

  #nameTaken(action: CreateAction, { code, message }: Failure): readonly Approval[] {
    return askForName(
      this.#plan.registry,
      action,
      refusedNames(action, code),
      `the domain controller refused the account: ${message}`,
    ).approvals
  }

  /** Applies the files' decisions about pending approvals; an entry that would match two users fails instead. */
  async #decide(): Promise<void> {
    const decided: { approval: Approval; decision: Accept }[] = []
    const rejected: Approval[] = []
    for (const { approval, error } of [...this.#pending]) {
      if (error !== undefined) continue
      const verdict = this.#files.verdict(approval)
      if (verdict.kind === 'ambiguous')
        this.#fail(approval, `the entry of the approvals file matches more than one ${verdict.of}`)
      if (verdict.kind === 'reject') rejected.push(approval)
      if (verdict.kind === 'accept') decided.push({ approval, decision: verdict })
    }
    this.reject(rejected)
    if (decided.length > 0) await this.accept(decided)
  }

  /** A decision that can't be performed: the approval stays pending, and the entry counts as failed. */
  #fail(approval: Approval, error: string): void {
    this.#failed({ user: approval.user, action: approval.type, error })
    this.#forget([approval])
    this.#pending.push({ approval, error })
    this.#sort()
  }

  #failed(failure: PlannedFailure): void {
    this.options.tally.failed(failure)
    this.options.reportFailure(failure)
  }

  #refuse(approval: Approval, error: string): Performed {
    this.#decided([approval])
    this.#fail(approval, error)
    return { approval, error, passwordRefused: false }
  }

  async #apply(actions: readonly ApprovedAction[], onResult?: (result: ActionResult) => void): Promise<ActionResult[]> {
    const { tally } = this.options
    return apply(actions, {
      ...this.options,
      created: this.#created,
      onResult: (result) => {
        onResult?.(result)
        this.options.report(result)
        if (result.outcome.ok) tally.succeeded(result.action)
        else if (!isNameConflict(result)) {
          const { user, type, ...rest } = result.action
          tally.failed({
            user,
            action: type,
            error: result.outcome.message,
            ...('group' in rest && { group: rest.group.name }),
          })
        }
      },
    })
  }

  #decided(approvals: readonly Approval[]): void {
    for (const approval of approvals) this.options.tally.retried(approval)
    this.#forget(approvals)
  }

  #forget(approvals: readonly Approval[]): void {
    this.#pending = this.#pending.filter(({ approval }) => !approvals.includes(approval))
  }

  #sort(): void {
    this.#pending.sort((a, b) => compareApprovals(a.approval, b.approval))
  }
}

/** The domain controller refused a creation for uniqueness that the plan did not foresee. */
function isNameConflict(
  result: ActionResult,
): result is { action: Extract<ApprovedAction, CreateAction>; outcome: Failure } {
  return result.action.type === 'create' && !result.outcome.ok && result.outcome.category === 'conflict'
}

/** There is no managed user, so nothing more can be asked about one. */
function leavesNobody({ action, outcome }: ActionResult): boolean {
  return (action.type === 'create' || action.type === 'take-over') && !outcome.ok
}
