/**
 * The common name that each person of the file has or gets in the target, and the order of renames.
 */
import { acceptableNames } from './acceptable-names.js'
import type { PlanContext } from './context.js'
import type { ManagedUser, NamedObject, RenameAction } from '../model.js'
import { inHandOverOrder } from './hand-over.js'
import type { Match } from './evidence.js'
import type { Person } from '../person.js'
import { dnKey, parentDn } from '../names/distinguished-name.js'
import { MAX_COMMON_NAME, nameKey, withSuffix } from '../names/names.js'

export interface CommonNames {
  /** For every matched person: the name the user keeps or is renamed to. */
  kept: ReadonlyMap<Person, string>
  /**
   * For every matched person who is renamed: other names, for the case that the domain controller
   * refuses that one.
   */
  otherwise: ReadonlyMap<Person, readonly string[]>
  /** For every missing person: the name of the new account. */
  wanted: ReadonlyMap<Person, string>
}

export interface NameHolders {
  matched: readonly Match[]
  /** Managed users without a person. They keep their names. */
  unmatched: readonly ManagedUser[]
  /**
   * All objects below managed_user_path but users: of whatever class, each holds its name in its
   * container.
   */
  others: readonly NamedObject[]
}

/**
 * The first person of a name (in file order by sAMAccountName) has it plain, the others with `
 * (sAMAccountName)`. A name once given is kept. A rename avoids a name that another object in that
 * container holds, and, where there is another one, that of a managed user in any container. A
 * creation under a name that somebody holds is a conflict that a person resolves: the two may be
 * the same human being.
 */
export function allocateCommonNames(
  { matched, unmatched, others }: NameHolders,
  missing: readonly Person[],
  prefix: string,
): CommonNames {
  const own = new Set<string>()
  const left = new Set(unmatched.map((user) => nameKey(user.name)))
  const kept = new Map<Person, string>()
  const otherwise = new Map<Person, readonly string[]>()
  for (const { person, user } of matched) {
    if (!acceptableNames(person, user, prefix).includes(user.name)) continue
    kept.set(person, user.name)
    own.add(nameKey(user.name))
  }
  const held = new Set(kept.size === matched.length ? [] : [...others, ...unmatched].map(siblingKey))
  const isFree = (name: string) => !own.has(nameKey(name)) && name.length <= MAX_COMMON_NAME
  for (const { person, user } of matched) {
    if (kept.has(person)) continue
    const candidates = acceptableNames(person, user, prefix)
    const free = candidates.filter((name) => isFree(name) && !held.has(siblingKey({ dn: user.dn, name })))
    const isLeft = (name: string) => left.has(nameKey(name))
    // A name that fills all the room and ends with the suffix is the only one there is.
    const last = candidates[1] ?? candidates[0]!
    const [name = last, ...rest] = [...free.filter((name) => !isLeft(name)), ...free.filter(isLeft)]
    own.add(nameKey(name))
    kept.set(person, name)
    otherwise.set(person, rest)
  }
  const wanted = new Map<Person, string>()
  for (const person of missing) {
    const candidates = [prefix + person.cn, withSuffix(prefix + person.cn, person.sAMAccountName)]
    const name = candidates.find(isFree) ?? candidates[1]!
    own.add(nameKey(name))
    wanted.set(person, name)
  }
  return { kept, otherwise, wanted }
}

/** Key of a name within the object's container: only one object can have it. */
export const siblingKey = ({ dn, name }: NamedObject): string => `${nameKey(name)}\n${dnKey(parentDn(dn))}`

/**
 * Orders renames so that a name is left before it is taken. No temporary name is that of any object
 * below managed_user_path.
 */
export function orderRenames(
  renames: readonly RenameAction[],
  { managed, others }: Pick<PlanContext, 'managed' | 'others'>,
): RenameAction[] {
  if (renames.length < 2) return [...renames]
  const held = new Set([...managed, ...others].map(({ name }) => nameKey(name)))
  const dns = new Map(managed.map(({ guid, dn }) => [guid, dn]))
  const key = ({ subject }: RenameAction, name: string) =>
    siblingKey({ dn: (subject.kind === 'existing' ? dns.get(subject.guid) : undefined) ?? '', name })
  return inHandOverOrder(renames, {
    before: (rename) => key(rename, rename.before),
    after: (rename) => key(rename, rename.after),
    detour: (rename) => {
      const temporary = temporaryName(rename, held)
      return [
        { ...rename, after: temporary, otherwise: [], passing: true },
        { ...rename, before: temporary },
      ]
    },
  })
}

function temporaryName(rename: RenameAction, held: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const name = withSuffix(rename.before, `renaming ${number}`)
    if (!held.has(nameKey(name))) return name
  }
}
