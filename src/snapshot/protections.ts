/** Which accounts are protected by now: people take their time to decide. */
import { chunks } from '../core/chunks.js'
import { and, guidEquals, or, USERS } from '../core/names/ldap-filter.js'
import type { Directory, Entry } from '../directory/directory.js'
import { PROTECTION_PROPERTIES, protectionOf } from './accounts.js'
import { readAllGroupsOf } from './holders.js'

const PER_READ = 100

/** By objectGUID, why; those that are not protected are absent. */
export async function readProtections(directory: Directory, guids: readonly string[]): Promise<Map<string, string>> {
  const { domain, domainSid } = directory.domain
  const entries: Entry[] = []
  for (const some of chunks(guids, PER_READ))
    entries.push(
      ...(await directory.find({
        searchBase: domain,
        scope: 'Subtree',
        filter: and(USERS, or(...some.map((guid) => guidEquals('objectGUID', guid)))),
        properties: PROTECTION_PROPERTIES,
      })),
    )
  const groups = await readAllGroupsOf(directory, entries)
  return new Map(
    entries.flatMap((entry) => {
      const why = protectionOf(entry, domainSid, groups)
      return why === null ? [] : [[entry.guid, why] as const]
    }),
  )
}
