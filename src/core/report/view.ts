/**
 * The plan as the summary of a dry run shows it: what would happen by itself, what files decide, what would fail, what waits.
 */
import type { Action, ActionType, Approval, PlannedFailure } from '../model.js'
import { describeAction, viewOf, type ActionView } from './actions.js'
import { explain, type Explanation } from './explain.js'
import { keysOf, type Decision } from '../decisions/resolution.js'

type PlannedAction = ActionView & { type: ActionType; user: string; description: string }

export interface Preview {
  /** What happens by itself, also what an accepted name opens. */
  actions: readonly Action[]
  /** What the approvals and resolutions files decide; null: it waits for somebody. */
  approvals: readonly { approval: Approval; decision: Decision['kind'] | null }[]
  failures: readonly PlannedFailure[]
}

export interface PlanView {
  actions: PlannedAction[]
  approvals: (ReturnType<typeof keysOf> & Explanation & { decision: Decision['kind'] | null })[]
  failures: readonly PlannedFailure[]
}

export function planView({ actions, approvals, failures }: Preview): PlanView {
  return {
    actions: actions.map((action) => ({
      type: action.type,
      user: action.user,
      description: describeAction(action),
      ...viewOf(action),
    })),
    approvals: approvals.map(({ approval, decision }) => ({ ...keysOf(approval), ...explain(approval), decision })),
    failures,
  }
}
