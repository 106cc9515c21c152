/**
 * The two ways to accept a taken name: another account name, or the account that has the name.
 */
import { printable } from '../core/printable.js'
import { planTakeOver, takeOverCandidate, type NameApproval } from '../core/resolve-name.js'
import { readForTakeOver } from '../snapshot/read-account.js'
import { detailLines } from '../render/detail-lines.js'
import { freeName, newNameProblem } from './new-name.js'
import type { Parties } from './parties.js'
import { takeOverPreview } from './take-over-preview.js'
import type { Performed } from './workflow.js'

export class NameResolver {
  constructor(private readonly parties: Parties) {}

  /** Asks for a name that is free in the whole domain, then creates; [] when none is typed. */
  async rename(approval: NameApproval): Promise<Performed[]> {
    const { prompts, plan, directory, workflow } = this.parties
    const initial = await prompts.during(() => freeName(plan, directory, approval))
    const newName = await prompts.text('New account name (- : back)', {
      initial,
      validate: async (typed) => typed === '-' || printable((await newNameProblem(plan, directory, approval, typed)) ?? '') || true,
    })
    if (newName === '-') return []
    return prompts.during(() => workflow.accept([{ approval, decision: { kind: 'accept', newName, takeOver: false } }]))
  }

  /** Shows what changes and what stays, and asks twice; [] when it is not confirmed. */
  async takeOver(approval: NameApproval): Promise<Performed[]> {
    const { prompts, plan, directory, workflow } = this.parties
    const candidate = takeOverCandidate(approval)
    if ('refused' in candidate) return []
    const read = await prompts.during(() => readForTakeOver(directory, plan.context, candidate.account))
    if ('refused' in read) {
      prompts.say(`Not done: take-over refused: ${printable(read.refused)}.`, prompts.style.bad)
      return []
    }
    const { account } = read
    prompts.say(`Taking this account over for ${printable(approval.user)} means:`, prompts.style.heading)
    prompts.show(detailLines(takeOverPreview(account, planTakeOver(plan, approval, account), plan), prompts.columns - 1))
    if (!(await prompts.confirm('Take it over?'))) return []
    const typed = await prompts.text(`Type its account name, ${printable(account.sAMAccountName)}, to confirm (Enter alone: no)`, {
      validate: (text) => text === '' || text === account.sAMAccountName || `type ${printable(account.sAMAccountName)}, or nothing`,
    })
    if (typed === '') return []
    return prompts.during(() => workflow.accept([{ approval, decision: { kind: 'accept', takeOver: true } }]))
  }
}
