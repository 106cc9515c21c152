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
  const enabled = enabledManagedUsers(context)
  const members = (key: string) => enabled.filter(({ memberOf }) => memberOf.has(key)).length
  const all = context.mappedGroups.map(members).reduce((sum, count) => sum + count, 0)
  // A source that nobody has may be a typo: its group counts by itself as well.
  const doubted = [...context.doubted.nobodys].map((key) => ({
    group: context.groups.get(key)!.name,
    actions: counted.filter((action) => 'group' in action && dnKey(action.group.dn) === key),
    of: members(key),
  }))
  const isPart = ({ of, actions }: Counted) => of < all || actions.length < counted.length
  return [{ actions: counted, of: all }, ...doubted.filter(isPart)]
}
