/** Which accounts are protected by now: people take their time to decide. */
import type { Directory } from '../directory/directory.js'
import { findUsers } from '../directory/find-objects.js'
import { PROTECTION_PROPERTIES, protectionOf } from './accounts.js'
import { readAllGroupsOf } from './holders.js'

/** By objectGUID, why; those that are not protected are absent. */
export async function readProtections(directory: Directory, guids: readonly string[]): Promise<Map<string, string>> {
  const { domainSid } = directory.domain
  const entries = [...(await findUsers(directory, guids, PROTECTION_PROPERTIES)).values()]
  const groups = await readAllGroupsOf(directory, entries)
  return new Map(
    entries.flatMap((entry) => {
      const why = protectionOf(entry, domainSid, groups)
      return why === null ? [] : [[entry.guid, why] as const]
    }),
  )
}
