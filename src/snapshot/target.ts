/**
 * Reads the part of the target that planning needs: a constant number of reads, plus one per 100
 * people to create.
 */
import type { Directory, Entry } from '../directory/directory.js'
import { readGroups } from './groups.js'
import { readAttributeSchema } from './attribute-schema.js'
import { rdnValue } from '../core/names/distinguished-name.js'
import { not, USERS } from '../core/names/ldap-filter.js'
import { planContext, type PlanContext, type PlanInput, type PlanSettings } from '../core/plan/context.js'
import { setAside } from '../core/plan/set-aside.js'
import { newNamesOf } from '../core/plan/new-names.js'
import type { Identity } from '../core/plan/identify.js'
import type { Person } from '../core/person.js'
import type { NamedObject } from '../core/model.js'
import { anchorOf } from '../core/plan/anchor.js'
import type { Matching } from '../core/plan/match.js'
import { checkAnchor, checkGroups, checkManagedPath, checkManagedUsers, configuredGroups } from './preconditions.js'
import { propertiesToRead, toManagedUser } from './accounts.js'
import { readAccounts, readAllGroupsOf, readHolders, type HolderContext } from './holders.js'
import { newPrincipals, type Holders } from '../core/plan/plan.js'
import { firstText } from '../core/values/value.js'

/** The target as it was read. */
export interface Target {
  context: PlanContext
  /** The managed users, as they were read. */
  managed: readonly Entry[]
}

/**
 * @param alsoRead attributes besides those of the people
 * @throws ConfigurationError when the config names objects that do not exist or must not be used;
 * nothing was written then
 */
export async function readTarget(
  directory: Directory,
  configured: PlanSettings,
  given: Omit<PlanInput, 'settings' | 'dnsName' | 'managed' | 'schema' | 'groups' | 'others'>,
  alsoRead: readonly string[] = [],
): Promise<Target> {
  const { domainSid, dnsName } = directory.domain
  const { managedUserPath } = configured
  await checkManagedPath(directory, managedUserPath)
  const schema = await readAttributeSchema(directory, [
    ...attributeNames(given.people, configured.anchorAttribute),
    ...alsoRead,
  ])
  const anchorAttribute = checkAnchor(schema, configured.anchorAttribute)
  const settings = { ...configured, anchorAttribute }
  const groups = await readGroups(directory, configuredGroups(settings))
  await checkGroups(settings, directory, groups)
  const entries = await directory.find({
    searchBase: managedUserPath,
    scope: 'Subtree',
    filter: USERS,
    properties: propertiesToRead(schema, settings),
  })
  checkManagedUsers(directory, managedUserPath, entries)
  const allGroups = await readAllGroupsOf(directory, entries)
  const managed = entries.map((entry) => toManagedUser(entry, { domainSid, anchorAttribute, groups, allGroups }))
  const others = await readOthers(directory, managedUserPath)
  const newNamed = newNamesOf(given.newNamed, managed)
  return {
    context: planContext({ ...given, newNamed, settings, dnsName, managed, schema, groups, others }),
    managed: entries,
  }
}

/**
 * All objects below managed_user_path but users: contacts, groups, units and all others that have a
 * name there.
 */
async function readOthers(directory: Directory, searchBase: string): Promise<NamedObject[]> {
  const filter = not(USERS)
  const entries = await directory.find({ searchBase, scope: 'Subtree', filter, properties: ['name'] })
  return entries.map(({ dn, attributes }) => ({ dn, name: firstText(attributes, 'name') ?? rdnValue(dn) }))
}

/**
 * The objects with a name that a newcomer wants, or with a userPrincipalName that a managed user is
 * to get.
 */
export async function readHoldersFor(directory: Directory, target: Target, identity: Identity): Promise<Holders> {
  const { context, managed } = target
  const { newcomers, matching } = identity
  const { managedUserPath, anchorAttribute } = context.settings
  const names = newcomers.map((newcomer) => newcomer.names)
  const ownerOf = ownership(matching, context.people)
  const aside = setAside(context).reasons
  return {
    names: await readHolders(directory, names, { managedUserPath, anchorAttribute, managed, ownerOf, aside }),
    principals: await readAccounts(directory, newPrincipals(identity)),
  }
}

/** The person of an account: by match, or by its anchor. */
function ownership(matching: Matching, people: readonly Person[]): HolderContext['ownerOf'] {
  const byGuid = new Map(matching.matched.map(({ person, user }) => [user.guid, person]))
  const byAnchor = new Map(people.map((person) => [anchorOf(person) ?? '', person]))
  return (guid, anchor) =>
    byGuid.get(guid) ?? (anchor === undefined ? null : (byAnchor.get(anchor.toLowerCase()) ?? null))
}

/**
 * The same context with the configured groups, and all that they are nested in, as they are now.
 */
export async function refreshGroups(directory: Directory, context: PlanContext): Promise<PlanContext> {
  return planContext({ ...context, groups: await readGroups(directory, configuredGroups(context.settings)) })
}

/** The names of all attributes in the file, and the anchor's. */
function attributeNames(people: readonly Person[], anchorAttribute: string | null): string[] {
  const names = new Set<string>()
  for (const { attributes } of people) for (const name of attributes.keys()) names.add(name)
  if (anchorAttribute !== null) names.add(anchorAttribute)
  return [...names]
}
