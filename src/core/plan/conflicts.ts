/**
 * Who has the names that a person who is to be created wants: objects of the directory, and other people of the same file.
 */
import type { NameConflict, Holder, WantedNames } from '../model.js'
import type { Person } from '../person.js'
import { isSameOrBelow, parentDn, sameDn } from '../names/distinguished-name.js'
import { nameKey, proposeAccountName } from '../names/names.js'

export interface NameRegistry {
  /** The conflicts of these names for a person, sAMAccountName first; [] when all are free, or the person's own by an earlier claim. */
  conflictsOf(names: WantedNames, person: Person): NameConflict[]
  /** Marks names as taken by a person of the file that is about to be created with them. */
  claim(names: WantedNames, person: Person): void
  /** Marks a common name as left, because its user is renamed away in this run. */
  vacate(name: string): void
  /** A free account name like `wanted`. */
  propose(wanted: string): string
  /** One that changes by itself from now on. */
  copy(): NameRegistry
}

/**
 * @param holders objects found by any of the wanted names, anywhere in the domain; a common name counts inside `container` only,
 *   for names need to be unique among siblings only
 */
export function nameRegistry(holders: readonly Holder[], container: string): NameRegistry {
  const accounts = new Map<string, NameConflict['by']>()
  const principals = new Map<string, NameConflict['by']>()
  const names = new Map<string, NameConflict['by']>()
  for (const holder of holders) {
    if (holder.sAMAccountName !== null) accounts.set(nameKey(holder.sAMAccountName), holder)
    if (holder.userPrincipalName !== null) principals.set(nameKey(holder.userPrincipalName), holder)
    if (isSameOrBelow(holder.dn, container) && sameDn(parentDn(holder.dn), container))
      names.set(nameKey(holder.name), holder)
  }
  return registryOf({ accounts, principals, names, claims: new Map() })
}

type Taken = Map<string, NameConflict['by']>

/** Names by nameKey, and who has claimed them in this run. */
interface State {
  accounts: Taken
  principals: Taken
  names: Taken
  claims: Map<NameConflict['by'], Person>
}

function registryOf({ accounts, principals, names, claims }: State): NameRegistry {
  return {
    conflictsOf(wanted, person) {
      const look = (taken: Taken, attribute: NameConflict['attribute'], value: string): NameConflict[] => {
        const by = taken.get(nameKey(value))
        return by === undefined || claims.get(by) === person ? [] : [{ attribute, value, by }]
      }
      return [
        ...look(accounts, 'sAMAccountName', wanted.sAMAccountName),
        ...look(principals, 'userPrincipalName', wanted.userPrincipalName),
        ...look(names, 'cn', wanted.name),
      ]
    },
    claim(wanted, person) {
      const by = { person: person.sAMAccountName }
      claims.set(by, person)
      accounts.set(nameKey(wanted.sAMAccountName), by)
      principals.set(nameKey(wanted.userPrincipalName), by)
      names.set(nameKey(wanted.name), by)
    },
    vacate: (name) => void names.delete(nameKey(name)),
    propose: (wanted) => proposeAccountName(wanted, new Set(accounts.keys())),
    copy: () =>
      registryOf({
        accounts: new Map(accounts),
        principals: new Map(principals),
        names: new Map(names),
        claims: new Map(claims),
      }),
  }
}

/** Which name the domain controller means with its error code (System Error Codes, learn.microsoft.com/windows/win32/debug). */
const NAME_OF_CODE: Readonly<Record<number, NameConflict['attribute']>> = {
  1316: 'sAMAccountName', // ERROR_USER_EXISTS
  1318: 'sAMAccountName', // ERROR_GROUP_EXISTS
  8305: 'cn', // ERROR_DS_OBJ_STRING_NAME_EXISTS
  8648: 'userPrincipalName', // ERROR_DS_UPN_VALUE_NOT_UNIQUE_IN_FOREST
}

/** The names that a refused creation may have been about, held by an object that the domain controller does not name; all three when it says no more. */
export function refusedNames(
  { name, sAMAccountName, userPrincipalName }: WantedNames,
  code: number | null,
): NameConflict[] {
  const values = { sAMAccountName, userPrincipalName, cn: name }
  const known = code === null ? undefined : NAME_OF_CODE[code]
  const attributes = known === undefined ? (['sAMAccountName', 'userPrincipalName', 'cn'] as const) : [known]
  return attributes.map((attribute) => ({ attribute, value: values[attribute], by: null }))
}
