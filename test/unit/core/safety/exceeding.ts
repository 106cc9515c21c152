/** Plans that exceed a safety limit, and what they exceed it by. */
import { exceededLimits, type Limit, type Limits } from '../../../../src/core/safety/limits.js'
import type { LimitName } from '../../../../src/core/safety/limit-kinds.js'
import type { Plan } from '../../../../src/core/plan/plan.js'
import { guid, managed } from '../../builders.js'

/** Managed users without anchor. */
export const users = (count: number) =>
  Array.from({ length: count }, (_, index) => managed({ guid: guid(index), name: `P ${index}`, anchor: null }))
export const NONE: Limits = {
  deactivations: null,
  leaves: null,
  creations: null,
  renames: null,
  clears: null,
  updates: null,
}
/** What the only limit would be exceeded by. */
export const exceeded = (plan: Plan, name: LimitName, limit: Limit | null) =>
  exceededLimits(plan.context, plan.actions, { ...NONE, [name]: limit })
