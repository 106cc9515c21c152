/**
 * Actions that may be performed. Only this file makes them: of actions that happen by themselves,
 * and of accepted approvals. So an unapproved write does not compile.
 */
import type { Action, Approval, CreateAction, EnableAction, RenameAction, UpdateAction } from '../model.js'
import type { Steps } from '../plan/steps.js'
import type { Decision } from '../decisions/resolution.js'
import type { DisabledState } from './kept-password.js'

declare const approvedBrand: unique symbol
type Approved<A> = A & { readonly [approvedBrand]: true }

export interface PasswordRules {
  mustChangePassword: boolean
  cannotChangePassword: boolean
}
/**
 * With a password to set (`handOver`: that nobody outside this run knows), or with the one that the
 * account has.
 */
type ApprovedEnable = Approved<
  EnableAction &
    ((PasswordRules & { password: string; handOver: boolean; kept: null }) | { password: null; kept: DisabledState })
>
export type ApprovedCreate = Approved<CreateAction>
export type ApprovedRename = Approved<RenameAction>
export type ApprovedUpdate = Approved<UpdateAction>
export type ApprovedAction = Approved<Exclude<Action, EnableAction>> | ApprovedEnable

/** The actions that happen by themselves. */
export function automatic(steps: Steps): ApprovedAction[] {
  return steps.actions.filter((action) => action.type !== 'enable') as ApprovedAction[]
}

/**
 * The action of an accepted approval. A `name` opens steps of its own instead
 * (core/plan/resolve-name).
 */
export function accepted(
  approval: Exclude<Approval, { type: 'name' }>,
  decision: Extract<Decision, { kind: 'accept' }>,
  rules: PasswordRules,
): ApprovedAction {
  if (approval.type !== 'enable') return approval.action as ApprovedAction
  if (decision.keepPassword === true) {
    // core/decisions/decide refuses that, and prompts do not offer it.
    if ('refused' in approval.kept) throw new Error(`its password cannot be kept: ${approval.kept.refused}`)
    return resuming(approval.action, approval.kept.state)
  }
  // There is a password: decide refuses an acceptance without one, and prompts always have one.
  const { password = '', handOver = false } = decision
  return { ...approval.action, ...rules, password, handOver, kept: null } as ApprovedEnable
}

/** @param kept of keptPassword: what the account must still have when it is enabled */
const resuming = (action: EnableAction, kept: DisabledState): ApprovedAction =>
  ({ ...action, password: null, kept }) as ApprovedEnable

/**
 * The actions of an undo that a person has confirmed: accounts come back with the passwords that
 * they have.
 */
export function confirmed(actions: readonly Action[]): ApprovedAction[] {
  return actions.flatMap((action) => {
    if (action.type !== 'enable') return [action as ApprovedAction]
    return action.kept ? [resuming(action, action.kept)] : []
  })
}

/** A creation in two steps: the account with what it must have, then its other values. */
export function inTwoSteps(create: ApprovedCreate): { bare: ApprovedCreate; rest: ApprovedUpdate } {
  const { user, subject, attributes, essential } = create
  const others = Object.entries(attributes).filter(([name]) => !essential.includes(name))
  const rest: UpdateAction = {
    type: 'update',
    user,
    subject,
    changes: others.map(([attribute, after]) => ({ attribute, before: [], after })),
  }
  const kept = Object.entries(attributes).filter(([name]) => essential.includes(name))
  return { bare: { ...create, attributes: Object.fromEntries(kept) }, rest: rest as ApprovedUpdate }
}
