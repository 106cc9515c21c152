/**
 * The same for every spelling of an attribute's name. LDAP attribute names are ASCII and compared
 * without case (RFC 4512, 2.5).
 */
export const attributeKey = (name: string): string => name.toLowerCase()

/** Whether two names are of one attribute; null names none. */
export const isSameAttribute = (one: string, other: string | null): boolean =>
  other !== null && attributeKey(one) === attributeKey(other)
