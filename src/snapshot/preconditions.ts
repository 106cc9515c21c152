/**
 * The preconditions of a plan: when the target fails one, the run ends with exit code 2 and nothing
 * is written.
 */
import { ConfigurationError } from '../errors.js'
import type { Directory, Entry } from '../directory/directory.js'
import type { AttributeSchema } from '../core/values/attribute-schema.js'
import type { Group } from '../core/model.js'
import type { PlanSettings } from '../core/plan/context.js'
import { dnKey, isSameOrBelow, joinDn, sameDn } from '../core/names/distinguished-name.js'
import { equals } from '../core/names/ldap-filter.js'
import { isBuiltIn } from '../core/safety/protection.js'
import { required } from '../core/required.js'
import { attributeKey } from '../core/values/attribute-key.js'
import { PROTECTION_PROPERTIES } from './accounts.js'
import { withNearestGroups } from './groups.js'
import { firstText } from '../core/values/value.js'

/** The classes of containers for users; a domain's root and its CN=Builtin are refused. */
const CONTAINERS = ['organizationalUnit', 'container', 'organization']
const OWN_CONTAINER = 'create a separate container for managed users and name it in managed_user_path'

/**
 * The path must be a container of this domain, not the domain itself. It is never created. A user
 * as path would be deactivated itself.
 */
export async function checkManagedPath(directory: Directory, path: string): Promise<void> {
  const { domain } = directory.domain
  if (!isSameOrBelow(path, domain))
    throw new ConfigurationError(`managed_user_path ${path} is not in the domain ${domain}`, OWN_CONTAINER)
  if (sameDn(path, domain))
    throw new ConfigurationError(`managed_user_path ${path} is the root of the domain`, OWN_CONTAINER)
  const filter = equals('distinguishedName', path)
  const [found] = await directory.find({ searchBase: domain, scope: 'Subtree', filter, properties: [] })
  if (found === undefined)
    throw new ConfigurationError(
      `managed_user_path ${path} does not exist`,
      'create it first: this tool never creates it',
    )
  if (!CONTAINERS.includes(found.objectClass)) {
    throw new ConfigurationError(
      `managed_user_path ${path} is not a container: its class is ${found.objectClass}`,
      OWN_CONTAINER,
    )
  }
}

/** @returns the anchor attribute in the schema's spelling */
export function checkAnchor(
  schema: ReadonlyMap<string, AttributeSchema>,
  anchorAttribute: string | null,
): string | null {
  if (anchorAttribute === null) return null
  const attribute = schema.get(attributeKey(anchorAttribute))
  if (attribute !== undefined && attribute.kind === 'string' && !attribute.systemOnly) return attribute.name
  const problem =
    attribute === undefined ? "is not in the target's schema" : 'is not a string attribute that can be written'
  throw new ConfigurationError(
    `anchor_attribute ${anchorAttribute} ${problem}`,
    'name a string attribute of users that nothing else uses, or set it to null to match by common name only',
  )
}

/** @param groups those of the configured groups that were found */
export async function checkGroups(
  settings: PlanSettings,
  directory: Directory,
  groups: ReadonlyMap<string, Group>,
): Promise<void> {
  const { domain } = directory.domain
  const dns = configuredGroups(settings)
  const foreign = dns.filter((dn) => !isSameOrBelow(dn, domain))
  if (foreign.length > 0) {
    throw new ConfigurationError(
      `groups of group_map or restricted_groups are not in the domain ${domain}: ${foreign.join('; ')}`,
      'correct group_path',
    )
  }
  const missing = dns.filter((dn) => !groups.has(dnKey(dn)))
  if (missing.length > 0) {
    throw new ConfigurationError(
      `groups of group_map or restricted_groups do not exist: ${await withNearestGroups(directory, missing)}`,
      'create them, or correct group_map, restricted_groups or group_path',
    )
  }
}

/** Distinguished names of all groups that the config names, each once. */
export function configuredGroups({ groupMap, groupPath, restrictedGroups }: PlanSettings): string[] {
  return [...new Set([...[...groupMap.values()].flat(), ...restrictedGroups].map((group) => joinDn(group, groupPath)))]
}

/** Read of every managed user, for checkManagedUsers. */
export const CHECKED_PROPERTIES = [
  ...['sAMAccountName', 'userAccountControl', 'accountExpires', 'objectSid', 'isCriticalSystemObject'],
  ...PROTECTION_PROPERTIES,
]

/**
 * Built-in accounts and the account that runs the tool must not be in the container: they would be
 * deactivated. And a user whose state is unknown could stay enabled.
 * @throws UnavailableError when the state of a user cannot be read
 */
export function checkManagedUsers(directory: Directory, path: string, entries: readonly Entry[]): void {
  const builtIn = entries.filter(isBuiltInAccount).map(({ dn }) => dn)
  if (builtIn.length > 0) {
    throw new ConfigurationError(
      `managed_user_path ${path} holds built-in accounts: ${builtIn.sort().join('; ')}`,
      OWN_CONTAINER,
    )
  }
  const { accountSid } = directory.domain
  const own = entries.find(({ attributes }) => accountSid !== null && firstText(attributes, 'objectSid') === accountSid)
  if (own) {
    throw new ConfigurationError(
      `managed_user_path ${path} holds ${own.dn}, the account that runs this tool`,
      OWN_CONTAINER,
    )
  }
  for (const entry of entries)
    for (const name of ['sAMAccountName', 'userAccountControl'] as const) required(entry, name)
}

function isBuiltInAccount({ attributes }: Entry): boolean {
  return (
    isBuiltIn(firstText(attributes, 'objectSid') ?? '') || firstText(attributes, 'isCriticalSystemObject') === 'true'
  )
}
