/** The part of the directory's schema that carrying an attribute's values over needs. */
import { firstInteger, firstText, type Attributes } from './value.js'

/**
 * How values cross: `octets` as base64, `time` as ISO 8601 UTC. `dn`, `sid` and `other` have no
 * meaning in another domain.
 */
type AttributeKind = 'string' | 'integer' | 'largeInteger' | 'boolean' | 'octets' | 'time' | 'dn' | 'sid' | 'other'

export interface AttributeSchema {
  /** LDAP display name, in the schema's spelling. */
  name: string
  kind: AttributeKind
  singleValued: boolean
  /** Only the system can write it, or it is computed on reading. */
  systemOnly: boolean
  /** Computed on reading; some can be read of one object at a time only. */
  constructed: boolean
  /** One end of a link between objects, such as member and memberOf. */
  linked: boolean
  /** Longest value in characters or bytes, or greatest value; null when the schema sets none. */
  rangeUpper: number | null
}

/** The properties of an attributeSchema object that `attributeSchema` reads. */
export const SCHEMA_PROPERTIES = [
  'lDAPDisplayName',
  'attributeSyntax',
  'oMSyntax',
  'isSingleValued',
  'systemOnly',
  'systemFlags',
  'linkID',
  'rangeUpper',
] as const

/** LDAP syntaxes by attributeSyntax and oMSyntax: MS-ADTS 3.1.1.2.2.2, LDAP Representations. */
const KINDS: Readonly<Record<string, AttributeKind>> = {
  '2.5.5.8/1': 'boolean', // Boolean
  '2.5.5.9/2': 'integer', // Integer
  '2.5.5.9/10': 'integer', // Enumeration
  '2.5.5.16/65': 'largeInteger', // LargeInteger
  '2.5.5.2/6': 'string', // String(Object-Identifier)
  '2.5.5.3/27': 'string', // String(Case)
  '2.5.5.4/20': 'string', // String(Teletex)
  '2.5.5.5/19': 'string', // String(Printable)
  '2.5.5.5/22': 'string', // String(IA5)
  '2.5.5.6/18': 'string', // String(Numeric)
  '2.5.5.12/64': 'string', // String(Unicode)
  '2.5.5.10/4': 'octets', // String(Octet)
  '2.5.5.11/23': 'time', // String(UTC-Time)
  '2.5.5.11/24': 'time', // String(Generalized-Time)
  '2.5.5.1/127': 'dn', // Object(DS-DN)
  '2.5.5.7/127': 'dn', // Object(DN-Binary), Object(OR-Name): both hold a DN
  '2.5.5.14/127': 'dn', // Object(DN-String), Object(Access-Point): both hold a DN
  '2.5.5.17/4': 'sid', // String(Sid)
}

/** FLAG_ATTR_IS_CONSTRUCTED of systemFlags: MS-ADTS 2.2.10. */
const CONSTRUCTED = 4

/** Reads an attributeSchema object; undefined when it is not one. */
export function attributeSchema(attributes: Attributes): AttributeSchema | undefined {
  const name = firstText(attributes, 'lDAPDisplayName')
  if (name === undefined) return undefined
  const constructed = ((firstInteger(attributes, 'systemFlags') ?? 0) & CONSTRUCTED) !== 0
  return {
    name,
    kind: KINDS[`${firstText(attributes, 'attributeSyntax')}/${firstText(attributes, 'oMSyntax')}`] ?? 'other',
    // Multi-valued in the schema, but one value on users and groups:
    // learn.microsoft.com/windows/win32/adschema/a-description
    singleValued: isTrue(attributes, 'isSingleValued') || name === 'description',
    systemOnly: isTrue(attributes, 'systemOnly') || constructed,
    constructed,
    linked: firstText(attributes, 'linkID') !== undefined,
    rangeUpper: firstInteger(attributes, 'rangeUpper') ?? null,
  }
}

function isTrue(attributes: Attributes, name: string): boolean {
  return firstText(attributes, name)?.toLowerCase() === 'true'
}
