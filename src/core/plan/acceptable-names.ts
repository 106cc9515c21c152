/**
 * The common names by which a managed user is known to be a person's.
 */
import type { ManagedUser } from '../model.js'
import { withSuffix } from '../names/names.js'
import type { Person } from '../person.js'

/**
 * Names that a matched user may go on having, best first: the plain one, one made unique with the file's or the account's own account name, or
 * with both (a `new_name` for a person whose name has a suffix already).
 */
export function acceptableNames(person: Person, user: Pick<ManagedUser, 'sAMAccountName'>, prefix: string): string[] {
  const plain = prefix + person.cn
  const suffixed = withSuffix(plain, person.sAMAccountName)
  const names = [plain, suffixed, withSuffix(plain, user.sAMAccountName), withSuffix(suffixed, user.sAMAccountName)]
  return [...new Set(names)]
}
