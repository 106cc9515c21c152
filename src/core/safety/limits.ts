/**
 * The circuit breaker: how many changes of each kind one run may perform, by the table of
 * limit-kinds.
 */
import type { Action } from '../model.js'
import type { PlanContext } from '../plan/context.js'
import type { Counted } from './counted.js'
import { LIMIT_NAMES, LIMITS, type LimitName } from './limit-kinds.js'

/** A number, or a share in whole percent. */
export type Limit = { kind: 'count' | 'percent'; value: number }
export type Limits = Readonly<Record<LimitName, Limit | null>>

/** A percentage limits from this many up: that one of three people leaves is no accident. */
const PERCENT_FROM = 10
/** With `neverAll`, a change of all of this many or more is an accident. */
const ALL_FROM = 3

export interface LimitCheck extends Counted {
  name: LimitName
  count: number
  /** null: no limit. */
  allowed: number | null
}

/** How many of `of` the limit allows; a percentage is rounded down. */
export function allowedBy(limit: Limit | null, of: number, neverAll: boolean): number | null {
  if (limit === null) return null
  if (limit.kind === 'count') return limit.value
  if (of >= PERCENT_FROM) return Math.floor((of * limit.value) / 100)
  return neverAll && of >= ALL_FROM ? of - 1 : null
}

/**
 * The limits that a run exceeds.
 * @param actions all that the run would perform, with the approved ones
 * @param limits of the config, or their one-shot overrides
 */
export function exceededLimits(context: PlanContext, actions: readonly Action[], limits: Limits): LimitCheck[] {
  return LIMIT_NAMES.flatMap((name) =>
    LIMITS[name].count(context, actions).map((counted) => ({
      ...counted,
      name,
      count: counted.actions.length,
      allowed: allowedBy(limits[name], counted.of, LIMITS[name].neverAll),
    })),
  ).filter(({ allowed, count }) => allowed !== null && count > allowed)
}

/** The user of a counted action, with the group or the reason. */
export function describeCounted({ name }: Pick<LimitCheck, 'name'>, action: Action): string {
  if ('group' in action) return `${action.user} (${action.group.name})`
  return name === 'deactivations' && action.type === 'update' ? `${action.user} (expires within a day)` : action.user
}
