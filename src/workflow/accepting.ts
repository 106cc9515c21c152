/**
 * Carries out accepted approvals: those with an action of their own in batches by kind, and taken
 * names one after another, because each opens steps of its own.
 */
import type { Accept } from '../core/decisions/decide.js'
import type { Approval } from '../core/model.js'
import type { Plan } from '../core/plan/plan.js'
import { takeOverCandidate, type NameApproval } from '../core/plan/resolve-name.js'
import { APPROVALS } from '../core/report/approvals.js'
import { accepted, automatic, type ApprovedAction } from '../core/safety/approved.js'
import type { Outcome } from '../directory/directory.js'
import { toldOf, type Ledger, type Performed } from './ledger.js'
import { whatBecame, type NameSteps } from './name-steps.js'
import type { WorkflowOptions } from './options.js'
import type { Performer } from './performer.js'
import type { ActionResult } from './result.js'

export interface AcceptedApproval {
  approval: Approval
  decision: Accept
}

interface AcceptingOptions extends Pick<WorkflowOptions, 'rules' | 'generate' | 'progress' | 'checkpoint'> {
  names: NameSteps
  ledger: Ledger
  performer: Performer
}

export class Accepting {
  constructor(private readonly options: AcceptingOptions) {}

  /**
   * Those that fail stay open, and so do those that were not reached when the run ends early.
   * @param plan for the steps that a name opens
   */
  async carryOut(decisions: readonly AcceptedApproval[], plan: Plan): Promise<Performed[]> {
    const { ledger, rules, progress } = this.options
    const performed: Performed[] = []
    const direct = new Map<ApprovedAction, Approval>()
    for (const [index, { approval, decision }] of decisions.entries()) {
      if (decision.generate === true) progress?.(index, decisions.length, 'making passphrases')
      const ready = await this.#withPassword(approval, decision)
      if (typeof ready === 'string') performed.push(ledger.refuse(approval, ready))
      else if (approval.type === 'name') performed.push(await this.#resolveName(plan, approval, ready))
      else direct.set(accepted(approval, ready, rules), approval)
    }
    // A take-over settles those about its account.
    for (const [action, approval] of direct) if (!ledger.queue.has(approval)) direct.delete(action)
    return [...performed, ...(await this.#apply(direct))]
  }

  /** The account that was taken over is somebody's again: nobody asks whether to deactivate it. */
  #settleTakenOver(approval: NameApproval): void {
    const { ledger } = this.options
    const candidate = takeOverCandidate(approval)
    if ('account' in candidate) ledger.settle(ledger.queue.disablesOf(candidate.account.guid))
  }

  async #apply(actions: ReadonlyMap<ApprovedAction, Approval>): Promise<Performed[]> {
    const { ledger, performer } = this.options
    const outcomes = new Map<Approval, Outcome>()
    await performer.apply(
      sortedByKind(actions),
      (action) => actions.get(action),
      ({ planned, outcome }) => {
        const approval = actions.get(planned)!
        outcomes.set(approval, outcome)
      },
    )
    return [...actions.values()].map((approval) => {
      const outcome = outcomes.get(approval)
      return outcome === undefined ? ledger.refuse(approval, 'the account does not exist') : toldOf(approval, outcome)
    })
  }

  /** With the passphrase that it asks for, or why there is none. */
  async #withPassword(approval: Approval, decision: Accept): Promise<Accept | string> {
    if (approval.type !== 'enable' || decision.generate !== true) return decision
    const { checkpoint, generate, performer } = this.options
    checkpoint()
    const made = await generate(approval, performer.guidOf(approval.subject))
    return 'refused' in made ? made.refused : { ...decision, password: made.password, handOver: true }
  }

  async #resolveName(plan: Plan, approval: NameApproval, decision: Accept): Promise<Performed> {
    const { names, ledger, performer } = this.options
    const steps = await names.steps(plan, approval, decision)
    if (typeof steps === 'string') return ledger.refuse(approval, steps)
    const again = steps.approvals.find((opened) => opened.type === 'name')
    if (again !== undefined) return ledger.refuse(approval, again.reason)
    // The first action resolves the conflict; all others follow from it.
    const [resolving] = automatic(steps)
    const { results, refused } = await performer.steps(steps, { approval, resolving })
    // Only the domain controller knew that the new name is taken, too: the approval stays as it
    // was.
    if (refused !== undefined) return ledger.refuse(approval, refused.reason)
    if (resolving === undefined) ledger.settle([approval])
    if (decision.takeOver && !ledger.queue.has(approval)) this.#settleTakenOver(approval)
    const planned = steps.failures.filter(({ attribute }) => attribute === undefined).map(({ error }) => error)
    const error = [...planned, ...results.flatMap(errorOf)][0] ?? null
    return { approval, error, passwordRefused: false, ...whatBecame(results) }
  }
}

/** By user, the kinds would take turns, and each action would be a batch of its own. */
const sortedByKind = (actions: ReadonlyMap<ApprovedAction, Approval>): ApprovedAction[] =>
  [...actions].sort(([, a], [, b]) => APPROVALS[a.type].order - APPROVALS[b.type].order).map(([action]) => action)

/** A refused value keeps nothing that was approved from being done. */
const errorOf = ({ outcome, attribute }: ActionResult): string[] =>
  outcome.ok || attribute !== undefined ? [] : [outcome.message]
