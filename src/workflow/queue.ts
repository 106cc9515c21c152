/** The approvals that wait for a decision: an immutable list, sorted by user, keyed by what each is about. */
import { approvalKey, type Approval } from '../core/model.js'
import { compareApprovals } from '../core/report/approvals.js'

export interface Pending {
  approval: Approval
  /** Why it could not be carried out when it was accepted. */
  error?: string
}

export class Queue {
  // No static field: TypeScript compiles one that makes an instance of its own class to a use before its definition.
  static get empty(): Queue {
    return new Queue([])
  }

  private constructor(
    /** Sorted by user; what opens the rest (a name) comes first. */
    readonly pending: readonly Pending[],
  ) {}

  /** What no file has been asked about in vain yet. */
  get undecided(): Approval[] {
    return this.pending.filter(({ error }) => error === undefined).map(({ approval }) => approval)
  }

  /** With these too; an approval that is there already keeps its place and loses its error. */
  add(approvals: readonly Approval[]): Queue {
    return this.#with(approvals.map((approval) => ({ approval })))
  }

  /** It stays open, with what went wrong. */
  fail(approval: Approval, error: string): Queue {
    return this.#with([{ approval, error }])
  }

  remove(approvals: readonly Approval[]): Queue {
    const gone = new Set(approvals.map(approvalKey))
    return new Queue(this.pending.filter(({ approval }) => !gone.has(approvalKey(approval))))
  }

  #with(added: readonly Pending[]): Queue {
    if (added.length === 0) return this
    const rest = this.remove(added.map(({ approval }) => approval)).pending
    return new Queue([...rest, ...added].sort((a, b) => compareApprovals(a.approval, b.approval)))
  }
}
