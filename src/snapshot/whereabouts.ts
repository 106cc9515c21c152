/** Where accounts are now that were read elsewhere once. */
import { chunks } from '../core/chunks.js'
import { and, guidEquals, or, USERS } from '../core/names/ldap-filter.js'
import type { Directory } from '../directory/directory.js'

const PER_READ = 100

/** Distinguished names by objectGUID, anywhere in the domain; an account that is gone is absent. */
export async function readWhereabouts(
  directory: Pick<Directory, 'domain' | 'find'>,
  guids: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const some of chunks(guids, PER_READ)) {
    const filter = and(USERS, or(...some.map((guid) => guidEquals('objectGUID', guid))))
    const searchBase = directory.domain.domain
    for (const { guid, dn } of await directory.find({ searchBase, scope: 'Subtree', filter, properties: [] }))
      found.set(guid, dn)
  }
  return found
}
