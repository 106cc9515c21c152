/**
 * The plan in the summary of a dry run: the actions that happen by themselves, the approvals with
 * their decisions, and the failures.
 */
import type { Action, ActionType, Approval } from '../model.js'
import type { PlannedFailure } from '../plan/steps.js'
import { describeAction, viewOf, type ActionView } from './actions.js'
import { approvalFacts, type ApprovalFacts } from './approval-facts.js'
import { keysOf, type Decision } from '../decisions/resolution.js'

type PlannedAction = ActionView & { type: ActionType; user: string; description: string }

export interface Preview {
  /** Actions that happen by themselves, and those that an accepted name opens. */
  actions: readonly Action[]
  /** With the decision of the approvals or resolutions file; null: it waits for a person. */
  approvals: readonly { approval: Approval; decision: Decision['kind'] | null }[]
  failures: readonly PlannedFailure[]
}

export interface PlanView {
  actions: PlannedAction[]
  approvals: (ReturnType<typeof keysOf> & ApprovalFacts & { decision: Decision['kind'] | null })[]
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
    approvals: approvals.map(({ approval, decision }) => ({
      ...keysOf(approval),
      ...approvalFacts(approval),
      decision,
    })),
    failures,
  }
}
