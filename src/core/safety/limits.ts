/**
 * The circuit breaker: how many deactivations and removals one run may perform.
 */
import { fileTimeToDate, isNever } from '../values/file-time.js'
import type { Action, ManagedUser } from '../model.js'
import type { PlanContext } from '../plan/context.js'
import { text } from '../values/value.js'

/** A number, or a share of what there is in whole percent. */
export type Limit = { kind: 'count' | 'percent'; value: number }

/** Below this many a percentage does not limit: one of three people leaving is no accident. */
const PERCENT_FROM = 10
/**
 * An expiration date that comes sooner than this shuts people out before anybody has noticed the file that said so (honour_source_expiration).
 * expiration_time is longer than it, so that only a cap of the source moves a date there; a cap that came in time was set by earlier runs.
 */
const SOON_MS = 86_400_000

export interface LimitCheck {
  what: 'deactivations' | 'leaves'
  count: number
  /** Enabled managed users, or memberships of managed users in mapped groups. */
  of: number
  /** null: no limit. */
  allowed: number | null
  /** Those that would be performed, for the list that a person is shown. */
  actions: readonly Action[]
}

/** The most that `limit` allows of `of`; a percentage is rounded down. */
export function allowedBy(limit: Limit, of: number): number | null {
  if (limit.kind === 'count') return limit.value
  return of < PERCENT_FROM ? null : Math.floor((of * limit.value) / 100)
}

/**
 * @param actions all that this run would perform, approved ones among them
 * @param limits of the config, each replaced by its one-shot override where that is given
 */
export function checkLimits(
  context: PlanContext,
  actions: readonly Action[],
  limits: { deactivations: Limit; leaves: Limit },
): LimitCheck[] {
  const mapped = new Set(context.mappedGroups)
  const memberships = context.managed.reduce(
    (sum, user) => sum + [...user.memberOf].filter((group) => mapped.has(group)).length,
    0,
  )
  const enabled = new Map(context.managed.filter((user) => user.enabled).map((user) => [user.guid, user]))
  const check = (
    what: LimitCheck['what'],
    of: number,
    limit: Limit,
    counts: (action: Action) => boolean,
  ): LimitCheck => {
    const performed = actions.filter(counts)
    return { what, count: performed.length, of, allowed: allowedBy(limit, of), actions: performed }
  }
  const deactivates = (action: Action) => action.type === 'disable' || expiresSoon(action, enabled, context.now)
  return [
    check('deactivations', enabled.size, limits.deactivations, deactivates),
    check('leaves', memberships, limits.leaves, (action) => action.type === 'leave'),
  ]
}

/** Whether the action makes an enabled user expire earlier than now, and soon. */
function expiresSoon(action: Action, enabled: ReadonlyMap<string, ManagedUser>, now: Date): boolean {
  if (action.type !== 'update' || action.subject.kind !== 'existing') return false
  const user = enabled.get(action.subject.guid)
  const after = action.changes.find(({ attribute }) => attribute === 'accountExpires')?.after[0]
  if (user === undefined || after === undefined || isNever(text(after))) return false
  const date = fileTimeToDate(text(after))
  return (
    date.getTime() < now.getTime() + SOON_MS &&
    (isNever(user.accountExpires) || date < fileTimeToDate(user.accountExpires))
  )
}

/** Whom one of the counted actions is about, and what of theirs. */
export function describeCounted(action: Action): string {
  if ('group' in action) return `${action.user} (${action.group.name})`
  return action.type === 'update' ? `${action.user} (expires within a day)` : action.user
}

export const isExceeded = (check: LimitCheck): boolean => check.allowed !== null && check.count > check.allowed
