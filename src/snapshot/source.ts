/**
 * Reads the people of the source: a constant number of reads, with `nested_groups` one more per
 * level of nesting. Everything that the config names must exist: a file that lacks people would
 * deactivate them.
 */
import { closest } from 'fastest-levenshtein'
import type { AttributeSchema } from '../core/values/attribute-schema.js'
import { dnKey, isSameOrBelow, joinDn } from '../core/names/distinguished-name.js'
import {
  additionalAttributes,
  exportPeople,
  propertiesToExport,
  type ExportRules,
} from '../core/users-file/people-from-directory.js'
import { equals, USERS } from '../core/names/ldap-filter.js'
import { primaryGroupSid } from '../core/direct-groups.js'
import type { Group } from '../core/model.js'
import type { ExportedPerson } from '../core/users-file/write.js'
import { attributeKey } from '../core/values/attribute-key.js'
import { texts } from '../core/values/value.js'
import type { Directory, Entry } from '../directory/directory.js'
import { DirectoryError } from '../directory/directory-error.js'
import { readGroups, withNearestGroups } from './groups.js'
import { readAttributeNames, readAttributeSchema } from './attribute-schema.js'
import { ConfigurationError } from '../errors.js'

export interface ExportScope extends ExportRules {
  /** DN of the container that users are read from. */
  userPath: string
}

/**
 * @throws ConfigurationError when an attribute, the container or a group that the config names does
 * not exist
 * @throws UnavailableError
 */
export async function gatherPeople(directory: Directory, scope: ExportScope): Promise<ExportedPerson[]> {
  const { domainSid } = directory.domain
  const schema = await knownAttributes(directory, additionalAttributes(scope.attributes))
  await checkUserPath(directory, scope.userPath)
  const searched = await searchedGroups(directory, scope)
  const users = await readUsers(directory, scope.userPath, schema)
  const nested = scope.nestedGroups && searched.size > 0
  const groups = nested ? await readGroups(directory, memberOfAny(users), primarySids(users, domainSid)) : searched
  return exportPeople({ users, schema, groups, domainSid }, scope)
}

/** ERROR_DS_OPERATIONS_ERROR: the answer to a search for what is computed of one object only. */
const OPERATIONS_ERROR = 8224

/**
 * @throws ConfigurationError when the directory refuses to compute an attribute for many users at
 * once, such as tokenGroups (MS-ADTS 3.1.1.4.5.19)
 */
async function readUsers(
  directory: Directory,
  userPath: string,
  schema: ReadonlyMap<string, AttributeSchema>,
): Promise<Entry[]> {
  try {
    return await directory.find({
      searchBase: userPath,
      scope: 'Subtree',
      filter: USERS,
      properties: propertiesToExport(schema),
    })
  } catch (error) {
    const computed = [...schema.values()].flatMap(({ name, constructed }) => (constructed ? [name] : []))
    if (!(error instanceof DirectoryError) || error.code !== OPERATIONS_ERROR || computed.length === 0) throw error
    const problem = `the directory computes these attributes and does not return them for many users at once: ${computed.join(', ')}: ${error.message}`
    throw new ConfigurationError(problem, 'leave them out of attributes', { cause: error })
  }
}

export async function knownAttributes(
  directory: Directory,
  names: readonly string[],
): Promise<Map<string, AttributeSchema>> {
  const schema = await readAttributeSchema(directory, names)
  const unknown = names.filter((name) => !schema.has(attributeKey(name)))
  if (unknown.length === 0) return schema
  const all = await readAttributeNames(directory)
  const suggestions = unknown.map((name) => `${name} (nearest: ${closest(name, all)})`)
  throw new ConfigurationError(
    `the directory's schema does not have these attributes: ${suggestions.join(', ')}`,
    'correct attributes',
  )
}

export async function checkUserPath(directory: Directory, path: string): Promise<void> {
  const { domain } = directory.domain
  if (!isSameOrBelow(path, domain))
    throw new ConfigurationError(`user_path ${path} is not in the domain ${domain}`, 'correct user_path or server')
  const found = await directory.find({
    searchBase: domain,
    scope: 'Subtree',
    filter: equals('distinguishedName', path),
    properties: [],
  })
  if (found.length === 0) throw new ConfigurationError(`user_path ${path} does not exist`, 'correct user_path')
}

export async function searchedGroups(
  directory: Directory,
  { searchGroups, groupPath }: ExportScope,
): Promise<Map<string, Group>> {
  const dns = searchGroups.map((relative) => joinDn(relative, groupPath))
  const groups = await readGroups(directory, dns)
  const missing = dns.filter((dn) => !groups.has(dnKey(dn)))
  if (missing.length > 0) {
    throw new ConfigurationError(
      `search_groups that do not exist in ${directory.domain.domain}: ${await withNearestGroups(directory, missing)}`,
      'correct search_groups or group_path',
    )
  }
  return groups
}

const memberOfAny = (users: readonly Entry[]): string[] => [
  ...new Set(users.flatMap(({ attributes }) => texts(attributes, 'memberOf'))),
]

const primarySids = (users: readonly Entry[], domainSid: string): string[] => [
  ...new Set(users.flatMap(({ attributes }) => primaryGroupSid(attributes, domainSid) ?? [])),
]
