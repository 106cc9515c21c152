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
import type { Matching } from './match.js'

export interface SetAside {
  users: readonly ManagedUser[]
  failures: readonly PlannedFailure[]
  /** Not matched at all: the person whose anchor was taken away from their account. */
  isOut: (person: Person) => boolean
}

/** What is remembered is empty when `anchor_attribute` is null: nothing is compared then. */
export function setAside({ managed, rememberedAnchors, settings }: PlanContext): SetAside {
  const isChanged = ({ guid, anchor }: ManagedUser) => {
    const remembered = rememberedAnchors.get(guid)
    return (
      settings.anchorAttribute !== null && remembered !== undefined && anchorKey(remembered) !== anchorKey(anchor ?? '')
    )
  }
  const users = managed.filter((user) => user.protection !== null || isChanged(user))
  const changed = users.filter(isChanged)
  const out = new Set(changed.map(({ guid }) => anchorKey(rememberedAnchors.get(guid)!)))
  return {
    users,
    failures: users.map((user) => ({
      user: user.name,
      action: 'match',
      error: user.protection === null ? changedAnchor(user, rememberedAnchors.get(user.guid)!) : protectedUser(user),
    })),
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

/**
 * The anchors to remember: the remembered ones, and those of users that are not set aside. Users
 * who left the container stay remembered: they may come back with another anchor.
 * @param restamped users who get another anchor in this run; none is known until it is written
 */
export function anchorsToRemember(
  remembered: ReadonlyMap<string, string>,
  context: PlanContext,
  restamped: readonly ManagedUser[] = [],
): Map<string, string> {
  const anchors = new Map(remembered)
  const aside = new Set(setAside(context).users)
  for (const user of context.managed.filter((one) => !aside.has(one))) {
    if (isOurs(user.anchor) && !restamped.includes(user)) anchors.set(user.guid, user.anchor)
    else anchors.delete(user.guid)
  }
  return anchors
}
