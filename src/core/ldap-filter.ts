/**
 * LDAP search filters (RFC 4515), built so that no value can become syntax. Attribute names come from code and checked configuration;
 * one that is no attribute name is refused all the same.
 */
const NAME = /^[A-Za-z][A-Za-z0-9-]*$/

/** All of the filters; of none, everything that has an objectClass: every object. */
export function and(...filters: readonly string[]): string {
  return filters.length === 0 ? present('objectClass') : junction('&', filters)
}

/** Any of the filters; of none, nothing. */
export function or(...filters: readonly string[]): string {
  return filters.length === 0 ? not(present('objectClass')) : junction('|', filters)
}

const junction = (sign: string, filters: readonly string[]): string => (filters.length === 1 ? filters[0]! : `(${sign}${filters.join('')})`)

export function not(filter: string): string {
  return `(!${filter})`
}

export function equals(name: string, value: string | number): string {
  return `(${checked(name)}=${escapeFilterValue(String(value))})`
}

export function equalsBytes(name: string, bytes: Uint8Array): string {
  return `(${checked(name)}=${hexPairs(bytes)})`
}

export function present(name: string): string {
  return `(${checked(name)}=*)`
}

export function startsWith(name: string, prefix: string): string {
  return `(${checked(name)}=${escapeFilterValue(prefix)}*)`
}

/** All bits of `mask` are set: LDAP_MATCHING_RULE_BIT_AND, MS-ADTS 3.1.1.3.4.4.1. */
export function hasBits(name: string, mask: number): string {
  return `(${checked(name)}:1.2.840.113556.1.4.803:=${mask})`
}

/** `dn` is among the values, or among those of the objects they lead to: LDAP_MATCHING_RULE_TRANSITIVE_EVAL, MS-ADTS 3.1.1.3.4.4.3. */
export function inChain(name: string, dn: string): string {
  return `(${checked(name)}:1.2.840.113556.1.4.1941:=${escapeFilterValue(dn)})`
}

export function guidEquals(name: string, guid: string): string {
  return equalsBytes(name, guidBytes(guid))
}

export function sidEquals(name: string, sid: string): string {
  return equalsBytes(name, sidBytes(sid))
}

/** User objects, never computers (whose class is derived from user) or contacts. */
export const USERS = '(&(objectCategory=person)(objectClass=user))'
export const GROUPS = '(objectCategory=group)'

/** Escapes what RFC 4515 reserves, and control characters, which are only trouble in logs. */
export function escapeFilterValue(value: string): string {
  return value.replace(/[\0-\x1f\x7f*()\\]/g, (char) => hexPairs(Buffer.from(char)))
}

const hexPairs = (bytes: Uint8Array): string => Array.from(bytes, (byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('')

function checked(name: string): string {
  if (!NAME.test(name)) throw new RangeError(`not an attribute name: ${JSON.stringify(name)}`)
  return name
}

/** A GUID's bytes as the directory stores them: the first three fields little-endian (MS-DTYP 2.3.4.2). */
export function guidBytes(guid: string): Uint8Array {
  const fields = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/i.exec(guid)?.slice(1)
  if (!fields) throw new RangeError(`not a GUID: ${JSON.stringify(guid)}`)
  return Buffer.concat(fields.map((field, index) => (index < 3 ? Buffer.from(field, 'hex').reverse() : Buffer.from(field, 'hex'))))
}

/** A SID's bytes: revision, count, authority (48 bits, big-endian), then each part little-endian (MS-DTYP 2.4.2.2). */
export function sidBytes(sid: string): Uint8Array {
  const [authority, ...parts] = /^S-1-(\d+(?:-\d+){0,15})$/i.exec(sid)?.[1]?.split('-').map(Number) ?? []
  if (authority === undefined || authority >= 2 ** 48 || parts.some((part) => part >= 2 ** 32)) {
    throw new RangeError(`not a SID: ${JSON.stringify(sid)}`)
  }
  const bytes = Buffer.alloc(8 + 4 * parts.length)
  bytes.writeUInt8(1, 0)
  bytes.writeUInt8(parts.length, 1)
  bytes.writeUIntBE(authority, 2, 6)
  parts.forEach((part, index) => bytes.writeUInt32LE(part, 8 + 4 * index))
  return bytes
}
