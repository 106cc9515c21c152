import { attributeSchema, SCHEMA_PROPERTIES, type AttributeSchema } from '../core/values/attribute-schema.js'
import { and, equals, not, searchesForAny } from '../core/names/ldap-filter.js'
import { attributeKey } from '../core/values/attribute-key.js'
import { texts } from '../core/values/value.js'
import type { Directory } from '../directory/directory.js'

const IN_USE = and(equals('objectClass', 'attributeSchema'), not(equals('isDefunct', 'TRUE')))

/**
 * The schema of the named attributes, by attributeKey; unknown names are absent.
 * One read for some hundred names.
 * @throws UnavailableError
 */
export async function readAttributeSchema(
  directory: Directory,
  names: readonly string[],
): Promise<Map<string, AttributeSchema>> {
  const wanted = [...new Set(names.map(attributeKey))]
  const schema = new Map<string, AttributeSchema>()
  for (const search of searchesForAny(wanted.map((name) => equals('lDAPDisplayName', name)))) {
    for (const entry of await findAttributes(directory, and(IN_USE, search), SCHEMA_PROPERTIES)) {
      const attribute = attributeSchema(entry.attributes)
      if (attribute) schema.set(attributeKey(attribute.name), attribute)
    }
  }
  return schema
}

/** All attribute names of the schema, about 1,500 (to suggest the nearest one): one read. */
export async function readAttributeNames(directory: Directory): Promise<string[]> {
  const entries = await findAttributes(directory, IN_USE, ['lDAPDisplayName'])
  return entries.flatMap((entry) => texts(entry.attributes, 'lDAPDisplayName'))
}

// attributeSchema objects are direct children of the schema container: MS-ADTS 3.1.1.2.
function findAttributes(directory: Directory, filter: string, properties: readonly string[]) {
  return directory.find({ searchBase: directory.domain.schemaNamingContext, scope: 'OneLevel', filter, properties })
}
