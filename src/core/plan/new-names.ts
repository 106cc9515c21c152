/** Which accounts were made with a new name, from what the runs have remembered. */
import type { ManagedUser } from '../model.js'
import type { NewNamed } from '../names/account-names.js'
import { spellingKey } from '../names/names.js'
import { anchorKey, isOurs } from './anchor.js'

/**
 * @param remembered by objectGUID; by anchor where a run was killed before it knew the account
 * @returns by objectGUID. An anchor counts only where its account has another name than the file's:
 * the run may have been killed before the account was made, and a later one made it with the
 * person's own names.
 */
export function newNamesOf(
  remembered: ReadonlyMap<string, NewNamed>,
  managed: readonly ManagedUser[],
): Map<string, NewNamed> {
  const names = new Map([...remembered].filter(([key]) => !isOurs(key)))
  const expected = new Map(
    [...remembered].filter(([key]) => isOurs(key)).map(([key, named]) => [anchorKey(key), named] as const),
  )
  for (const user of managed) {
    const named = user.anchor === null ? undefined : expected.get(anchorKey(user.anchor))
    if (named !== undefined && hasOtherName(user, named)) names.set(user.guid, named)
  }
  return names
}

const hasOtherName = (user: ManagedUser, { sAMAccountName, userPrincipalName }: NewNamed): boolean =>
  spellingKey(user.sAMAccountName) !== spellingKey(sAMAccountName) ||
  (userPrincipalName !== null && spellingKey(user.userPrincipalName ?? '') !== spellingKey(userPrincipalName))
