/**
 * Distinguished names as values: compared, split and joined by what they name, never as text (case, spaces and escapes differ between
 * what people write, what Windows prints and what Samba prints). Every function takes text or a parsed name; text that is no
 * distinguished name throws SyntaxError.
 */
import { foldCase } from './case-folding.js'
import { parseDn, type DistinguishedName, type Rdn } from './dn-parser.js'

export { parseDn, type DistinguishedName } from './dn-parser.js'

export type DnLike = string | DistinguishedName

const parsed = (dn: DnLike): DistinguishedName => (typeof dn === 'string' ? parseDn(dn) : dn)

/** Escapes a value for a distinguished name the way Windows does: `\,` and `\=`, hex pairs for control characters. */
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
 * The same key for all spellings of one name: for Map and Set. Case is folded; outer spaces are dropped and inner runs of spaces are one,
 * as RFC 4518 (2.6.1) compares names. Not itself a distinguished name.
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

/** Keys of the latest names: those of groups and containers come up once for each user, and to parse them would be most of a large run. */
const KEYS = new Map<string, string>()
const MOST_KEYS = 5_000

function rdnKey(rdn: Rdn): string {
  const parts = rdn.map(
    ({ type, value }) => `${type.toLowerCase()}=${foldCase(value.replace(/ +/g, ' ').replace(/^ | $/g, ''))}`,
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

/** The container; of a top-level name, and of the root itself, the root (''). */
export function parentDn(dn: DnLike): string {
  return formatDn(parsed(dn).slice(1))
}

/** The unescaped value of the object's own name: its common name, where that is what names it. '' for the root. */
export function rdnValue(dn: DnLike): string {
  return parsed(dn)[0]?.[0]?.value ?? ''
}

/** `relative` below `base`; an empty `relative` is `base` itself. */
export function joinDn(relative: DnLike, base: DnLike): string {
  return formatDn([...parsed(relative), ...parsed(base)])
}

/** What `joinDn(…, base)` makes `dn` again: '' for `base` itself, undefined for what is neither `base` nor below it. */
export function relativeTo(dn: DnLike, base: DnLike): string | undefined {
  const [name, root] = [parsed(dn), parsed(base)]
  return isSameOrBelow(name, root) ? formatDn(name.slice(0, name.length - root.length)) : undefined
}

/** The domain's part: the DC= components at the end, '' when there are none. */
export function domainOf(dn: DnLike): string {
  const name = parsed(dn)
  const last = name.findLastIndex((rdn) => rdn.some(({ type }) => type.toLowerCase() !== 'dc'))
  return formatDn(name.slice(last + 1))
}
