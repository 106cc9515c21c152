/**
 * userPrincipalNames that change hands: which users may get theirs from the file, and in which
 * order. The domain controller keeps them unique in the forest (MS-ADTS 3.1.1.5.1.3). Each account
 * also logs on with the one that it has by its account name (`sAMAccountName@domain`).
 */
import type { PlanContext } from './context.js'
import { inHandOverOrder } from './hand-over.js'
import type { Match } from './evidence.js'
import type { Account, Action, Change, UpdateAction } from '../model.js'
import type { PlannedFailure } from './steps.js'
import { nameKey, spellingKey, withLocalPart } from '../names/names.js'
import { tagged, text } from '../values/value.js'
import { isMadeWithNewName } from './wanted.js'

/**
 * The userPrincipalName that an account has by its account name; null for objects that cannot log
 * on.
 */
export function impliedPrincipal({ sAMAccountName, objectClass }: Omit<Account, 'guid' | 'dn'>, dnsName: string) {
  return sAMAccountName === null || objectClass === 'group' ? null : `${sAMAccountName}@${dnsName}`
}

/** A managed user's userPrincipalName that the file changes. */
export interface PrincipalMove {
  guid: string
  /** The user's common name. */
  user: string
  change: Change
}

/** The move that an action makes; undefined: none. */
export function principalMove(action: Action): PrincipalMove | undefined {
  if (action.type !== 'update' || action.subject.kind !== 'existing') return undefined
  const change = action.changes.find(({ attribute }) => attribute === 'userPrincipalName')
  return change && { guid: action.subject.guid, user: action.user, change }
}
const before = ({ change }: PrincipalMove) => change.before[0] && nameKey(text(change.before[0]))
const after = ({ change }: PrincipalMove) => change.after[0] && nameKey(text(change.after[0]))

/**
 * The impossible moves: another account has the userPrincipalName and does not give it up in this
 * run.
 * @param moves one that only empties it is always possible
 * @param matched people and their users
 * @param accounts found by the wanted names, anywhere in the domain
 * @returns by objectGUID of the user, the reason; null where it is no failure
 */
export function impossibleMoves(
  { managed, dnsName }: PlanContext,
  moves: readonly PrincipalMove[],
  matched: readonly Match[],
  accounts: readonly Account[],
): Map<string, string | null> {
  const refused = new Map<string, string | null>()
  if (moves.length === 0) return refused
  const all: readonly Account[] = [...managed.map((user) => ({ ...user, objectClass: 'user' })), ...accounts]
  const holders = new Map(
    all.flatMap((one) => (one.userPrincipalName === null ? [] : [[nameKey(one.userPrincipalName), one]])),
  )
  const implied = new Map(all.map((one) => [nameKey(impliedPrincipal(one, dnsName) ?? ''), one]))
  const moving = new Map(moves.map((move) => [move.guid, move]))
  const takers = new Map<string, PrincipalMove>()
  const whyNot = (move: PrincipalMove): string | null => {
    const key = after(move)!
    const [holder, namesake, taker] = [holders.get(key), implied.get(key), takers.get(key)]
    if (holder !== undefined && holder.guid !== move.guid && !moving.has(holder.guid)) return `is taken by ${holder.dn}`
    if (namesake !== undefined && namesake.guid !== move.guid) return `belongs to the account name of ${namesake.dn}`
    return taker === undefined || taker === move ? null : `is wanted by ${taker.user} as well`
  }
  // Iterating over a set includes what is added on the way: a move to a name that is now kept is
  // looked at again.
  const open = new Set(moves.filter((move) => after(move) !== undefined))
  for (const move of open) {
    open.delete(move)
    const reason = whyNot(move)
    if (reason === null) takers.set(after(move)!, move)
    else {
      moving.delete(move.guid)
      if (takers.get(after(move)!) === move) takers.delete(after(move)!)
      refused.set(move.guid, `userPrincipalName "${text(move.change.after[0]!)}" ${reason}`)
      const next = takers.get(before(move) ?? '')
      if (next !== undefined) open.add(next)
    }
  }
  // An account that looks as if created with a new name, but is not remembered (the state was
  // lost), keeps its name.
  const byGuid = new Map(moves.map((move) => [move.guid, move]))
  for (const { person, user } of matched) {
    if (!refused.has(user.guid) || spellingKey(user.sAMAccountName) === spellingKey(person.sAMAccountName)) continue
    const { change } = byGuid.get(user.guid)!
    if (isMadeWithNewName(user, text(change.after[0]!))) refused.set(user.guid, null)
  }
  return refused
}

/** The actions without the impossible changes, which become failures of that attribute. */
export function withoutMoves(
  actions: readonly Action[],
  refused: ReadonlyMap<string, string | null>,
): { actions: Action[]; failures: PlannedFailure[] } {
  const failures: PlannedFailure[] = []
  const kept = actions.flatMap((action): Action[] => {
    const move = principalMove(action)
    const error = move && refused.get(move.guid)
    if (action.type !== 'update' || move === undefined || error === undefined) return [action]
    if (error !== null) failures.push({ user: action.user, action: 'update', attribute: 'userPrincipalName', error })
    const changes = action.changes.filter((change) => change !== move.change)
    return changes.length === 0 ? [] : [{ ...action, changes }]
  })
  return { actions: kept, failures }
}

/**
 * Orders updates so that a userPrincipalName is given up before it is taken. A ring goes through a
 * temporary one that nobody else can have, anywhere in the forest. The user can log on meanwhile
 * with the one that it has by its account name.
 */
export function orderUpdates(updates: readonly UpdateAction[]): UpdateAction[] {
  const keyOf = (action: UpdateAction, key: typeof before) => {
    const move = principalMove(action)
    return move && key(move)
  }
  return inHandOverOrder(updates, {
    before: (action) => keyOf(action, before),
    after: (action) => keyOf(action, after),
    detour: (action) => {
      const { guid, change } = principalMove(action)!
      const temporary = [tagged('s', withLocalPart(text(change.after[0]!), `renaming-${guid}`))]
      const on = action.changes.map((one) => (one === change ? { ...one, before: temporary } : one))
      return [
        { ...action, changes: [{ ...change, after: temporary }], passing: true },
        { ...action, changes: on },
      ]
    },
  })
}
