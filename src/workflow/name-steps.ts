/**
 * The steps that an accepted `name` opens: a creation under another name, or the take-over of the
 * account that has the name.
 */
import type { ManagedUser, Holder } from '../core/model.js'
import type { Steps } from '../core/plan/steps.js'
import type { Plan } from '../core/plan/plan.js'
import {
  createAs,
  createWithPrincipal,
  planTakeOver,
  takeOverCandidate,
  type NameApproval,
} from '../core/plan/resolve-name.js'
import type { Person } from '../core/person.js'
import type { Accept, DecidedApproval } from '../core/decisions/decide.js'
import type { ActionResult } from './result.js'

/** The account as it is now, or why it must not be taken over (any more). */
export type ReadForTakeOver = (candidate: Holder) => Promise<{ account: ManagedUser } | { refused: string }>

export class NameSteps {
  /**
   * By objectGUID: the person for whom this run took over the account. From then on it is that
   * person's.
   */
  readonly #takenOver = new Map<string, Person>()

  constructor(private readonly readForTakeOver: ReadForTakeOver) {}

  /** The steps, or why there are none. */
  async steps(
    plan: Plan,
    approval: NameApproval,
    { takeOver, newName = '', newUpn = '' }: Accept,
  ): Promise<Steps | string> {
    if (takeOver) return this.#takeOver(plan, approval)
    if (newUpn !== '') return createWithPrincipal(plan, approval, newUpn)
    return createAs(plan, approval, newName)
  }

  /** The account that would be taken over, as it is now, or why there is none. */
  async candidate(approval: NameApproval): Promise<{ account: ManagedUser } | { refused: string }> {
    const candidate = takeOverCandidate(approval)
    if ('refused' in candidate) return candidate
    const { guid, dn } = candidate.account
    const owner = this.#takenOver.get(guid) ?? approval.person
    if (owner !== approval.person)
      return { refused: `${dn} belongs to another person of the users file (${owner.sAMAccountName})` }
    return this.readForTakeOver(candidate.account)
  }

  async #takeOver(plan: Plan, approval: NameApproval): Promise<Steps | string> {
    const candidate = await this.candidate(approval)
    if ('refused' in candidate) return `take-over refused: ${candidate.refused}`
    this.#takenOver.set(candidate.account.guid, approval.person)
    return planTakeOver(plan, approval, candidate.account)
  }
}

/** The accounts (objectGUID) that these decisions take over: they are not disabled first. */
export const accountsTakenOver = (decided: readonly DecidedApproval[]): string[] =>
  decided.flatMap((one) => {
    if (one.kind !== 'accept' || one.approval.type !== 'name' || !one.decision.takeOver) return []
    const candidate = takeOverCandidate(one.approval)
    return 'account' in candidate ? [candidate.account.guid] : []
  })

/** What a name conflict came to, by the actions that followed. */
export function whatBecame(results: readonly ActionResult[]): { result?: string } {
  const [result] = results.flatMap(({ action, outcome }) => {
    if (!outcome.ok) return []
    if (action.type === 'create') return [`created as ${action.sAMAccountName} (${action.userPrincipalName})`]
    return action.type === 'take-over' ? [`took over ${action.before.dn}`] : []
  })
  return result === undefined ? {} : { result }
}
