/**
 * Which common name every person of the file has or gets in the target, and in which order renames must happen.
 */
import type { ManagedUser, RenameAction } from '../model.js'
import type { Match } from './match.js'
import type { Person } from '../person.js'
import { MAX_COMMON_NAME, nameKey, withSuffix } from '../names/names.js'

export interface CommonNames {
  /** For every matched person: the name the user keeps or is renamed to. */
  kept: ReadonlyMap<Person, string>
  /** For every missing person: the name to create it under. */
  wanted: ReadonlyMap<Person, string>
}

/**
 * The first person of a name (in file order by sAMAccountName) has it plain, the others with ` (sAMAccountName)`; a name once given is kept.
 * A managed user that no person of the file is keeps its name: renames step around it, while creating somebody under it is a conflict for a
 * person to resolve (the two may be the same human being).
 */
export function allocateCommonNames(
  matched: readonly Match[],
  unclaimed: readonly ManagedUser[],
  missing: readonly Person[],
  prefix: string,
): CommonNames {
  const own = new Set<string>()
  const left = new Set(unclaimed.map((user) => nameKey(user.name)))
  const kept = new Map<Person, string>()
  for (const { person, user } of matched) {
    const name = acceptable(person, user, prefix).find((candidate) => candidate === user.name)
    if (name === undefined) continue
    kept.set(person, name)
    own.add(nameKey(name))
  }
  const take = (candidates: readonly string[], taken: ReadonlySet<string>) => {
    const isFree = (name: string) =>
      !own.has(nameKey(name)) && !taken.has(nameKey(name)) && name.length <= MAX_COMMON_NAME
    const name = candidates.find(isFree) ?? candidates[1]!
    own.add(nameKey(name))
    return name
  }
  for (const { person, user } of matched)
    if (!kept.has(person)) kept.set(person, take(acceptable(person, user, prefix), left))
  const toCreate = ({ cn, sAMAccountName }: Person) => [prefix + cn, withSuffix(prefix + cn, sAMAccountName)]
  return { kept, wanted: new Map(missing.map((person) => [person, take(toCreate(person), new Set())])) }
}

/**
 * Names that a matched user may go on having, best first: the plain one, one made unique with the file's or the account's own account name, or
 * with both (a `new_name` for who already had a suffix).
 */
function acceptable(person: Person, user: ManagedUser, prefix: string): string[] {
  const plain = prefix + person.cn
  const suffixed = withSuffix(plain, person.sAMAccountName)
  return [plain, suffixed, withSuffix(plain, user.sAMAccountName), withSuffix(suffixed, user.sAMAccountName)]
}

/**
 * Orders renames so that a name is left before it is taken. People who swap names in a ring are broken up by a step through a
 * temporary name, so that one run is enough.
 * @param held nameKeys of all managed users, to find a temporary name that is free
 */
export function orderRenames(renames: readonly RenameAction[], held: ReadonlySet<string>): RenameAction[] {
  const result: RenameAction[] = []
  let waiting = [...renames]
  while (waiting.length > 0) {
    const blocked = new Set(waiting.map((rename) => nameKey(rename.before)))
    const ready = waiting.filter(
      (rename) => nameKey(rename.after) === nameKey(rename.before) || !blocked.has(nameKey(rename.after)),
    )
    if (ready.length > 0) {
      result.push(...ready)
      waiting = waiting.filter((rename) => !ready.includes(rename))
      continue
    }
    const [first, ...others] = waiting
    const temporary = temporaryName(first!, held)
    result.push({ ...first!, after: temporary })
    waiting = [...others, { ...first!, before: temporary }]
  }
  return result
}

function temporaryName(rename: RenameAction, held: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const name = withSuffix(rename.before, `renaming ${number}`)
    if (!held.has(nameKey(name))) return name
  }
}
