/**
 * What a run did, in the words of the summary that goes to standard output.
 */
import type { Action, Approval } from '../model.js'
import { keysOf, type ResolutionKeys } from '../decisions/resolution.js'
import { compareText } from '../names/names.js'
import { explain, type Explanation } from './explain.js'
import type { PlanView } from './view.js'

export interface Membership {
  user: string
  group: string
}
export interface FailedAction {
  user: string
  action: string
  error: string
}
export type RequiredInteraction = ResolutionKeys & Explanation & { error?: string }

/** Keys of the JSON summary; all but renamed, failed, dry_run, plan and error are the Python tool's. */
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
  plan?: PlanView
  error?: { message: string; remedy?: string; exit_code: number }
}

/** Collects outcomes while the run goes on; `summary()` may be asked for at any time. */
export class Tally {
  readonly #done = new Map<Action['type'], Set<string>>()
  readonly #memberships: { joined: Membership[]; left: Membership[] } = { joined: [], left: [] }
  #failed: (FailedAction & { group?: string })[] = []
  /** Expiration dates moved without anything else: a change, but no update in the Python tool's sense. */
  extended = 0

  succeeded(action: Action): void {
    if (action.type === 'join') this.#memberships.joined.push({ user: action.user, group: action.group.name })
    else if (action.type === 'leave') this.#memberships.left.push({ user: action.user, group: action.group.name })
    else if (action.type === 'update' && action.changes.every((change) => change.attribute === 'accountExpires'))
      this.extended++
    else if (action.type === 'take-over')
      this.#add(action.before.name === action.after.name ? 'update' : 'rename', action.user)
    else this.#add(action.type, action.user)
  }

  failed(failure: FailedAction & { group?: string }): void {
    this.#failed.push(failure)
  }

  /** What failed before is decided anew: only how that ends counts. */
  retried({ user, type, ...rest }: Approval): void {
    const group = 'action' in rest && 'group' in rest.action ? rest.action.group.name : undefined
    const actions = type === 'name' ? ['name', 'create', 'take-over'] : [type]
    this.#failed = this.#failed.filter(
      (failure) => failure.user !== user || !actions.includes(failure.action) || failure.group !== group,
    )
  }

  get failures(): number {
    return this.#failed.length
  }

  summary(pending: readonly { approval: Approval; error?: string }[], dryRun: boolean): Summary {
    const names = (type: Action['type']) => [...(this.#done.get(type) ?? [])].sort(compareText)
    const byUser = <T extends { user: string; group?: string; action?: string }>(items: readonly T[]) =>
      [...items].sort(
        (a, b) => compareText(a.user, b.user) || compareText(a.group ?? a.action ?? '', b.group ?? b.action ?? ''),
      )
    return {
      created: names('create'),
      updated: names('update'),
      renamed: names('rename'),
      enabled: names('enable'),
      disabled: names('disable'),
      joined: byUser(this.#memberships.joined),
      left: byUser(this.#memberships.left),
      required_interactions: pending.map(({ approval, error }) => ({
        ...keysOf(approval),
        ...explain(approval),
        ...(error !== undefined && { error }),
      })),
      failed: byUser(this.#failed).map(({ user, action, error }) => ({ user, action, error })),
      dry_run: dryRun,
    }
  }

  #add(type: Action['type'], user: string): void {
    this.#done.set(type, (this.#done.get(type) ?? new Set()).add(user))
  }
}
