/**
 * Managed users that are touched in no way, and why: protected accounts, which nobody from a file
 * must come to own, and users whose anchor somebody else has changed, for the anchor says who
 * somebody is.
 */
import type { ManagedUser } from '../model.js'
import type { PlannedFailure } from './steps.js'
import type { Person } from '../person.js'
import type { PlanContext } from './context.js'
import { anchorKey, anchorOf, isOurs } from './anchor.js'
import { groupedBy } from '../grouped-by.js'
import type { Matching } from './match.js'

export interface SetAside {
  users: readonly ManagedUser[]
  /** By objectGUID, why. */
  reasons: ReadonlyMap<string, string>
  failures: readonly PlannedFailure[]
  /** Not matched at all: the person whose anchor was taken away from their account. */
  isOut: (person: Person) => boolean
}

/** What is remembered is empty when `anchor_attribute` is null: nothing is compared then. */
export function setAside({ managed, rememberedAnchors, settings }: PlanContext): SetAside {
  const rememberedOf = ({ guid }: ManagedUser) =>
    settings.anchorAttribute === null ? undefined : rememberedAnchors.get(guid)
  const isAsRemembered = (user: ManagedUser) => anchorKey(rememberedOf(user) ?? '') === anchorKey(user.anchor ?? '')
  const known = managed.filter((user) => rememberedOf(user) !== undefined)
  const changed = new Set(known.filter((user) => !isAsRemembered(user)))
  // Where several had one anchor, whoever still has it is that person.
  const byRight = new Set(known.filter(isAsRemembered).map(({ anchor }) => anchorKey(anchor ?? '')))
  const out = new Set([...changed].map((user) => anchorKey(rememberedOf(user)!)).filter((key) => !byRight.has(key)))
  const hasTaken = (user: ManagedUser) => rememberedOf(user) === undefined && out.has(anchorKey(user.anchor ?? ''))
  const users = managed.filter((user) => user.protection !== null || changed.has(user) || hasTaken(user))
  const why = (user: ManagedUser) => {
    if (user.protection !== null) return protectedUser(user)
    return changed.has(user) ? changedAnchor(user, rememberedOf(user)!) : takenAnchor(user)
  }
  return {
    users,
    reasons: new Map(users.map((user) => [user.guid, why(user)])),
    failures: users.map((user) => ({ user: user.name, action: 'match', error: why(user) })),
    isOut: (person) => out.has(anchorOf(person) ?? ''),
  }
}

/**
 * Whoever is matched to nobody, but named by the anchor of a user that is set aside, is not created
 * as a second account either.
 */
export function withoutNamed(matching: Matching, { users, failures }: SetAside): Matching {
  const named = new Set(users.flatMap(({ anchor }) => (isOurs(anchor) ? [anchorKey(anchor)] : [])))
  return {
    ...matching,
    missing: matching.missing.filter((person) => !named.has(anchorOf(person) ?? '')),
    failures: [...matching.failures, ...failures],
  }
}

const protectedUser = ({ dn, protection }: ManagedUser): string =>
  `${dn} is a protected account, which is touched in no way: ${protection}; move it out of managed_user_path`

const changedAnchor = ({ dn, anchor }: ManagedUser, remembered: string): string =>
  `${dn} is touched in no way: its anchor was ${remembered} and is ${anchor ?? 'empty'}, which this tool did not write; ` +
  'find out who did and set it back, or take all anchors as they are once with --accept-anchors'

const takenAnchor = ({ dn, anchor }: ManagedUser): string =>
  `${dn} is touched in no way: it has the anchor ${anchor}, which is another user's and which this tool did not write there; ` +
  'find out who did and clear it, or take all anchors as they are once with --accept-anchors'

/**
 * The anchors to remember: the remembered ones, and those of users that are not set aside. Users
 * who left the container stay remembered: they may come back with another anchor. Where several
 * have one anchor, somebody is to clear the wrong one: it is not learnt as anybody's.
 * @param restamped users who get another anchor in this run; none is known until it is written
 */
export function anchorsToRemember(
  remembered: ReadonlyMap<string, string>,
  context: PlanContext,
  restamped: readonly ManagedUser[] = [],
): Map<string, string> {
  const anchors = new Map(remembered)
  const aside = new Set(setAside(context).users)
  const users = context.managed.filter((one) => !aside.has(one))
  const sharing = groupedBy(users, ({ anchor }) => anchorKey(anchor ?? ''))
  for (const user of users) {
    const { guid, anchor } = user
    const key = anchorKey(anchor ?? '')
    const isCertain = sharing.get(key)!.length === 1 || anchorKey(remembered.get(guid) ?? '') === key
    if (isOurs(anchor) && isCertain && !restamped.includes(user)) anchors.set(guid, anchor)
    else anchors.delete(guid)
  }
  return anchors
}
