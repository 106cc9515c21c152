/**
 * The plan as the summary shows it in a dry run: what would happen by itself, what a file approves, what waits.
 */
import type { Action, Approval, PlannedFailure } from '../model.js'
import { describeAction } from './describe.js'
import { explain, type Explanation } from './explain.js'
import { keysOf, type Decision } from '../decisions/resolution.js'
import { plainValue } from '../values/plain-value.js'

interface PlannedAction {
  type: Action['type']
  user: string
  description: string
  group?: string
  before?: Record<string, unknown>
  after?: Record<string, unknown>
}

export interface Preview {
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
    actions: actions.map(viewAction),
    approvals: approvals.map(({ approval, decision }) => ({ ...keysOf(approval), ...explain(approval), decision })),
    failures,
  }
}

function viewAction(action: Action): PlannedAction {
  return { type: action.type, user: action.user, description: describeAction(action), ...details(action) }
}

function details(action: Action): Partial<PlannedAction> {
  switch (action.type) {
    case 'create': {
      const { name, sAMAccountName, userPrincipalName, path, attributes } = action
      const values = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, plainValue(key, value)]))
      return { after: { cn: name, sAMAccountName, userPrincipalName, path, ...values } }
    }
    case 'update':
      return {
        before: Object.fromEntries(
          action.changes.map(({ attribute, before }) => [attribute, plainValue(attribute, before)]),
        ),
        after: Object.fromEntries(
          action.changes.map(({ attribute, after }) => [attribute, plainValue(attribute, after)]),
        ),
      }
    case 'rename':
      return { before: { cn: action.before }, after: { cn: action.after } }
    case 'disable':
      return { before: { disabled: false }, after: { disabled: true } }
    case 'join':
    case 'leave':
      return { group: action.group.name }
    case 'take-over':
      return { before: action.before, after: action.after }
    case 'enable':
      return {}
  }
}
