/** Finds objects anywhere in the domain by what tells them from all others, some at a time. */
import { chunks } from '../core/chunks.js'
import { and, guidEquals, or, USERS } from '../core/names/ldap-filter.js'
import type { Directory, Entry } from './directory.js'

export type Reader = Pick<Directory, 'domain' | 'find'>

const PER_READ = 100

/** Users by objectGUID; one that is gone is absent. */
export async function findUsers(
  directory: Reader,
  guids: readonly string[],
  properties: readonly string[],
): Promise<Map<string, Entry>> {
  const filters = guids.map((guid) => guidEquals('objectGUID', guid))
  return new Map((await findAny(directory, filters, properties)).map((entry) => [entry.guid, entry]))
}

/**
 * Objects that match any of the filters.
 * @param kind a filter for all of them
 */
export async function findAny(
  directory: Reader,
  filters: readonly string[],
  properties: readonly string[],
  kind = USERS,
): Promise<Entry[]> {
  const found: Entry[] = []
  for (const some of chunks(filters, PER_READ)) {
    const filter = and(kind, or(...some))
    found.push(...(await directory.find({ searchBase: directory.domain.domain, scope: 'Subtree', filter, properties })))
  }
  return found
}
