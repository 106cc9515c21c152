/**
 * The result of a run, in the words of the summary on standard output.
 */
import type { Action, Approval } from '../model.js'
import type { PlannedFailure } from '../plan/steps.js'
import { countedAs, type MembershipList, type UserList } from './actions.js'
import { keysOf, type ResolutionKeys } from '../decisions/resolution.js'
import { compareText } from '../names/names.js'
import { approvalFacts, type ApprovalFacts } from './approval-facts.js'
import type { RunRecord } from './run-record.js'
import type { Difference } from '../saved-plan/compare.js'
import type { PlanView } from './plan-view.js'

export interface Membership {
  user: string
  group: string
}
/** A step of a plan that failed; with `attribute`, only that attribute was not written. */
export type FailedAction = PlannedFailure
export type RequiredInteraction = ResolutionKeys & ApprovalFacts & { error?: string }

export interface ExceededLimit {
  /** Config parameter, e.g. `max_deactivations`. */
  limit: string
  /** `max_clears`: the attribute that would lose its values. */
  attribute?: string
  /** `max_leaves`: the group that is left, where a source of it is nobody's. */
  group?: string
  count: number
  /** What a percentage is a share of. */
  of: number
  allowed: number
  users: string[]
}

/**
 * Keys of the JSON summary; all but renamed, failed, dry_run, plan and error are the Python tool's.
 */
export interface Summary {
  created: string[]
  updated: string[]
  renamed: string[]
  enabled: string[]
  disabled: string[]
  joined: Membership[]
  left: Membership[]
  required_interactions: RequiredInteraction[]
  failed: FailedAction[]
  dry_run: boolean
  /** Entries of the approvals file that were about nothing in this run. */
  unmatched: ResolutionKeys[]
  /** The limits that the run exceeds, with all users concerned. */
  exceeded: ExceededLimit[]
  /** Absent when the run ended before its config was read. */
  run?: RunRecord
  /** What is no longer as the saved plan says; absent when that is nothing. */
  differences?: Difference[]
  plan?: PlanView
  /** `undo`: how many users it changes, which --confirm says again. */
  confirm?: number
  /** access_denied: the account that runs the tool lacks rights; absent: that is not the reason. */
  error?: { message: string; remedy?: string; exit_code: number; access_denied?: true }
}

type FailedAbout = FailedAction & {
  /** Key of the approval that it is about; undefined: none. */
  about: string | undefined
}

/** Collects outcomes while the run goes on; `summary()` may be asked for at any time. */
export class Tally {
  readonly #users = new Map<UserList, Set<string>>()
  readonly #memberships: Record<MembershipList, Membership[]> = { joined: [], left: [] }
  readonly #failed = new Set<FailedAbout>()
  readonly #failedAbout = new Map<string, FailedAbout[]>()
  /** How many users only got a new expiration date, which the summary does not list by name. */
  extended = 0

  succeeded(action: Action): void {
    if ((action.type === 'rename' || action.type === 'update') && action.passing) return
    const list = countedAs(action)
    if (list === null) this.extended++
    else if (list === 'joined' || list === 'left') {
      if ('group' in action) this.#memberships[list].push({ user: action.user, group: action.group.name })
    } else this.#users.set(list, (this.#users.get(list) ?? new Set()).add(action.user))
  }

  /** @param about key of the approval whose decision failed */
  failed({ user, action, attribute, error }: PlannedFailure, about?: string): void {
    const failure = { user, action, ...(attribute !== undefined && { attribute }), error, about }
    this.#failed.add(failure)
    if (about !== undefined) this.#failedAbout.set(about, [...(this.#failedAbout.get(about) ?? []), failure])
  }

  /** Forgets earlier failures about this approval: only the outcome of the new decision counts. */
  settled(about: string): void {
    for (const failure of this.#failedAbout.get(about) ?? []) this.#failed.delete(failure)
    this.#failedAbout.delete(about)
  }

  /** All is tried again. */
  forgetFailures(): void {
    this.#failed.clear()
    this.#failedAbout.clear()
  }

  get failures(): readonly FailedAction[] {
    return [...this.#failed].map(({ about: _about, ...failure }) => failure)
  }

  summary(pending: readonly { approval: Approval; error?: string }[], dryRun: boolean): Summary {
    const users = (list: UserList) => [...(this.#users.get(list) ?? [])].sort(compareText)
    return {
      created: users('created'),
      updated: users('updated'),
      renamed: users('renamed'),
      enabled: users('enabled'),
      disabled: users('disabled'),
      joined: sortedByUser(this.#memberships.joined, ({ group }) => group),
      left: sortedByUser(this.#memberships.left, ({ group }) => group),
      required_interactions: pending.map(({ approval, error }) => ({
        ...keysOf(approval),
        ...approvalFacts(approval),
        ...(error !== undefined && { error }),
      })),
      failed: sortedByUser(this.failures, ({ action, attribute = '' }) => `${action} ${attribute}`),
      dry_run: dryRun,
      unmatched: [],
      exceeded: [],
    }
  }
}

/** Sorted by user, then by `then`. */
const sortedByUser = <T extends { user: string }>(items: readonly T[], then: (item: T) => string): T[] =>
  [...items].sort((a, b) => compareText(a.user, b.user) || compareText(then(a), then(b)))
