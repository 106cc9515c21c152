/**
 * The expiry cliff: when no newer file comes, everybody's account ends within a month of the last
 * one.
 */
import { DAY_MS } from '../day.js'
import { subjectKey, type Action, type ManagedUser } from '../model.js'
import { howMany } from '../text/how-many.js'
import { fileTimeToDate, isNever } from '../values/file-time.js'
import { text } from '../values/value.js'

type ExpiringAccount = Pick<ManagedUser, 'enabled' | 'accountExpires'>

export interface Expiring {
  count: number
  /** Enabled managed users. */
  of: number
  /** So many that somebody should look why no newer file came. */
  isCliff: boolean
}

const SOON_DAYS = 7
const CLIFF_PERCENT = 20

/**
 * Who is enabled, and expires from now to in seven days; whoever has expired before did so with an
 * earlier run's warning.
 */
export function expiring(accounts: readonly ExpiringAccount[], now: Date): Expiring {
  const enabled = accounts.filter((account) => account.enabled)
  const end = now.getTime() + SOON_DAYS * DAY_MS
  const count = enabled.filter(({ accountExpires }) => {
    if (isNever(accountExpires)) return false
    const expires = fileTimeToDate(accountExpires).getTime()
    return expires >= now.getTime() && expires <= end
  }).length
  return { count, of: enabled.length, isCliff: count * 100 > enabled.length * CLIFF_PERCENT }
}

const who = (count: number, of: number): string => `${count} of ${howMany(of, 'enabled managed user')}`
const WHEN = `within ${howMany(SOON_DAYS, 'day')}`
const UNLESS = 'unless a newer users file is imported'

/** e.g. `3 of 31 enabled managed users expire within 7 days` */
export const describeSoon = (count: number, of: number): string =>
  `${who(count, of)} ${count === 1 ? 'expires' : 'expire'} ${WHEN}`

export const describeExpiring = ({ count, of }: Expiring): string =>
  of === 0 ? 'no managed user is enabled, so none expires' : `${describeSoon(count, of)} ${UNLESS}`

/** The same behind a label that says what it is about. */
export const whoExpires = ({ count, of }: Expiring): string => `${who(count, of)} ${WHEN} ${UNLESS}`

/**
 * The managed users after these actions, new ones among them; of an account that is taken over
 * nothing is known.
 */
export function accountsAfter(managed: readonly ManagedUser[], actions: readonly Action[]): ExpiringAccount[] {
  const accounts = new Map<string, ExpiringAccount>(managed.map((user) => [user.guid, user]))
  for (const action of actions) {
    const key = subjectKey(action.subject)
    const account = accounts.get(key)
    if (action.type === 'create') {
      const [expires] = action.attributes['accountExpires'] ?? []
      if (expires !== undefined) accounts.set(key, { enabled: false, accountExpires: text(expires) })
    } else if (account !== undefined) accounts.set(key, { ...account, ...changeOf(action) })
  }
  return [...accounts.values()]
}

function changeOf(action: Action): Partial<ExpiringAccount> {
  if (action.type === 'disable' || action.type === 'enable') return { enabled: action.type === 'enable' }
  if (action.type !== 'update') return {}
  const [expires] = action.changes.find(({ attribute }) => attribute === 'accountExpires')?.after ?? []
  return expires === undefined ? {} : { accountExpires: text(expires) }
}
