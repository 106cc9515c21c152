/**
 * The effects of a take-over: what changes, and what stays as it is.
 */
import { describeAction } from '../core/report/actions.js'
import { describeChangeBriefly } from '../core/report/values.js'
import { dnKey, rdnValue } from '../core/names/distinguished-name.js'
import type { ManagedUser } from '../core/model.js'
import type { Steps } from '../core/plan/steps.js'
import type { Plan } from '../core/plan/plan.js'
import { texts } from '../core/values/value.js'
import type { Detail } from '../terminal/detail-lines.js'
import { headlineOf } from './details.js'

/** @param steps of planTakeOver for this account */
export function takeOverPreview(account: ManagedUser, steps: Steps, plan: Plan): Detail[] {
  const mapped = new Set(plan.context.mappedGroups)
  const unmapped = texts(account.attributes, 'memberOf')
    .filter((dn) => !mapped.has(dnKey(dn)))
    .map(rdnValue)
  const changes = steps.actions.flatMap((action) => {
    if (action.type === 'update') return action.changes.map(describeChangeBriefly)
    if (action.type !== 'take-over') return [describeAction(action)]
    const { before, after, anchor } = action
    return [
      ...(before.name === after.name ? [] : [`name "${before.name}" -> "${after.name}"`]),
      `moved from ${before.dn} to ${after.path}`,
      ...(anchor === null ? [] : [describeChangeBriefly(anchor)]),
    ]
  })
  return [
    { label: 'Account', text: `${account.sAMAccountName}, ${account.dn}` },
    ...changes.map((text) => ({ label: 'Changes', text })),
    ...steps.failures.map(({ error }) => ({ label: 'Fails', text: error })),
    ...steps.approvals.map((approval) => ({ label: 'Then asks', text: headlineOf(approval) })),
    {
      label: 'Stays',
      text: `${account.enabled ? 'enabled' : 'disabled'}, with its password, account name and userPrincipalName`,
    },
    { label: 'Stays in', text: unmapped.join(', ') || 'no other group' },
  ]
}
