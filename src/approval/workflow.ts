/**
 * Carries a run from its plan to its end: what happens by itself, what files decide, and what each accepted approval opens in turn.
 * Prompts use the same `accept` and `reject`, one approval at a time.
 */
import { apply, guidOf, type ActionResult, type ApplyOptions, type CreatedAccounts } from '../apply.js'
import { accepted, automatic, type ApprovedAction, type PasswordRules } from '../core/approved.js'
import { subjectKey, type Approval, type CreateAction, type ManagedUser, type Occupant, type PlannedFailure, type Steps } from '../core/model.js'
import { askForName, compareApprovals, type Plan } from '../core/plan.js'
import { createAs, planTakeOver, takeOverCandidate, type NameApproval } from '../core/resolve-name.js'
import type { Resolution } from '../core/resolution.js'
import type { Person } from '../core/users-file/person.js'
import type { Tally } from '../core/summary.js'
import type { Failure } from '../directory/directory.js'
import { FileDecisions, type Accept } from './file-decisions.js'

export type { Accept }

export interface WorkflowOptions extends Omit<ApplyOptions, 'created' | 'onResult'> {
  plan: Plan
  tally: Tally
  rules: PasswordRules
  /** Entries of the approvals file: they outrank `rejections`, for this run. */
  approvals: readonly Resolution[]
  /** Rejections of the resolutions file. */
  rejections: readonly Resolution[]
  readForTakeOver(candidate: Occupant): Promise<{ account: ManagedUser } | { refused: string }>
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
  /** Who has taken over which account (objectGUID) in this run: it is nobody else's from then on. */
  readonly #takenOver = new Map<string, Person>()
  #pending: Pending[] = []

  constructor(private readonly options: WorkflowOptions) {
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
    await this.#take(this.options.plan)
  }

  /** Performs accepted approvals; those that fail stay pending, and what they open is decided by the files or becomes pending. */
  async accept(decisions: readonly { approval: Approval; decision: Accept }[]): Promise<Performed[]> {
    const performed: Performed[] = []
    const direct: { approval: Approval; action: ApprovedAction }[] = []
    this.#decided(decisions.map(({ approval }) => approval))
    for (const { approval, decision } of decisions) {
      if (approval.type === 'name') {
        performed.push(await this.#resolveName(approval, decision))
        continue
      }
      try {
        direct.push({ approval, action: accepted(approval, decision, this.options.rules) })
      } catch (error) {
        performed.push(this.#refuse(approval, (error as Error).message))
      }
    }
    const results = await this.#apply(direct.map(({ action }) => action))
    for (const { approval, action } of direct) {
      const outcome = results.find((result) => result.action === action)?.outcome
      if (outcome?.ok === true) {
        performed.push({ approval, error: null, passwordRefused: false })
        continue
      }
      const error = outcome?.message ?? 'the account does not exist'
      this.#pending.push({ approval, error })
      performed.push({ approval, error, passwordRefused: outcome?.category === 'password-policy' })
    }
    this.#sort()
    return performed
  }

  /** objectGUID of the account that an approval is about; undefined when it does not exist yet. */
  guidOf({ subject }: Approval): string | undefined {
    return guidOf(subject, this.#created)
  }

  /** Takes approvals off the list; remembering that is the caller's. */
  reject(approvals: readonly Approval[]): void {
    this.#decided(approvals)
  }

  async #resolveName(approval: NameApproval, decision: Accept): Promise<Performed> {
    const steps = decision.takeOver ? await this.#takeOver(approval) : this.#rename(approval, decision.newName)
    if (typeof steps === 'string') return this.#refuse(approval, steps)
    const again = steps.approvals.find((opened) => opened.type === 'name')
    if (again !== undefined) return this.#refuse(approval, again.reason)
    const error = await this.#take(steps)
    const asked = this.#pending.find((pending) => pending.approval.type === 'name' && subjectKey(pending.approval.subject) === subjectKey(approval.subject))
    if (asked === undefined) return { approval, error, passwordRefused: false }
    // The domain controller alone knew that the new name is taken as well: the question stays the one it was.
    this.#forget([asked.approval])
    return this.#refuse(approval, asked.approval.reason)
  }

  #rename(approval: NameApproval, newName: string | undefined): Steps | string {
    if (newName === undefined || newName.trim() === '') return 'accepting `name` needs a `new_name` or `take_over_account`'
    return createAs(this.options.plan, approval, newName)
  }

  async #takeOver(approval: NameApproval): Promise<Steps | string> {
    const candidate = takeOverCandidate(approval)
    if ('refused' in candidate) return `take-over refused: ${candidate.refused}`
    const { guid, dn } = candidate.account
    const owner = this.#takenOver.get(guid) ?? approval.person
    if (owner !== approval.person) return `take-over refused: ${dn} belongs to another person of the users file (${owner.sAMAccountName})`
    const read = await this.options.readForTakeOver(candidate.account)
    if ('refused' in read) return `take-over refused: ${read.refused}`
    this.#takenOver.set(guid, approval.person)
    return planTakeOver(this.options.plan, approval, read.account)
  }

  /** Performs steps that need no approval, and sorts what they leave into decided and pending; gives the first error, null when all went well. */
  async #take(steps: Steps): Promise<string | null> {
    for (const failure of steps.failures) this.#failed(failure)
    const results = await this.#apply(automatic(steps))
    const opened = results.flatMap((result) => (isNameConflict(result) ? this.#nameTaken(result.action, result.outcome.message) : []))
    const dead = new Set(results.filter(({ action, outcome }) => action.type === 'create' && !outcome.ok).map(({ action }) => subjectKey(action.subject)))
    const alive = steps.approvals.filter((approval) => approval.type === 'name' || !dead.has(subjectKey(approval.subject)))
    this.#files.note([...alive, ...opened])
    this.#pending.push(...[...alive, ...opened].map((approval) => ({ approval })))
    this.#sort()
    await this.#decide()
    return steps.failures[0]?.error ?? results.map(({ outcome }) => (outcome.ok ? null : outcome.message)).find((error) => error !== null) ?? null
  }

  #nameTaken(action: CreateAction, message: string): readonly Approval[] {
    return askForName(this.options.plan.registry, action, [], `the domain controller refused the account: ${message}`).approvals
  }

  /** Applies the files' decisions about pending approvals; an entry that would match two users fails instead. */
  async #decide(): Promise<void> {
    const decided: { approval: Approval; decision: Accept }[] = []
    const rejected: Approval[] = []
    for (const { approval, error } of [...this.#pending]) {
      if (error !== undefined) continue
      const verdict = this.#files.verdict(approval)
      if (verdict.kind === 'ambiguous') this.#fail(approval, 'the entry of the approvals file matches more than one user: add `anchor`')
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
  }

  #failed(failure: PlannedFailure): void {
    this.options.tally.failed(failure)
    this.options.reportFailure(failure)
  }

  #refuse(approval: Approval, error: string): Performed {
    this.#fail(approval, error)
    return { approval, error, passwordRefused: false }
  }

  async #apply(actions: readonly ApprovedAction[]): Promise<ActionResult[]> {
    const { tally } = this.options
    return apply(actions, {
      ...this.options,
      created: this.#created,
      onResult: (result) => {
        this.options.report(result)
        if (result.outcome.ok) tally.succeeded(result.action)
        else if (!isNameConflict(result)) {
          const { user, type, ...rest } = result.action
          tally.failed({ user, action: type, error: result.outcome.message, ...('group' in rest && { group: rest.group.name }) })
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
function isNameConflict(result: ActionResult): result is { action: Extract<ApprovedAction, CreateAction>; outcome: Failure } {
  return result.action.type === 'create' && !result.outcome.ok && result.outcome.category === 'conflict'
}
