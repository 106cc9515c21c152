/**
 * What the approvals and resolutions files say about the approvals of a run. The approvals file outranks the resolutions file.
 */
import { subjectKey, type Approval } from '../model.js'
import { decisionOf, isAbout, type Decision, type Resolution } from './resolution.js'

export type Accept = Extract<Decision, { kind: 'accept' }>
/** What the files decide about one approval. */
export type FileDecision =
  | Accept
  | { kind: 'reject' }
  | { kind: 'ambiguous'; of: 'user: add `anchor`' | 'group: add `group_dn`' }
  | { kind: 'undecided' }

export class FileDecisions {
  readonly #used = new Set<Resolution>()
  /** Entries of the approvals file that were about something in this run, decisive or not. */
  readonly #matched = new Set<Resolution>()
  readonly #seen: Approval[] = []

  constructor(
    private readonly approvals: readonly Resolution[],
    private readonly rejections: readonly Resolution[],
  ) {}

  /** Entries of the approvals file that were about nothing in this run. */
  get unmatched(): readonly Resolution[] {
    return this.approvals.filter((entry) => !this.#matched.has(entry))
  }

  /** Tells of approvals that came up, all of them before any verdict: an entry about two users decides nothing. */
  note(approvals: readonly Approval[]): void {
    this.#seen.push(...approvals)
    for (const entry of this.approvals)
      if (approvals.some((approval) => isAbout(entry, approval))) this.#matched.add(entry)
  }

  verdict(approval: Approval): FileDecision {
    const found = decisionOf(this.approvals, approval)
    if (found === undefined)
      return { kind: this.rejections.some((entry) => isAbout(entry, approval)) ? 'reject' : 'undecided' }
    const meant = this.#seen.filter((other) => isAbout(found.entry, other))
    if (meant.some((other) => subjectKey(other.subject) !== subjectKey(approval.subject)))
      return { kind: 'ambiguous', of: 'user: add `anchor`' }
    if (meant.some((other) => groupOf(other) !== groupOf(approval)))
      return { kind: 'ambiguous', of: 'group: add `group_dn`' }
    // The same new name is not tried again when the domain controller has just refused it.
    if (found.decision.kind === 'accept' && approval.type === 'name' && this.#used.has(found.entry))
      return { kind: 'undecided' }
    this.#used.add(found.entry)
    return found.decision
  }
}

/** objectGUID of the group that an approval is about, if it is about one. */
const groupOf = (approval: Approval): string | null =>
  'action' in approval && 'group' in approval.action ? approval.action.group.guid : null
