/**
 * The facts that a decision about an approval needs, as data, for the summary and the plan.
 */
import type { Approval, Holder } from '../model.js'
import { valuesAsJson } from '../values/json-value.js'
import { takeOverCandidate } from '../plan/resolve-name.js'

export interface ApprovalFacts {
  reason: string
  /** Account name in the source; null for a user that the file no longer has. */
  source_account: string | null
  /** `disable`: whether the user is missing from the file (the Python tool's key). */
  deleted?: boolean
  /** `enable`: why it cannot keep the password that it has; null when it can. */
  keep_password_refused?: string | null
  /** `name`: a free account name to create under. */
  proposed_name?: string
  /** `name`: the attributes that the person's account would have. */
  attributes?: Record<string, unknown>
  /** `name`: the taken names and their holders. */
  conflicts?: { attribute: string; value: string; by: ConflictingObject | null }[]
  /** `name`: why the conflicting account can't be taken over; null when it can. */
  take_over_refused?: string | null
}
interface ConflictingObject {
  dn?: string
  object_class?: string
  account?: string | null
  display_name?: string | null
  enabled?: boolean
  managed?: boolean
  /** Another person of the same users file. */
  person?: string
}

export function approvalFacts(approval: Approval): ApprovalFacts {
  const base = { reason: approval.reason, source_account: approval.person?.sAMAccountName ?? null }
  if (approval.type === 'enable')
    return { ...base, keep_password_refused: 'refused' in approval.kept ? approval.kept.refused : null }
  if (approval.type === 'disable') return { ...base, deleted: approval.action.deleted }
  if (approval.type !== 'name') return base
  const candidate = takeOverCandidate(approval)
  return {
    ...base,
    proposed_name: approval.proposal,
    attributes: Object.fromEntries(
      Object.entries(approval.attributes).map(([name, values]) => [name, valuesAsJson(name, values)]),
    ),
    conflicts: approval.conflicts.map(({ attribute, value, by }) => ({
      attribute,
      value,
      by: by === null || 'person' in by ? by : describeHolder(by),
    })),
    take_over_refused: 'refused' in candidate ? candidate.refused : null,
  }
}

function describeHolder(holder: Holder): ConflictingObject {
  return {
    dn: holder.dn,
    object_class: holder.objectClass,
    account: holder.sAMAccountName,
    display_name: holder.displayName,
    enabled: holder.enabled,
    managed: holder.managed,
  }
}
