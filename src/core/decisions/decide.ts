/**
 * The decisions of the approvals and resolutions files about approvals: the one rule of dry run,
 * limits and run. The approvals file outranks the resolutions file.
 */
import { approvalKey, subjectKey, type Approval } from '../model.js'
import type { NameApproval } from '../plan/resolve-name.js'
import type { KeptPassword } from '../safety/kept-password.js'
import { approvalsAbout, decisionOf, entriesAbout, type Decision, type Resolution } from './resolution.js'

export type Accept = Extract<Decision, { kind: 'accept' }>

export interface DecisionFiles {
  /** Entries of the approvals file. */
  approvals: readonly Resolution[]
  /** Rejections of the resolutions file. */
  rejections: readonly Resolution[]
}

/** The run so far. */
export interface Heard {
  /**
   * All approvals that came up, decided or not. An entry that is about two of them decides nothing.
   */
  seen: readonly Approval[]
  /**
   * Entries by which a name was accepted. A new name that the domain controller refused is not
   * tried again.
   */
  used: ReadonlySet<Resolution>
}

export type DecidedApproval =
  | { kind: 'accept'; approval: Approval; decision: Accept; entry: Resolution }
  | { kind: 'reject'; approval: Approval }
  /** The entry cannot be carried out; the approval stays open. */
  | { kind: 'fail'; approval: Approval; error: string }

/** @returns a decision for each of the approvals that an entry is about */
export function decide(open: readonly Approval[], files: DecisionFiles, heard: Heard): DecidedApproval[] {
  return open.flatMap((approval) => decideOne(approval, files, heard) ?? [])
}

function decideOne(approval: Approval, { approvals, rejections }: DecisionFiles, { seen, used }: Heard) {
  const found = decisionOf(approvals, approval)
  if (found === undefined) {
    const rejected = entriesAbout(rejections, approval).length > 0
    return rejected ? ({ kind: 'reject', approval } as const) : undefined
  }
  const { entry, decision } = found
  const meant = approvalsAbout(seen, entry)
  const problem = ambiguity(approval, meant) ?? (decision.kind === 'accept' ? lacking(approval, decision) : null)
  if (problem !== null) return { kind: 'fail', approval, error: problem } as const
  if (decision.kind === 'reject') return { kind: 'reject', approval } as const
  if (approval.type === 'name' && used.has(entry)) return undefined
  return { kind: 'accept', approval, decision, entry } as const
}

function ambiguity(approval: Approval, meant: readonly Approval[]): string | null {
  const matches = (what: string) => `the entry of the approvals file matches more than one ${what}`
  if (meant.some((other) => subjectKey(other.subject) !== subjectKey(approval.subject)))
    return matches('user: add `anchor`')
  if (meant.some((other) => approvalKey(other) !== approvalKey(approval))) return matches('group: add `group_dn`')
  return null
}

/** What an accepting entry lacks, as an error; null when it is complete. */
function lacking(approval: Approval, accept: Accept): string | null {
  if (approval.type === 'enable') return acceptanceProblem(approval.kept, accept)
  return approval.type === 'name' ? nameProblem(approval, accept) : null
}

function nameProblem(approval: NameApproval, { newName = '', newUpn = '', takeOver }: Accept): string | null {
  const given = [newName, newUpn].filter((name) => name.trim() !== '').length
  if (takeOver) return null
  if (given !== 1) return 'accepting `name` needs one of `new_name`, `new_upn` and `take_over_account`'
  return newUpn.trim() === '' || approval.newPrincipalHelps
    ? null
    : 'a `new_upn` is enough only where nothing but a userPrincipalName is taken that is not of the account name: give a `new_name`'
}

function acceptanceProblem(kept: KeptPassword, { password = '', generate, keepPassword }: Accept): string | null {
  const ways = [password !== '', generate, keepPassword].filter(Boolean).length
  if (ways !== 1) return 'accepting `enable` needs one of `password`, `generate` and `keep_password`'
  return keepPassword === true && 'refused' in kept ? `its password cannot be kept: ${kept.refused}` : null
}

/** Entries of the approvals file that were about nothing in this run. */
export function unmatched(approvals: readonly Resolution[], seen: readonly Approval[]): Resolution[] {
  return approvals.filter((entry) => approvalsAbout(seen, entry).length === 0)
}
