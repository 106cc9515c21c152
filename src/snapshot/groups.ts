/**
 * Reads groups and all that they are nested in, level by level: one read per level, or a few when
 * the names are long.
 */
import type { Group } from '../core/model.js'
import { dnKey, isSameOrBelow, rdnValue } from '../core/names/distinguished-name.js'
import { and, equals, GROUPS, searchesForAny } from '../core/names/ldap-filter.js'
import { nearestName } from '../core/text/nearest-name.js'
import { firstInteger, firstText, texts } from '../core/values/value.js'
import type { Directory, Entry } from '../directory/directory.js'

const PROPERTIES = ['cn', 'objectSid', 'adminCount', 'memberOf']

/**
 * By dnKey. Names without a group in this domain are absent.
 * @param dns distinguished names to start from
 * @param sids SIDs to start from (primary groups)
 */
export async function readGroups(
  directory: Directory,
  dns: readonly string[],
  sids: readonly string[] = [],
): Promise<Map<string, Group>> {
  const { domain } = directory.domain
  const groups = new Map<string, Group>()
  const asked = new Set<string>()
  const unknown = (candidates: readonly string[]) => {
    const fresh = new Map(candidates.filter((dn) => isSameOrBelow(dn, domain)).map((dn) => [dnKey(dn), dn]))
    for (const key of asked) fresh.delete(key)
    for (const key of fresh.keys()) asked.add(key)
    return [...fresh.values()].map((dn) => equals('distinguishedName', dn))
  }
  let wanted = [...unknown(dns), ...[...new Set(sids)].map((sid) => equals('objectSid', sid))]
  while (wanted.length > 0) {
    const parents: string[] = []
    for (const search of searchesForAny(wanted)) {
      const filter = and(equals('objectClass', 'group'), search)
      for (const entry of await directory.find({
        searchBase: domain,
        scope: 'Subtree',
        filter,
        properties: PROPERTIES,
      })) {
        asked.add(dnKey(entry.dn))
        groups.set(dnKey(entry.dn), toGroup(entry))
        parents.push(...texts(entry.attributes, 'memberOf'))
      }
    }
    wanted = unknown(parents)
  }
  return groups
}

/**
 * Names of groups that do not exist, each with the nearest name that does: one read.
 * @param missing distinguished names
 */
export async function withNearestGroups(directory: Directory, missing: readonly string[]): Promise<string> {
  const { domain } = directory.domain
  const all = await directory.find({ searchBase: domain, scope: 'Subtree', filter: GROUPS, properties: [] })
  const names = all.map(({ dn }) => rdnValue(dn))
  return missing
    .map((dn) => {
      const nearest = nearestName(rdnValue(dn), names)
      return nearest === undefined ? dn : `${dn} (nearest: ${all[names.indexOf(nearest)]!.dn})`
    })
    .join('; ')
}

function toGroup({ guid, dn, attributes }: Entry): Group {
  return {
    guid,
    dn,
    name: firstText(attributes, 'cn') ?? rdnValue(dn),
    sid: firstText(attributes, 'objectSid') ?? null,
    adminCount: firstInteger(attributes, 'adminCount') === 1,
    memberOf: texts(attributes, 'memberOf').map(dnKey),
  }
}
