/**
 * Performs steps: what happens by itself is applied, what needs approval waits from then on, and a new account whose name the domain
 * controller refuses becomes a question.
 */
import { approvalKey, subjectKey, type Approval, type Subject } from '../core/model.js'
import type { Steps } from '../core/plan/steps.js'
import { refusedNames, type NameRegistry } from '../core/plan/conflicts.js'
import { askForName } from '../core/plan/plan.js'
import type { NameApproval } from '../core/plan/resolve-name.js'
import { automatic, type ApprovedAction } from '../core/safety/approved.js'
import type { DirectoryWrites, Outcome } from '../directory/directory.js'
import { apply, guidOf, type CreatedAccounts } from './apply.js'
import { isNameConflict, type Ledger, type NameConflictResult } from './ledger.js'
import type { ActionResult } from './result.js'

/** What writing takes. */
export interface Performing {
  directory: DirectoryWrites
  /** Called between batches; throws to stop. */
  checkpoint(): void
  /** Called with what is sent next, all of one kind, before the answer comes. */
  sending?(actions: readonly ApprovedAction[]): void
  /** Called with what became of that, in its order. */
  answered?(actions: readonly ApprovedAction[], outcomes: readonly Outcome[]): void
}

export interface PerformerOptions extends Performing {
  ledger: Ledger
  /** The names that are taken. */
  registry: NameRegistry
}

export class Performer {
  readonly #created: CreatedAccounts = new Map()

  constructor(private readonly options: PerformerOptions) {}

  /** objectGUID of an account; undefined when it does not exist yet. */
  guidOf(subject: Subject): string | undefined {
    return guidOf(subject, this.#created)
  }

  /**
   * Performs steps that need no approval, and has those wait that need one.
   * @param name the approval that opened them, and the action that resolves it
   * @returns `refused`: the question that the domain controller raised anew about that very name; it does not wait
   */
  async steps(
    steps: Steps,
    name?: { approval: NameApproval; resolving: ApprovedAction | undefined },
  ): Promise<{ results: ActionResult[]; refused?: Approval }> {
    const { ledger } = this.options
    for (const failure of steps.failures) ledger.fail(failure)
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

  /** @param about the approval that an action carries out, if it does: what became of the action became of it */
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
      onSend: (sent) => this.options.sending?.(sent),
      onAnswer: (sent, outcomes) => this.options.answered?.(sent, outcomes),
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

/** Approvals about an account that exists, or that now does: a run that ended early has not reached the others. */
function possible(approvals: readonly Approval[], results: readonly ActionResult[]): Approval[] {
  const dead = new Set(results.filter(leavesNobody).map(({ action }) => subjectKey(action.subject)))
  const reached = new Set(results.map(({ action }) => subjectKey(action.subject)))
  return approvals.filter(({ type, subject }) => {
    if (type === 'name') return true
    const key = subjectKey(subject)
    return !dead.has(key) && (subject.kind === 'existing' || reached.has(key))
  })
}

/** Not about values of an account that was made without them. */
const isWhole = ({ planned, action, attribute }: ActionResult): boolean =>
  attribute === undefined && action.type === planned.type

/** There is no managed user, so nothing more can be asked about one. */
const leavesNobody = ({ action, outcome }: ActionResult): boolean =>
  (action.type === 'create' || action.type === 'take-over') && !outcome.ok
