/**
 * The holders of the names that newcomers want: objects of the directory, and other people of the
 * same file.
 */
import { impliedPrincipal } from './principals.js'
import type { NameConflict, Holder } from '../model.js'
import type { Person } from '../person.js'
import type { WantedNames } from '../names/account-names.js'
import { isSameOrBelow, parentDn, sameDn } from '../names/distinguished-name.js'
import { nameKey, proposeAccountName } from '../names/names.js'

export interface NameRegistry {
  /** Of the target domain. */
  readonly dnsName: string
  /**
   * The conflicts of these names for a person, sAMAccountName first; [] when all are free or
   * already claimed for the person.
   */
  conflictsOf(names: WantedNames, person: Person): NameConflict[]
  /** Marks names as taken by a person of the file who is to be created with them. */
  claim(names: WantedNames, person: Person): void
  /** Marks a common name as left, because this run renames its user. */
  vacate(name: string): void
  /** Marks a common name as taken, because this run renames the person's managed user to it. */
  claimName(name: string, person: Person): void
  /**
   * Why the person's account of this objectGUID cannot get a userPrincipalName: another one has it,
   * or is to get it; null: it can.
   */
  whyNotPrincipal(userPrincipalName: string, guid: string, person: Person): string | null
  /** Marks a userPrincipalName as given up, because this run gives its user another one. */
  vacatePrincipal(userPrincipalName: string): void
  /**
   * Marks a userPrincipalName as taken by a managed user, because this run gives it to that user.
   * @param person whose user it comes to be by a take-over
   */
  claimPrincipal(userPrincipalName: string, user: string, person?: Person): void
  /** The object of this objectGUID, when it was found by a wanted name. */
  holderOf(guid: string): Holder | null
  /** A free account name like `wanted`. */
  propose(wanted: string): string
  /** A copy that changes independently. */
  copy(): NameRegistry
}

type By = NameConflict['by']
type Taken = Map<string, By>

/** Holders by objectGUID, names by nameKey, and who has claimed them in this run. */
interface State {
  dnsName: string
  holders: ReadonlyMap<string, Holder>
  accounts: Taken
  principals: Taken
  /** The userPrincipalNames that accounts have by their account names. */
  implied: Taken
  names: Taken
  claims: Map<By, Person>
}

/**
 * @param holders objects found by any of the wanted names, anywhere in the domain; a common name
 *   counts only inside `container`, since it is unique among siblings only
 * @param dnsName of the domain: the suffix of the userPrincipalName that each account has by its
 * account name
 */
export function nameRegistry(holders: readonly Holder[], container: string, dnsName: string): NameRegistry {
  const taken = (): Taken => new Map()
  const [accounts, principals, implied, names] = [taken(), taken(), taken(), taken()] as const
  for (const holder of holders) {
    const own = impliedPrincipal(holder, dnsName)
    if (holder.sAMAccountName !== null) accounts.set(nameKey(holder.sAMAccountName), holder)
    if (holder.userPrincipalName !== null) principals.set(nameKey(holder.userPrincipalName), holder)
    if (own !== null) implied.set(nameKey(own), holder)
    if (isSameOrBelow(holder.dn, container) && sameDn(parentDn(holder.dn), container))
      names.set(nameKey(holder.name), holder)
  }
  const byGuid = new Map(holders.map((holder) => [holder.guid, holder]))
  return registryOf({ dnsName, holders: byGuid, accounts, principals, implied, names, claims: new Map() })
}

function registryOf(state: State): NameRegistry {
  const { dnsName, holders, accounts, principals, implied, names, claims } = state
  return {
    dnsName,
    conflictsOf(wanted, person) {
      const look = (taken: Taken, attribute: NameConflict['attribute'], value: string): NameConflict[] => {
        const by = taken.get(nameKey(value))
        return by === undefined || claims.get(by) === person ? [] : [{ attribute, value, by }]
      }
      const own = `${wanted.sAMAccountName}@${dnsName}`
      const found = [
        ...look(accounts, 'sAMAccountName', wanted.sAMAccountName),
        ...look(principals, 'userPrincipalName', wanted.userPrincipalName),
      ]
      // The userPrincipalName that an account has by its account name must be no other account's
      // own, and the reverse.
      const others = [
        ...look(implied, 'userPrincipalName', wanted.userPrincipalName),
        ...look(principals, 'userPrincipalName', own),
      ].filter(({ by }) => !found.some((conflict) => conflict.by === by))
      return [...found, ...others, ...look(names, 'cn', wanted.name)]
    },
    claim(wanted, person) {
      const by = { person: person.sAMAccountName }
      claims.set(by, person)
      accounts.set(nameKey(wanted.sAMAccountName), by)
      principals.set(nameKey(wanted.userPrincipalName), by)
      implied.set(nameKey(`${wanted.sAMAccountName}@${dnsName}`), by)
      names.set(nameKey(wanted.name), by)
    },
    vacate: (name) => void names.delete(nameKey(name)),
    claimName: (name, { sAMAccountName }) => void names.set(nameKey(name), { person: sAMAccountName }),
    whyNotPrincipal(userPrincipalName, guid, person) {
      const found = [principals, implied].map((taken) => taken.get(nameKey(userPrincipalName)) ?? null)
      const by = found.find(
        (one) => one !== null && claims.get(one) !== person && !('guid' in one && one.guid === guid),
      )
      if (!by) return null
      return 'person' in by ? `is wanted by ${by.person} as well` : `is taken by ${by.dn}`
    },
    vacatePrincipal: (userPrincipalName) => void principals.delete(nameKey(userPrincipalName)),
    claimPrincipal(userPrincipalName, user, person) {
      const by = { person: user }
      if (person !== undefined) claims.set(by, person)
      principals.set(nameKey(userPrincipalName), by)
    },
    holderOf: (guid) => holders.get(guid) ?? null,
    propose: (wanted) => proposeAccountName(wanted, accounts),
    copy: () =>
      registryOf({
        ...state,
        accounts: new Map(accounts),
        principals: new Map(principals),
        implied: new Map(implied),
        names: new Map(names),
        claims: new Map(claims),
      }),
  }
}

/**
 * The name that an error code of the domain controller is about (System Error Codes,
 * learn.microsoft.com/windows/win32/debug).
 */
const NAME_OF_CODE: Readonly<Record<number, NameConflict['attribute']>> = {
  1316: 'sAMAccountName', // ERROR_USER_EXISTS
  1318: 'sAMAccountName', // ERROR_GROUP_EXISTS
  8305: 'cn', // ERROR_DS_OBJ_STRING_NAME_EXISTS
  8648: 'userPrincipalName', // ERROR_DS_UPN_VALUE_NOT_UNIQUE_IN_FOREST
}

/**
 * The names for which a creation may have been refused, all three when the code does not tell. The
 * domain controller does not name the object that holds them.
 */
export function refusedNames(
  { name, sAMAccountName, userPrincipalName }: WantedNames,
  code: number | null,
): NameConflict[] {
  const values = { sAMAccountName, userPrincipalName, cn: name }
  const known = code === null ? undefined : NAME_OF_CODE[code]
  const attributes = known === undefined ? (['sAMAccountName', 'userPrincipalName', 'cn'] as const) : [known]
  return attributes.map((attribute) => ({ attribute, value: values[attribute], by: null }))
}
