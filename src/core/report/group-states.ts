/** In which mapped groups somebody is, and why or why not. */
import { sourceKey } from '../plan/source-groups.js'
import type { PlanContext } from '../plan/context.js'
import { isActive } from '../plan/expiration.js'
import { groupOf } from '../model.js'
import type { Somebody } from './somebody.js'
import type { Preview } from './view.js'

export interface GroupState {
  group: string
  member: boolean
  /** The source groups of the person that map to it; `*` is everybody. */
  sources: string[]
  why: string
}

/**
 * In configured order.
 * @param approvals of this person
 * @param isKnown whether there is a users file
 */
export function groupStates(
  somebody: Somebody,
  context: PlanContext,
  approvals: Preview['approvals'],
  isKnown: boolean,
): GroupState[] {
  const sources = [...(somebody.person?.memberOf ?? []), ...(somebody.person === null ? [] : ['*'])]
  return context.mappedGroups.map((key) => {
    const own = sources.filter((source) => targetsOf(context, source).includes(key))
    const member = somebody.user?.memberOf.has(key) ?? false
    const decision = approvals.find(({ approval }) => isAboutGroup(groupOf(approval)?.guid, context, key))?.decision
    const why = isKnown ? membershipReason({ somebody, context, key, own, member, decision }) : 'no users file says'
    return { group: context.groups.get(key)?.name ?? key, member, sources: own, why }
  })
}

const targetsOf = ({ mapping }: PlanContext, source: string): readonly string[] =>
  mapping.get(source === '*' ? '*' : sourceKey(source)) ?? []

const isAboutGroup = (guid: string | undefined, { groups }: PlanContext, key: string): boolean =>
  guid !== undefined && groups.get(key)?.guid === guid

interface Facts {
  somebody: Somebody
  context: PlanContext
  key: string
  own: readonly string[]
  member: boolean
  /** undefined: there is no approval. */
  decision: 'accept' | 'reject' | null | undefined
}

function membershipReason({ somebody: { person }, context, key, own, member, decision }: Facts): string {
  if (person === null) return 'not in the users file: memberships stay as they are'
  if (!isActive(context, person)) return 'disabled in the users file: memberships stay as they are'
  const waits = decision === undefined ? '' : decision === 'reject' ? ': rejected' : ': waits for approval'
  if (own.length > 0) {
    const through = `source ${own.join(', ')}`
    if (member) return through
    const restriction = context.restrictions.get(key) ?? null
    return `${through}; ${restriction === null ? 'the next import adds it' : `${restriction}${waits}`}`
  }
  if (!member) return 'no source group maps to it'
  if (context.doubted.unsearched.has(key)) return 'no source group, but the export did not look for one: it stays'
  return `no source group maps to it any more${waits === '' ? '; the next import removes it' : waits}`
}
