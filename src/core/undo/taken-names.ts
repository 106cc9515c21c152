/** Common names that cannot be put back, because another object has them by now. */
import type { ManagedUser } from '../model.js'
import { siblingKey } from '../plan/common-names.js'
import type { PlanContext } from '../plan/context.js'
import type { NetChange } from './net-changes.js'

/** An account that is there, and what the run came to for it. */
export interface Changed {
  change: NetChange
  user: ManagedUser
}

/** Whether its name is to be put back. */
export const isRenamedBack = ({ change: { name, created }, user }: Changed): boolean =>
  !created && name !== null && user.name !== name.before && [name.after, ...(name.perhaps ?? [])].includes(user.name)

/**
 * By objectGUID of the account: the distinguished name of who has the name, and does not give it up
 * in this undo.
 */
export function takenNames(
  changed: readonly Changed[],
  { managed, others }: Pick<PlanContext, 'managed' | 'others'>,
): Map<string, string> {
  const taken = new Map<string, string>()
  const dns = new Map([...others, ...managed].map((one) => [siblingKey(one), one.dn]))
  const guids = new Map(managed.map((user) => [siblingKey(user), user.guid]))
  let open = changed.filter(isRenamedBack)
  for (let isSettled = false; !isSettled;) {
    const leaving = new Set(open.map(({ user }) => user.guid))
    const claimed = new Set<string>()
    const possible = open.filter(({ change, user }) => {
      const key = siblingKey({ dn: user.dn, name: change.name!.before })
      const guid = guids.get(key)
      const isHeld = dns.has(key) && guid !== user.guid && (guid === undefined || !leaving.has(guid))
      if (isHeld || claimed.has(key)) taken.set(user.guid, dns.get(key) ?? 'another account, which gets it back')
      else claimed.add(key)
      return !taken.has(user.guid)
    })
    // Whoever keeps its name keeps others from theirs.
    isSettled = possible.length === open.length
    open = possible
  }
  return taken
}
