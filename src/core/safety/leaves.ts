/**
 * What the limit of leaves counts: all of them, and those of a group that a doubtful source
 * empties.
 */
import type { Action } from '../model.js'
import { dnKey } from '../names/distinguished-name.js'
import type { PlanContext } from '../plan/context.js'
import { enabledManagedUsers, type Counted } from './counted.js'

/**
 * @param leaves all that the run would perform; those of an account that is taken over count, too
 */
export function countLeaves(context: PlanContext, leaves: readonly Action[]): Counted[] {
  const disabled = new Set(context.managed.filter(({ enabled }) => !enabled).map(({ guid }) => guid))
  const counted = leaves.filter(({ subject }) => !(subject.kind === 'existing' && disabled.has(subject.guid)))
  const members = memberCounts(context)
  const all = [...members.values()].reduce((sum, count) => sum + count, 0)
  // A source that nobody has may be a typo: its group counts by itself as well.
  const doubted = [...context.doubted.nobodys].map((key) => ({
    group: context.groups.get(key)!.name,
    actions: counted.filter((action) => 'group' in action && dnKey(action.group.dn) === key),
    of: members.get(key) ?? 0,
  }))
  const isPart = ({ of, actions }: Counted) => of < all || actions.length < counted.length
  return [{ actions: counted, of: all }, ...doubted.filter(isPart)]
}

/** How many enabled managed users each mapped group has, by dnKey. */
function memberCounts(context: PlanContext): Map<string, number> {
  const counts = new Map(context.mappedGroups.map((key) => [key, 0]))
  for (const { memberOf } of enabledManagedUsers(context))
    for (const key of memberOf) {
      const count = counts.get(key)
      if (count !== undefined) counts.set(key, count + 1)
    }
  return counts
}
