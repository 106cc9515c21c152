/**
 * LDAP search filters (RFC 4515), built so that no value can become syntax. Attribute names come
 * from code and checked configuration; a malformed one is refused all the same.
 */
const NAME = /^[A-Za-z][A-Za-z0-9-]*$/

/**
 * Matches when all of the filters match. Without filters it matches every object: each has an
 * objectClass.
 */
export function and(...filters: readonly string[]): string {
  return filters.length === 0 ? present('objectClass') : junction('&', filters)
}

/** Matches when any of the filters matches. Without filters it matches nothing. */
export function or(...filters: readonly string[]): string {
  return filters.length === 0 ? not(present('objectClass')) : junction('|', filters)
}

/**
 * Active Directory Web Services refuses text of more than 32,768 characters as if the server were
 * down (MaxStringContentLength). This leaves room for the text around the filters.
 */
const LONGEST_ANY = 25_000

/**
 * As few searches as possible that together match any of the filters, each under 25,000 characters.
 * A longer filter is alone.
 */
export function searchesForAny(filters: readonly string[]): string[] {
  const searches: string[][] = []
  let length = Infinity
  for (const filter of filters) {
    if (length + filter.length > LONGEST_ANY) {
      searches.push([])
      length = '(|)'.length
    }
    searches.at(-1)!.push(filter)
    length += filter.length
  }
  return searches.map((search) => or(...search))
}

const junction = (sign: string, filters: readonly string[]): string =>
  filters.length === 1 ? filters[0]! : `(${sign}${filters.join('')})`

export function not(filter: string): string {
  return `(!${filter})`
}

export function equals(name: string, value: string | number): string {
  return `(${validAttributeName(name)}=${escapeFilterValue(String(value))})`
}

export function present(name: string): string {
  return `(${validAttributeName(name)}=*)`
}

export function guidEquals(name: string, guid: string): string {
  return `(${validAttributeName(name)}=${hexPairs(guidBytes(guid))})`
}

/** User objects, never computers (whose class is derived from user) or contacts. */
export const USERS = '(&(objectCategory=person)(objectClass=user))'
export const GROUPS = '(objectCategory=group)'

/** Escapes what RFC 4515 reserves, and control characters, for the sake of logs. */
export function escapeFilterValue(value: string): string {
  return value.replace(/[\0-\x1f\x7f*()\\]/g, (char) => hexPairs(Buffer.from(char)))
}

const hexPairs = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('')

function validAttributeName(name: string): string {
  if (!NAME.test(name)) throw new RangeError(`not an attribute name: ${JSON.stringify(name)}`)
  return name
}

/**
 * A GUID's bytes as the directory stores them: the first three fields little-endian (MS-DTYP
 * 2.3.4.2).
 */
export function guidBytes(guid: string): Uint8Array {
  const fields = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/i.exec(guid)?.slice(1)
  if (!fields) throw new RangeError(`not a GUID: ${JSON.stringify(guid)}`)
  return Buffer.concat(
    fields.map((field, index) => (index < 3 ? Buffer.from(field, 'hex').reverse() : Buffer.from(field, 'hex'))),
  )
}
