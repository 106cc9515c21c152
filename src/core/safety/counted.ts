import type { Action, ManagedUser } from '../model.js'
import type { PlanContext } from '../plan/context.js'

/**
 * What one limit counts: everything that it applies to, or one attribute's or group's part of it.
 */
export interface Counted {
  attribute?: string
  /** Common name. */
  group?: string
  actions: readonly Action[]
  /** What a percentage is a share of. */
  of: number
}

export const enabledManagedUsers = ({ managed }: PlanContext): ManagedUser[] => managed.filter(({ enabled }) => enabled)
