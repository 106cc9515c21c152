/**
 * The two ways to accept a taken name: create the account under another name, or take the account
 * over that has the name.
 */
import { planTakeOver, type NameApproval } from '../core/plan/resolve-name.js'
import { freeName, freePrincipal, newNameProblem, newPrincipalProblem } from './new-name.js'
import type { SessionContext } from './context.js'
import { takeOverPreview } from './take-over-preview.js'
import type { Accept } from '../core/decisions/decide.js'
import type { Performed } from '../workflow/ledger.js'

export class NameResolver {
  constructor(private readonly context: SessionContext) {}

  /** Asks for a name that is free in the whole domain, then creates; [] when none is typed. */
  async askForNewName(approval: NameApproval): Promise<Performed[]> {
    const newName = await this.#askForFree('New account name', approval, freeName, newNameProblem)
    return newName === null ? [] : this.#acceptRefreshed(approval, { kind: 'accept', newName, takeOver: false })
  }

  /**
   * The same with a userPrincipalName, where that alone is taken; the account name stays as wanted.
   */
  async askForNewPrincipal(approval: NameApproval): Promise<Performed[]> {
    const newUpn = await this.#askForFree('New userPrincipalName', approval, freePrincipal, newPrincipalProblem)
    return newUpn === null ? [] : this.#acceptRefreshed(approval, { kind: 'accept', newUpn, takeOver: false })
  }

  /** @returns null when none is typed */
  async #askForFree(
    what: string,
    approval: NameApproval,
    freeOne: typeof freeName,
    problemOf: typeof newNameProblem,
  ): Promise<string | null> {
    const { prompts, workflow, directory } = this.context
    const asked = () => ({ approval, plan: workflow.plan, directory })
    const initial = await prompts.during(() => freeOne(asked()))
    for (;;) {
      const typed = await prompts.text(`${what} (- : back)`, { initial })
      if (typed === '-') return null
      const problem = await prompts.during(() => problemOf(asked(), typed))
      if (problem === null) return typed
      prompts.say(`Not accepted: ${problem}.`, prompts.style.bad)
    }
  }

  /** Shows what changes and what stays, and asks for confirmation; [] when it is not confirmed. */
  async takeOver(approval: NameApproval): Promise<Performed[]> {
    const { prompts, workflow } = this.context
    const candidate = await prompts.during(() => workflow.takeOverCandidate(approval))
    if ('refused' in candidate) {
      prompts.say(`Not done: take-over refused: ${candidate.refused}.`, prompts.style.bad)
      return []
    }
    const { account } = candidate
    await prompts.during(() => workflow.refresh())
    prompts.say(`Taking this account over for ${approval.user} means:`, prompts.style.heading)
    prompts.details(takeOverPreview(account, planTakeOver(workflow.plan, approval, account), workflow.plan))
    if (!(await prompts.confirm('Take it over?'))) return []
    const typed = await prompts.text(`Type its account name, ${account.sAMAccountName}, to confirm (Enter alone: no)`, {
      validate: (text) =>
        text === '' || text === account.sAMAccountName || `type ${account.sAMAccountName}, or nothing`,
    })
    if (typed === '') return []
    return this.#acceptRefreshed(approval, { kind: 'accept', takeOver: true })
  }

  /**
   * People take their time to decide: groups may have become privileged since the plan was made.
   */
  #acceptRefreshed(approval: NameApproval, decision: Accept): Promise<Performed[]> {
    const { prompts, workflow } = this.context
    return prompts.during(async () => {
      await workflow.refresh()
      return workflow.accept([{ approval, decision }])
    })
  }
}
