/**
 * Distinguished names as values: compared, split and joined by their meaning, never as text. Case,
 * spaces and escapes differ between people, Windows and Samba. Every function takes text or a
 * parsed name.
 * @throws SyntaxError (every function) for text that is no distinguished name
 */
import { attributeKey } from '../values/attribute-key.js'
import { foldCase } from './case-folding.js'
import { parseDn, type DistinguishedName, type Rdn } from './dn-parser.js'

export { parseDn, type DistinguishedName } from './dn-parser.js'

export type DnLike = string | DistinguishedName

const parsed = (dn: DnLike): DistinguishedName => (typeof dn === 'string' ? parseDn(dn) : dn)

/**
 * Escapes a value for a distinguished name as Windows does: `\,` and `\=`, hex pairs for control
 * characters.
 */
export function escapeRdnValue(value: string): string {
  const escaped = value.replace(/[,+"\\<>;=]|^[ #]| $/g, '\\$&')
  return escaped.replace(
    /[\0-\x1f\x7f]/g,
    (char) => `\\${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}

export function formatDn(dn: DistinguishedName): string {
  return dn.map((rdn) => rdn.map(({ type, value }) => `${type}=${escapeRdnValue(value)}`).join('+')).join(',')
}

/**
 * The name as directories write it. They do not read every spelling of a person: Samba finds
 * nothing by `CN = Users;DC=a`.
 */
export const usualDn = (dn: string): string => formatDn(parseDn(dn))

/**
 * The same key for all spellings of one name, for Map and Set. Case is folded, outer spaces are
 * dropped, and a run of inner spaces is one space, as RFC 4518 (2.6.1) compares names. The key is
 * no distinguished name.
 */
export function dnKey(dn: DnLike): string {
  if (typeof dn !== 'string') return dn.map(rdnKey).join(',')
  const known = KEYS.get(dn)
  if (known !== undefined) return known
  const key = parseDn(dn).map(rdnKey).join(',')
  if (KEYS.size === MOST_KEYS) KEYS.clear()
  KEYS.set(dn, key)
  return key
}

/**
 * Keys of the latest names. The same groups and containers come up for each user; parsing them each
 * time would be most of a large run.
 */
const KEYS = new Map<string, string>()
const MOST_KEYS = 5_000

function rdnKey(rdn: Rdn): string {
  const parts = rdn.map(
    ({ type, value }) => `${attributeKey(type)}=${foldCase(value.replace(/ +/g, ' ').replace(/^ | $/g, ''))}`,
  )
  // "," and "+" are left to the separators, so that a key can be compared by its end.
  return parts
    .map((part) => part.replace(/[\\,+]/g, (char) => `\\${char.charCodeAt(0).toString(16)}`))
    .sort()
    .join('+')
}

export function sameDn(a: DnLike, b: DnLike): boolean {
  return a === b || dnKey(a) === dnKey(b)
}

/** Whether `dn` lies strictly below `ancestor`, at any depth. */
export function isBelow(dn: DnLike, ancestor: DnLike): boolean {
  const [key, end] = [dnKey(dn), dnKey(ancestor)]
  return end === '' ? key !== '' : key.endsWith(`,${end}`)
}

export function isSameOrBelow(dn: DnLike, ancestor: DnLike): boolean {
  return sameDn(dn, ancestor) || isBelow(dn, ancestor)
}

/** The container. That of a top-level name and of the root is the root (''). */
export function parentDn(dn: DnLike): string {
  return formatDn(parsed(dn).slice(1))
}

/**
 * The unescaped value of the object's own name, for most objects the common name. '' for the root.
 */
export function rdnValue(dn: DnLike): string {
  return parsed(dn)[0]?.[0]?.value ?? ''
}

/** `relative` below `base`; an empty `relative` is `base` itself. */
export function joinDn(relative: DnLike, base: DnLike): string {
  return formatDn([...parsed(relative), ...parsed(base)])
}

/**
 * The inverse of `joinDn(…, base)`: '' for `base` itself, undefined for a name that is neither
 * `base` nor below it.
 */
export function relativeTo(dn: DnLike, base: DnLike): string | undefined {
  const [name, root] = [parsed(dn), parsed(base)]
  return isSameOrBelow(name, root) ? formatDn(name.slice(0, name.length - root.length)) : undefined
}

/** The domain's part: the DC= components at the end, '' when there are none. */
export function domainOf(dn: DnLike): string {
  const name = parsed(dn)
  const last = name.findLastIndex((rdn) => rdn.some(({ type }) => attributeKey(type) !== 'dc'))
  return formatDn(name.slice(last + 1))
}
