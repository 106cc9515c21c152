/** In which mapped groups somebody is, and why or why not. */
import { sourceKey } from '../plan/source-groups.js'
import type { PlanContext } from '../plan/context.js'
import { isActive } from '../plan/expiration.js'
import { inactiveAs } from '../person.js'
import { groupOf, type Group } from '../model.js'
import type { Somebody } from './somebody.js'
import type { Preview } from './plan-view.js'

export interface GroupState {
  group: string
  member: boolean
  /** The source groups of the person that map to it; `*` is everybody. */
  sources: string[]
  why: string
}

/**
 * In configured order.
 * @param next what the next import does to this person; null: there is no users file
 */
export function groupStates(
  somebody: Somebody,
  context: PlanContext,
  next: Pick<Preview, 'actions' | 'approvals'> | null,
): GroupState[] {
  const sources = [...(somebody.person?.memberOf ?? []), ...(somebody.person === null ? [] : ['*'])]
  return context.mappedGroups.map((key) => {
    const own = sources.filter((source) => targetsOf(context, source).includes(key))
    const member = somebody.user?.memberOf.has(key) ?? false
    const isAbout = (group: Group | null) => group !== null && context.groups.get(key)?.guid === group.guid
    const decision = next?.approvals.find(({ approval }) => isAbout(groupOf(approval)))?.decision
    const isChanged = next?.actions.some((action) => 'group' in action && isAbout(action.group)) === true
    const facts = { somebody, context, key, own, member, decision, isChanged }
    const why = next === null ? 'no users file says' : membershipReason(facts)
    return { group: context.groups.get(key)?.name ?? key, member, sources: own, why }
  })
}

const targetsOf = ({ mapping }: PlanContext, source: string): readonly string[] =>
  mapping.get(source === '*' ? '*' : sourceKey(source)) ?? []

interface Facts {
  somebody: Somebody
  context: PlanContext
  key: string
  own: readonly string[]
  member: boolean
  /** undefined: there is no approval. */
  decision: 'accept' | 'reject' | null | undefined
  /** The next import joins or leaves it. Somebody may wait for a name, or a primary group stays. */
  isChanged: boolean
}

function membershipReason({ somebody: { person }, context, key, own, member, decision, isChanged }: Facts): string {
  const does = (verb: string) => (isChanged ? `the next import ${verb}s it` : `but the next import does not ${verb} it`)
  if (person === null) return 'not in the users file: memberships stay as they are'
  if (!isActive(context, person)) return `${inactiveAs(person)} in the users file: memberships stay as they are`
  const waits = decision === undefined ? '' : decision === 'reject' ? ': rejected' : ': waits for approval'
  if (own.length > 0) {
    const through = `source ${own.join(', ')}`
    if (member) return through
    const restriction = context.restrictions.get(key) ?? null
    return `${through}; ${restriction === null ? does('add') : `${restriction}${waits}`}`
  }
  if (!member) return 'no source group maps to it'
  if (context.doubted.unsearched.has(key)) return 'no source group, but the export did not look for one: it stays'
  return `no source group maps to it any more${waits === '' ? `; ${does('remove')}` : waits}`
}
