/** Where accounts are now that were read elsewhere once. */
import { findUsers, type Reader } from '../directory/find-objects.js'

/** Distinguished names by objectGUID, anywhere in the domain; an account that is gone is absent. */
export async function readWhereabouts(directory: Reader, guids: readonly string[]): Promise<Map<string, string>> {
  const found = await findUsers(directory, guids, [])
  return new Map([...found].map(([guid, { dn }]) => [guid, dn]))
}
