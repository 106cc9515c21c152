/**
 * Names as the directory compares them, and suffixes for common names that several people have.
 */
import { FOLDED } from './folded-letters.js'

/** Upper bound of a common name and of every RDN value of AD (schema: cn rangeUpper 64). */
export const MAX_COMMON_NAME = 64
/**
 * Upper bound of a user's sAMAccountName (Windows refuses more; the schema's 256 is for other
 * classes).
 */
export const MAX_ACCOUNT_NAME = 20

/**
 * Two names with the same key are one name to the domain controller, which ignores case, accents,
 * width and kind of kana: "Muller" is the same as "Müller" and "ss" as "ß", but "Mueller" is
 * another name (KB938447, KB415097, [MS-ADTS] 6.5).
 */
export function nameKey(name: string): string {
  if (/^[ -~]*$/.test(name)) return name.toLowerCase()
  return Array.from(name.normalize('NFC'), (letter) => FOLDED.get(letter) ?? letter).join('')
}

/** Two spellings with the same key are one name to a person, who ignores case but not accents. */
export function spellingKey(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

/**
 * `name (suffix)`, with `name` shortened so that the whole has at most 64 UTF-16 units and no split
 * surrogate pair.
 */
export function withSuffix(name: string, suffix: string): string {
  const tail = ` (${suffix})`
  let head = name.slice(0, Math.max(0, MAX_COMMON_NAME - tail.length))
  if (/[\uD800-\uDBFF]$/.test(head)) head = head.slice(0, -1)
  return head.trimEnd() + tail
}

/** `local@suffix` with another local part. */
export function withLocalPart(userPrincipalName: string, local: string): string {
  const at = userPrincipalName.lastIndexOf('@')
  return at < 0 ? local : local + userPrincipalName.slice(at)
}

/** Code unit order: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Account names in file order; where only case differs, by the exact spelling. */
export function compareAccountNames(a: string, b: string): number {
  return compareText(a.toLowerCase(), b.toLowerCase()) || compareText(a, b)
}

/**
 * The account name with a number that no name of `taken` (nameKeys) has: `anna2`, `anna3`, … at
 * most 20 characters.
 */
export function proposeAccountName(wanted: string, taken: Pick<ReadonlySet<string>, 'has'>): string {
  for (let number = 2; ; number++) {
    const candidate = wanted.slice(0, MAX_ACCOUNT_NAME - String(number).length) + String(number)
    if (!taken.has(nameKey(candidate))) return candidate
  }
}
