/** A plan in short. */
import { describeAction } from '../../../../src/core/report/actions.js'
import type { Approval } from '../../../../src/core/model.js'
import { planOf, type Input } from '../../builders.js'

/** Sentences of actions, `type user` of approvals, `action user` of failures. */
export function planned(values: Input) {
  const plan = planOf(values)
  return {
    actions: plan.actions.map(describeAction),
    approvals: plan.approvals.map(inShort),
    failures: plan.failures.map(({ user, action }) => `${action} ${user}`),
  }
}
function inShort(approval: Approval): string {
  if (approval.type === 'name') return `name ${approval.user} ${approval.wanted.sAMAccountName}`
  return `${approval.type} ${approval.user}${'group' in approval.action ? ` ${approval.action.group.name}` : ''}`
}
export const nothing = { actions: [], approvals: [], failures: [] }
