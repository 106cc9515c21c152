/**
 * Reads the objects that have names which newcomers want, anywhere in the domain: one read for some
 * hundred people.
 */
import type { Directory, DomainInfo, Entry } from '../directory/directory.js'
import { readGroups } from './groups.js'
import { directGroups, primaryGroupSid } from '../core/direct-groups.js'
import type { WantedNames } from '../core/names/account-names.js'
import { isSameOrBelow, rdnValue } from '../core/names/distinguished-name.js'
import { equals, searchesForAny } from '../core/names/ldap-filter.js'
import type { Account, Group, Holder } from '../core/model.js'
import { isBuiltIn, privilegeOf } from '../core/safety/protection.js'
import { takeOverRefusal } from '../core/safety/take-over.js'
import type { Person } from '../core/person.js'
import { firstInteger, firstText, texts } from '../core/values/value.js'
import { ACCOUNT_PROPERTIES, isEnabled } from './accounts.js'

export interface HolderContext {
  managedUserPath: string
  /** Managed users as read: they have names, too, in spellings that a search may miss (accents). */
  managed: readonly Entry[]
  anchorAttribute: string | null
  /**
   * Returns the person of the file that the object belongs to, by match or by anchor; null: nobody.
   */
  ownerOf(guid: string, anchor: string | undefined): Person | null
  /** By objectGUID of managed users that are set aside, why. */
  aside: ReadonlyMap<string, string>
}

export async function readHolders(
  directory: Directory,
  wanted: readonly WantedNames[],
  context: HolderContext,
): Promise<Holder[]> {
  if (wanted.length === 0) return []
  const found = new Map(context.managed.map((entry) => [entry.guid, entry]))
  const properties = [
    ...ACCOUNT_PROPERTIES,
    'name',
    ...(context.anchorAttribute === null ? [] : [context.anchorAttribute]),
  ]
  for (const filter of searchesForAny(wanted.flatMap((names) => nameFilters(names, directory.domain.dnsName)))) {
    for (const entry of await directory.find({
      searchBase: directory.domain.domain,
      scope: 'Subtree',
      filter,
      properties,
    })) {
      if (!found.has(entry.guid)) found.set(entry.guid, entry)
    }
  }
  const entries = [...found.values()]
  const groups = await readAllGroupsOf(directory, entries)
  return entries.map((entry) => toHolder(entry, groups, directory.domain, context))
}

/** The groups that the accounts are in, with the primary ones, and all that these are nested in. */
export function readAllGroupsOf(directory: Directory, accounts: readonly Entry[]): Promise<Map<string, Group>> {
  const dns = new Set<string>()
  const sids = new Set<string>()
  for (const { attributes } of accounts) {
    for (const dn of texts(attributes, 'memberOf')) dns.add(dn)
    const sid = primaryGroupSid(attributes, directory.domain.domainSid)
    if (sid !== null) sids.add(sid)
  }
  return readGroups(directory, [...dns], [...sids])
}

/**
 * rangeUpper of userPrincipalName, the largest of the three (MS-ADA3). Longer names do not exist,
 * and a search for one may be refused.
 */
const LONGEST_NAME = 1024

function nameFilter(attribute: string, value: string): string[] {
  return value.length > LONGEST_NAME ? [] : [equals(attribute, value)]
}

function nameFilters({ name, sAMAccountName, userPrincipalName }: WantedNames, dnsName: string): string[] {
  return [
    ...nameFilter('sAMAccountName', sAMAccountName),
    ...nameFilter('userPrincipalName', `${sAMAccountName}@${dnsName}`),
    ...principalFilters(userPrincipalName, dnsName),
    ...nameFilter('name', name),
  ]
}

/** Finds accounts with this userPrincipalName, as their own or by their account name. */
function principalFilters(userPrincipalName: string, dnsName: string): string[] {
  const at = userPrincipalName.lastIndexOf('@')
  const isImplied = at > 0 && userPrincipalName.slice(at + 1).toLowerCase() === dnsName.toLowerCase()
  return [
    ...nameFilter('userPrincipalName', userPrincipalName),
    ...(isImplied ? nameFilter('sAMAccountName', userPrincipalName.slice(0, at)) : []),
  ]
}

/** The objects, anywhere in the domain, that have one of these userPrincipalNames. */
export async function readAccounts(directory: Directory, principals: readonly string[]): Promise<Account[]> {
  const { domain, dnsName } = directory.domain
  const properties = ['sAMAccountName', 'userPrincipalName']
  const found: Account[] = []
  for (const filter of searchesForAny(principals.flatMap((principal) => principalFilters(principal, dnsName)))) {
    const entries = await directory.find({ searchBase: domain, scope: 'Subtree', filter, properties })
    found.push(...entries.map(toAccount))
  }
  return found
}

const toAccount = ({ guid, dn, objectClass, attributes }: Entry): Account => ({
  guid,
  dn,
  objectClass,
  sAMAccountName: firstText(attributes, 'sAMAccountName') ?? null,
  userPrincipalName: firstText(attributes, 'userPrincipalName') ?? null,
})

/** Of most holders nobody asks for these: all managed users are among them. */
class OnDemand implements Pick<Holder, 'memberOf' | 'takeOverRefused'> {
  readonly #entry: Entry
  readonly #groups: ReadonlyMap<string, Group>
  readonly #domain: DomainInfo
  readonly #aside: string | undefined

  constructor(entry: Entry, groups: ReadonlyMap<string, Group>, domain: DomainInfo, aside: string | undefined) {
    this.#aside = aside
    this.#entry = entry
    this.#groups = groups
    this.#domain = domain
  }
  get memberOf(): ReadonlySet<string> {
    return directGroups(this.#entry.attributes, this.#domain.domainSid, this.#groups).memberOf
  }
  get takeOverRefused(): string | null {
    return this.#aside ?? refusalOf(this.#entry, this.#groups, this.#domain)
  }
}

function toHolder(
  entry: Entry,
  groups: ReadonlyMap<string, Group>,
  domain: DomainInfo,
  context: HolderContext,
): Holder {
  const { guid, dn, objectClass, attributes } = entry
  return Object.assign(new OnDemand(entry, groups, domain, context.aside.get(guid)), {
    ...toAccount({ guid, dn, objectClass, attributes }),
    name: firstText(attributes, 'name') ?? firstText(attributes, 'cn') ?? rdnValue(dn),
    displayName: firstText(attributes, 'displayName') ?? null,
    enabled: isEnabled(entry),
    managed: isSameOrBelow(dn, context.managedUserPath),
    owner: context.ownerOf(
      guid,
      context.anchorAttribute === null ? undefined : firstText(attributes, context.anchorAttribute),
    ),
  })
}

/**
 * Why the account must not be taken over, its distinguished name first; null when it may be.
 * @param groups those of readAllGroupsOf
 */
export function refusalOf(
  entry: Entry,
  groups: ReadonlyMap<string, Group>,
  { accountSid, domainSid }: Pick<DomainInfo, 'accountSid' | 'domainSid'>,
): string | null {
  const { dn, objectClass, attributes } = entry
  const sid = firstText(attributes, 'objectSid') ?? null
  const adminCount = firstInteger(attributes, 'adminCount') === 1 ? 'it is protected (adminCount=1)' : null
  const refusal = takeOverRefusal({
    objectClass,
    sAMAccountName: firstText(attributes, 'sAMAccountName') ?? null,
    userAccountControl: firstInteger(attributes, 'userAccountControl') ?? 0,
    builtIn: (sid !== null && isBuiltIn(sid)) || firstText(attributes, 'isCriticalSystemObject') === 'true',
    privilege: adminCount ?? privilegeOf(directGroups(attributes, domainSid, groups).memberOf, groups),
    servicePrincipalNames: texts(attributes, 'servicePrincipalName').length,
    isRunningAccount: sid !== null && sid === accountSid,
  })
  return refusal === null ? null : `${dn} ${refusal}`
}
