/**
 * Carries a run from its plan to its end: actions that happen by themselves, decisions of files,
 * and the steps that accepted approvals open. Prompts use the same `accept` and `reject`. A dry run
 * is the same workflow over a directory that writes nothing.
 */
import { decide, unmatched, type DecidedApproval } from '../core/decisions/decide.js'
import { decisionOf, type Resolution } from '../core/decisions/resolution.js'
import { subjectKey, type Approval, type ManagedUser } from '../core/model.js'
import type { Plan } from '../core/plan/plan.js'
import type { NameApproval } from '../core/plan/resolve-name.js'
import { Accepting, type AcceptedApproval } from './accepting.js'
import { Ledger, type Performed } from './ledger.js'
import { accountsTakenOver, NameSteps } from './name-steps.js'
import type { WorkflowOptions } from './options.js'
import { Performer } from './performer.js'
import type { Pending } from './queue.js'

export class Workflow {
  readonly #names: NameSteps
  readonly #ledger: Ledger
  readonly #performer: Performer
  readonly #accepting: Accepting
  readonly #used: Set<Resolution>
  readonly #decided = new Map<Approval, 'accept' | 'reject'>()
  #plan: Plan

  constructor(private readonly options: WorkflowOptions) {
    this.#plan = options.plan
    this.#used = new Set(options.spent)
    this.#names = new NameSteps(options.readForTakeOver)
    this.#ledger = new Ledger(options)
    this.#performer = new Performer({ ...options, registry: options.plan.registry, ledger: this.#ledger })
    const parts = { names: this.#names, ledger: this.#ledger, performer: this.#performer }
    this.#accepting = new Accepting({ ...options, ...parts })
  }

  /** The undecided approvals, sorted by user. */
  get pending(): readonly Pending[] {
    return this.#ledger.queue.pending
  }

  /** Every approval that came up, decided or not. */
  get seen(): readonly Approval[] {
    return this.#ledger.seen
  }

  /** The decisions of the files. */
  get decided(): ReadonlyMap<Approval, 'accept' | 'reject'> {
    return this.#decided
  }

  /** Entries of the approvals file that were about nothing in this run. */
  get unmatched(): readonly Resolution[] {
    return unmatched(this.options.files.approvals, this.seen)
  }

  /** How many steps have failed so far. */
  get failed(): number {
    return this.options.tally.failures.length
  }

  /** The plan for further steps. */
  get plan(): Plan {
    return this.#plan
  }

  /**
   * Performs the actions that happen by themselves, then the decisions of the files, until they
   * decide nothing more.
   */
  async run(): Promise<void> {
    const { plan } = this.options
    const takenOver = new Set(accountsTakenOver(this.#decide(plan.approvals, plan.approvals)))
    const actions = plan.actions.filter(
      ({ type, subject }) => type !== 'disable' || !takenOver.has(subjectKey(subject)),
    )
    await this.#performer.steps({ ...plan, actions })
    await this.#followFiles()
  }

  /**
   * Reads the privileged groups again: a person's decision may open steps long after the plan was
   * made.
   */
  async refresh(): Promise<void> {
    this.#plan = { ...this.#plan, context: await this.options.refreshGroups(this.#plan.context) }
  }

  /**
   * Performs accepted approvals. Those that fail stay open, and so do those about accounts that
   * have become protected since they were read. The approvals that they open are decided by the
   * files or wait. When the run ends early, those that were not reached stay open.
   */
  accept(decisions: readonly AcceptedApproval[]): Promise<Performed[]> {
    const act = async () => {
      const refused = await this.#refuseProtected(decisions.map(({ approval }) => approval))
      const possible = decisions.filter(({ approval }) => !refused.some((one) => one.approval === approval))
      this.#deciding(possible, true, 'terminal')
      const performed = await this.#accepting.carryOut(possible, this.#plan)
      await this.#followFiles()
      return [...refused, ...performed]
    }
    return this.options.exclusively?.(act) ?? act()
  }

  /** Takes approvals off the list. The caller remembers the rejection. */
  reject(approvals: readonly Approval[]): void {
    this.options.deciding?.(approvals, false, 'terminal')
    this.#ledger.settle(approvals)
  }

  /** objectGUID of the account that an approval is about; undefined when it does not exist yet. */
  guidOf({ subject }: Pick<Approval, 'subject'>): string | undefined {
    return this.#performer.guidOf(subject)
  }

  /**
   * The account that a take-over for this approval would take, as it is now, or why there is none.
   */
  takeOverCandidate(approval: NameApproval): Promise<{ account: ManagedUser } | { refused: string }> {
    return this.#names.candidate(approval)
  }

  async #refuseProtected(approvals: readonly Approval[]): Promise<Performed[]> {
    const guids = approvals.flatMap((approval) => this.guidOf(approval) ?? [])
    const protections = await this.options.readProtections?.(guids)
    return approvals.flatMap((approval) => {
      const why = protections?.get(this.guidOf(approval) ?? '')
      if (why === undefined) return []
      return [this.#ledger.refuse(approval, `it is a protected account by now, which is touched in no way: ${why}`)]
    })
  }

  #deciding(decided: readonly { approval: Approval }[], accept: boolean, through: 'approvals' | 'terminal'): void {
    const approvals = decided.map(({ approval }) => approval)
    if (approvals.length > 0) this.options.deciding?.(approvals, accept, through)
  }

  #decide(open: readonly Approval[], seen: readonly Approval[]): DecidedApproval[] {
    return decide(open, this.options.files, { seen, used: this.#used })
  }

  async #followFiles(): Promise<void> {
    for (;;) {
      const decided = this.#decide(this.#ledger.queue.undecided, this.seen)
      if (decided.length === 0) return
      const rejects = decided.filter(({ kind }) => kind === 'reject')
      // Those that are remembered were recorded when somebody made them.
      const isNew = ({ approval }: { approval: Approval }) => decisionOf(this.options.files.approvals, approval)
      this.#deciding(rejects.filter(isNew), false, 'approvals')
      this.#ledger.settle(rejects.map(({ approval }) => approval))
      for (const one of decided) {
        if (one.kind === 'fail') this.#ledger.refuse(one.approval, one.error)
        else this.#decided.set(one.approval, one.kind)
      }
      const accepts = decided.filter((one) => one.kind === 'accept')
      for (const { entry } of accepts) this.#used.add(entry)
      this.#deciding(accepts, true, 'approvals')
      await this.#accepting.carryOut(accepts, this.#plan)
    }
  }
}
