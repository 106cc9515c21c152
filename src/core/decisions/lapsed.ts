/** Rejections that are remembered until what they were about has ended. */
import { lookup } from '../lookup.js'
import type { ManagedUser } from '../model.js'
import { spellingKey } from '../names/names.js'
import type { Plan } from '../plan/plan.js'
import { APPROVALS } from '../report/approvals.js'
import { approvalsAbout, type Resolution } from './resolution.js'

/**
 * Rejections of `disable` and `leave` whose cause has ended: if it returns, the approval is asked
 * for again. Of a user that this run leaves untouched, and of a group that the export did not look
 * for, nobody knows. Rejections about users who are not managed here stay: imports into several
 * containers may share a resolutions file.
 */
export function lapsed(
  rejections: readonly Resolution[],
  { approvals, context, identity: { matching } }: Pick<Plan, 'approvals' | 'context' | 'identity'>,
): Resolution[] {
  const same = (a: string, b: string) => spellingKey(a) === spellingKey(b)
  const isOf = ({ user, anchor }: Resolution, { name, anchor: own }: ManagedUser) =>
    anchor !== undefined && own !== null ? same(anchor, own) : same(user, name)
  const users = [...matching.matched.map(({ user }) => user), ...matching.unclaimed]
  const isKnown = (entry: Resolution) =>
    managedOf(users, [entry.user, entry.anchor ?? []].flat().map(spellingKey)).some((user) => isOf(entry, user))
  const unsearched = [...context.doubted.unsearched].map((key) => context.groups.get(key)!.name)
  const isDoubtful = ({ type, group = '' }: Resolution) =>
    type === 'leave' && unsearched.some((name) => same(name, group))
  return rejections.filter(
    (entry) =>
      APPROVALS[entry.type].lapses &&
      approvalsAbout(approvals, entry).length === 0 &&
      isKnown(entry) &&
      !isDoubtful(entry),
  )
}

const managedOf = lookup(({ name, anchor }: ManagedUser) => [name, anchor ?? []].flat().map(spellingKey))
