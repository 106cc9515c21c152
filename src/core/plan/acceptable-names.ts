/**
 * The common names by which a managed user is recognised as a person's.
 */
import type { ManagedUser } from '../model.js'
import { withSuffix } from '../names/names.js'
import type { Person } from '../person.js'

/**
 * The names that a matched user may keep, best first: the plain name, the name with the file's or
 * the account's own account name as suffix, or with both (a `new_name` for a person whose name
 * already has a suffix).
 */
export function acceptableNames(person: Person, user: Pick<ManagedUser, 'sAMAccountName'>, prefix: string): string[] {
  const plain = prefix + person.cn
  const suffixed = withSuffix(plain, person.sAMAccountName)
  const names = [plain, suffixed, withSuffix(plain, user.sAMAccountName), withSuffix(suffixed, user.sAMAccountName)]
  return [...new Set(names)]
}
