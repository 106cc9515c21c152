/** One `type=value` of a relative distinguished name; the value is unescaped. */
interface AttributeTypeAndValue {
  readonly type: string
  readonly value: string
}
/** Almost always one value; `CN=a+OU=b` has two. */
export type Rdn = readonly AttributeTypeAndValue[]
/** From the object's own name up to the domain; [] is the root. */
export type DistinguishedName = readonly Rdn[]

const TYPE = /(?:OID\.)?(?:[A-Za-z][A-Za-z0-9-]*|\d+(?:\.\d+)*)/iy
const SPACES = / */y
const HEX_VALUE = /#((?:[0-9A-Fa-f]{2})+)/y
const HEX_PAIRS = /(?:\\[0-9A-Fa-f]{2})+/y
// RFC 4514 lets only `"+,;<> #=\` follow a backslash; Samba also writes `\?`. A letter there is a
// mistake, such as a Windows path.
const ESCAPED = /\\([^0-9A-Za-z])/uy
const PLAIN = /[^\\"+,;<>\0]+/y
const QUOTED_PLAIN = /[^\\"\0]+/y

/**
 * Parses a distinguished name in the syntax of RFC 4514, as Active Directory and Samba print it:
 * `\,` or `\2C`, UTF-8 bytes as hex pairs, escaped outer spaces, `#` and the BER bytes of a string.
 * Also the older RFC 1779: quoted values, and `;` as separator.
 * @throws SyntaxError with the position (from 1) and what is expected there
 */
export function parseDn(text: string): DistinguishedName {
  let at = 0

  function fail(expected: string): never {
    const found =
      at < text.length ? `found ${JSON.stringify(String.fromCodePoint(text.codePointAt(at)!))}` : 'it ends there'
    throw new SyntaxError(
      `not a distinguished name: ${JSON.stringify(text)}: at position ${at + 1} ${expected} is expected, ${found}`,
    )
  }
  function take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match) at += match[0].length
    return match
  }
  function takeChar(chars: string): string | undefined {
    const char = text[at]
    if (char === undefined || !chars.includes(char)) return undefined
    at += 1
    return char
  }

  function escaped(): string | undefined {
    const start = at
    const pairs = take(HEX_PAIRS)
    if (!pairs) return take(ESCAPED)?.[1]
    try {
      return utf8(Buffer.from(pairs[0].replaceAll('\\', ''), 'hex'))
    } catch {
      at = start
      return fail('UTF-8 as hex pairs')
    }
  }

  function hexValue(): string | undefined {
    const start = at
    const hex = take(HEX_VALUE)?.[1]
    if (hex === undefined) return undefined
    try {
      return berString(Buffer.from(hex, 'hex'))
    } catch {
      at = start
      return fail('the BER encoding of a string')
    }
  }

  function quotedValue(): string {
    let value = ''
    while (!takeChar('"')) value += take(QUOTED_PLAIN)?.[0] ?? escaped() ?? fail('a closing quote')
    return value
  }

  function plainValue(): string {
    let value = ''
    let spaces = '' // seen, but counted only when something follows: outer spaces count only where they are escaped
    for (;;) {
      const plain = take(PLAIN)?.[0]
      const part = plain === undefined ? escaped() : withoutEndSpaces(plain)
      if (part === undefined) return value
      if (part !== '') value += spaces + part
      spaces = plain === undefined ? '' : (part === '' ? spaces : '') + plain.slice(part.length)
    }
  }

  function attributeValue(): AttributeTypeAndValue {
    take(SPACES)
    const type = take(TYPE)?.[0].replace(/^oid\./i, '') ?? fail('an attribute type such as CN')
    take(SPACES)
    if (!takeChar('=')) fail('"="')
    take(SPACES)
    const value = takeChar('"') ? quotedValue() : (hexValue() ?? plainValue())
    take(SPACES)
    return { type, value }
  }

  take(SPACES)
  if (at === text.length) return []
  const dn: AttributeTypeAndValue[][] = [[attributeValue()]]
  while (at < text.length) {
    if (takeChar('+')) dn.at(-1)!.push(attributeValue())
    else if (takeChar(',;')) dn.push([attributeValue()])
    else fail('"," or the end')
  }
  return dn
}

/** Not by a pattern, which would take quadratic time for inner spaces. */
function withoutEndSpaces(text: string): string {
  let end = text.length
  while (text[end - 1] === ' ') end -= 1
  return text.slice(0, end)
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}

/**
 * OctetString, UTF8String, PrintableString and IA5String in their short form: X.690, 8.1.2 and
 * 8.1.3.
 */
function berString(bytes: Buffer): string {
  const [tag, length] = bytes
  const isShort = length === bytes.length - 2 && length <= 0x7f
  if (!isShort || ![0x04, 0x0c, 0x13, 0x16].includes(tag!)) throw new RangeError('not a short BER string')
  return utf8(bytes.subarray(2))
}
