/**
 * The circuit breaker: how many deactivations and removals one run may perform.
 */
import type { Action } from './model.js'
import type { PlanContext } from './plan-context.js'

/** A number, or a share of what there is in whole percent. */
export type Limit = { kind: 'count' | 'percent'; value: number }

/** Below this many a percentage does not limit: one of three people leaving is no accident. */
const PERCENT_FROM = 10

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
  const memberships = context.managed.reduce((sum, user) => sum + [...user.memberOf].filter((group) => mapped.has(group)).length, 0)
  const enabled = context.managed.filter((user) => user.enabled).length
  const check = (what: LimitCheck['what'], type: Action['type'], of: number, limit: Limit): LimitCheck => {
    const performed = actions.filter((action) => action.type === type)
    return { what, count: performed.length, of, allowed: allowedBy(limit, of), actions: performed }
  }
  return [check('deactivations', 'disable', enabled, limits.deactivations), check('leaves', 'leave', memberships, limits.leaves)]
}

export const isExceeded = (check: LimitCheck): boolean => check.allowed !== null && check.count > check.allowed
