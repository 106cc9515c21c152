/**
 * Which groups and accounts are privileged, by security identifiers, adminCount and nesting, which
 * no rename changes.
 */
import type { Group } from '../model.js'

/**
 * Well-known groups whose members can take over a domain or its controllers: relative identifiers
 * below the domain's SID. Source: Microsoft, "Well-known SIDs" and "Appendix C: Protected Accounts
 * and Groups in Active Directory".
 */
const PRIVILEGED_RIDS: Readonly<Record<number, string>> = {
  498: 'Enterprise Read-only Domain Controllers',
  512: 'Domain Admins',
  516: 'Domain Controllers',
  517: 'Cert Publishers',
  518: 'Schema Admins',
  519: 'Enterprise Admins',
  520: 'Group Policy Creator Owners',
  521: 'Read-only Domain Controllers',
  522: 'Cloneable Domain Controllers',
  526: 'Key Admins',
  527: 'Enterprise Key Admins',
}
const PRIVILEGED_SIDS: Readonly<Record<string, string>> = {
  'S-1-5-32-544': 'Administrators',
  'S-1-5-32-548': 'Account Operators',
  'S-1-5-32-549': 'Server Operators',
  'S-1-5-32-550': 'Print Operators',
  'S-1-5-32-551': 'Backup Operators',
  'S-1-5-32-552': 'Replicator',
  'S-1-5-32-557': 'Incoming Forest Trust Builders',
  'S-1-5-32-578': 'Hyper-V Administrators',
  'S-1-5-32-580': 'Remote Management Users',
}

/** The last number of a SID. */
function relativeId(sid: string): number {
  return Number(sid.slice(sid.lastIndexOf('-') + 1))
}

/**
 * Accounts and groups that a domain is made with have relative identifiers below 1000 (MS-SAMR
 * 3.1.1.9.2).
 */
export function isBuiltIn(sid: string): boolean {
  return sid.startsWith('S-1-5-32-') || (sid.startsWith('S-1-5-21-') && relativeId(sid) < 1000)
}

/** Why this group itself is privileged, regardless of nesting; null when it is not. */
function ownPrivilege(group: Group): string | null {
  const wellKnown =
    group.sid === null
      ? undefined
      : (PRIVILEGED_SIDS[group.sid] ??
        (group.sid.startsWith('S-1-5-21-') ? PRIVILEGED_RIDS[relativeId(group.sid)] : undefined))
  if (wellKnown !== undefined) return `is the privileged group ${wellKnown}`
  return group.adminCount ? 'is protected (adminCount=1)' : null
}

/**
 * The groups themselves and all that they are nested in, nearest first, by dnKey; cycles are walked
 * once. The group is undefined when it was not found: this account may not read it, or it is in
 * another domain of the forest, as Enterprise Admins are. Its rights are unknown.
 */
function withAncestors(
  start: Iterable<string>,
  groups: ReadonlyMap<string, Group>,
): [key: string, group: Group | undefined][] {
  const seen = new Set<string>(start)
  const result: [string, Group | undefined][] = []
  for (const key of seen) {
    const group = groups.get(key)
    result.push([key, group])
    for (const parent of group?.memberOf ?? []) seen.add(parent)
  }
  return result
}

const UNKNOWN = 'cannot be read, so that it may be privileged'

/**
 * Why membership in one of these groups (dnKeys) is a privilege, e.g. `Ops is protected
 * (adminCount=1)`; null when it is none.
 */
export function privilegeOf(start: Iterable<string>, groups: ReadonlyMap<string, Group>): string | null {
  for (const [key, group] of withAncestors(start, groups)) {
    const own = group === undefined ? UNKNOWN : ownPrivilege(group)
    if (own !== null) return `${group?.name ?? key} ${own}`
  }
  return null
}

/**
 * Why joining `target` (dnKey) needs approval; null when it needs none. It does when the group, or
 * one that it is nested in, is in `restricted` (dnKeys) or privileged.
 */
export function restrictionOf(
  target: string,
  restricted: ReadonlySet<string>,
  groups: ReadonlyMap<string, Group>,
): string | null {
  const name = groups.get(target)?.name ?? target
  for (const [key, group] of withAncestors([target], groups)) {
    const why = restricted.has(key) ? 'is in restricted_groups' : group === undefined ? UNKNOWN : ownPrivilege(group)
    if (why !== null)
      return key === target ? `${name} ${why}` : `${name} is nested in ${group?.name ?? key}, which ${why}`
  }
  return null
}
