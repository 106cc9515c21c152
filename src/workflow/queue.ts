/** The approvals that wait for a decision, sorted by user, keyed by what each is about. */
import { approvalKey, disableKey, type Approval } from '../core/model.js'
import { compareApprovals } from '../core/report/approvals.js'

export interface Pending {
  approval: Approval
  /** Why it failed when it was accepted. */
  error?: string
}

export class Queue {
  readonly #byKey = new Map<string, Pending>()
  /** Sorted when it is asked for: most changes are followed by others. */
  #sorted: readonly Pending[] | undefined

  /** Sorted by user; the approval that opens the others (a name) comes first. */
  get pending(): readonly Pending[] {
    this.#sorted ??= [...this.#byKey.values()].sort((a, b) => compareApprovals(a.approval, b.approval))
    return this.#sorted
  }

  /** The approvals that did not fail yet: the files may decide about them. */
  get undecided(): Approval[] {
    return this.pending.filter(({ error }) => error === undefined).map(({ approval }) => approval)
  }

  has(approval: Approval): boolean {
    return this.#byKey.has(approvalKey(approval))
  }

  /** Whether to deactivate this managed user, where that is asked. @param guid its objectGUID */
  disablesOf(guid: string): Approval[] {
    const asked = this.#byKey.get(disableKey(guid))
    return asked === undefined ? [] : [asked.approval]
  }

  /** An approval that is there already keeps its place and loses its error. */
  add(approvals: readonly Approval[]): void {
    for (const approval of approvals) this.#byKey.set(approvalKey(approval), { approval })
    this.#sorted = undefined
  }

  /** The approval stays open, with the error. */
  fail(approval: Approval, error: string): void {
    this.#byKey.set(approvalKey(approval), { approval, error })
    this.#sorted = undefined
  }

  remove(approvals: readonly Approval[]): void {
    for (const approval of approvals) this.#byKey.delete(approvalKey(approval))
    this.#sorted = undefined
  }
}
