/**
 * Performs steps: actions that happen by themselves are applied, and approvals wait from then on. A
 * new account becomes an approval when the domain controller refuses its name.
 */
import { approvalKey, subjectKey, type Approval, type Subject } from '../core/model.js'
import type { Steps } from '../core/plan/steps.js'
import { refusedNames, type NameRegistry } from '../core/plan/conflicts.js'
import { askForName } from '../core/plan/plan.js'
import type { NameApproval } from '../core/plan/resolve-name.js'
import { automatic, type ApprovedAction } from '../core/safety/approved.js'
import type { DirectoryWrites, Outcome } from '../directory/directory.js'
import { apply, guidOf, type CreatedAccounts } from './apply.js'
import { CurrentNames } from './current-names.js'
import { isNameConflict, type Ledger, type NameConflictResult } from './ledger.js'
import type { ActionResult } from './result.js'

/** The tools for writing. */
export interface Performing {
  directory: DirectoryWrites
  /** Called between batches; throws to stop. */
  checkpoint(): void
  /** Called with the actions of the next batch, all of one kind, before it is sent. */
  sending?(actions: readonly ApprovedAction[]): void | Promise<void>
  /** Called with what became of that, in its order. */
  answered?(actions: readonly ApprovedAction[], outcomes: readonly Outcome[]): void | Promise<void>
  /**
   * Called after each batch, with how many actions of its kind are behind, and what is done:
   * `creating`.
   */
  progress?(done: number, total: number, doing: string): void
}

export interface PerformerOptions extends Performing {
  ledger: Ledger
  /** The names that are taken. */
  registry: NameRegistry
}

export class Performer {
  readonly #created: CreatedAccounts = new Map()
  readonly #names = new CurrentNames()

  constructor(private readonly options: PerformerOptions) {}

  /** objectGUID of an account; undefined when it does not exist yet. */
  guidOf(subject: Subject): string | undefined {
    return guidOf(subject, this.#created)
  }

  /**
   * Performs the actions that need no approval, and adds the approvals to the queue.
   * @param name the approval that opened the steps, and the action that resolves it
   * @returns `refused`: a new approval about the same name, because the domain controller refused
   * it; it is not in the queue
   */
  async steps(
    steps: Steps,
    name?: { approval: NameApproval; resolving: ApprovedAction | undefined },
  ): Promise<{ results: ActionResult[]; refused?: Approval }> {
    const { ledger } = this.options
    for (const failure of steps.failures) ledger.recordFailure(failure)
    const results: ActionResult[] = []
    const about = (action: ApprovedAction) => (action === name?.resolving ? name?.approval : undefined)
    try {
      await this.apply(automatic(steps), about, (result) => results.push(result))
    } finally {
      ledger.come(possible(steps.approvals, results))
    }
    const opened = results.flatMap((result) => (isNameConflict(result) ? this.#nameTaken(result) : []))
    const isSame = (other: Approval) => name !== undefined && approvalKey(other) === approvalKey(name.approval)
    ledger.come(opened.filter((other) => !isSame(other)))
    const refused = opened.find(isSame)
    return { results, ...(refused !== undefined && { refused }) }
  }

  /**
   * @param about returns the approval that an action carries out, if any: both have the same
   * outcome
   */
  async apply(
    actions: readonly ApprovedAction[],
    about: (action: ApprovedAction) => Approval | undefined,
    onResult: (result: ActionResult) => void,
  ): Promise<void> {
    const { directory, ledger } = this.options
    await apply(actions, {
      directory,
      checkpoint: () => this.options.checkpoint(),
      created: this.#created,
      names: this.#names,
      onSend: (sent) => this.options.sending?.(sent),
      onAnswer: (sent, outcomes) => this.options.answered?.(sent, outcomes),
      onProgress: (...how) => this.options.progress?.(...how),
      onResult: (result) => {
        ledger.record(result, isWhole(result) ? about(result.planned) : undefined)
        onResult(result)
      },
    })
  }

  #nameTaken({ action, outcome: { code, message } }: NameConflictResult): readonly Approval[] {
    const reason = `the domain controller refused the account: ${message}`
    return askForName(this.options.registry, action, refusedNames(action, code), reason).approvals
  }
}

/** The approvals whose account exists by now: a run that ended early has not reached the others. */
function possible(approvals: readonly Approval[], results: readonly ActionResult[]): Approval[] {
  const dead = new Set(results.filter(leavesNobody).map(({ action }) => subjectKey(action.subject)))
  const reached = new Set(results.map(({ action }) => subjectKey(action.subject)))
  return approvals.filter(({ type, subject }) => {
    if (type === 'name') return true
    const key = subjectKey(subject)
    return !dead.has(key) && (subject.kind === 'existing' || reached.has(key))
  })
}

/**
 * Whether the result is about the whole action, not about values that an account was created
 * without.
 */
const isWhole = ({ planned, action, attribute }: ActionResult): boolean =>
  attribute === undefined && action.type === planned.type

/** There is no managed user, so further approvals about it make no sense. */
const leavesNobody = ({ action, outcome }: ActionResult): boolean =>
  (action.type === 'create' || action.type === 'take-over') && !outcome.ok
