/**
 * Bytes of a text file that a person or Windows PowerShell wrote: UTF-8 with or without BOM, or UTF-16 with BOM.
 */
const BOMS = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const

export type Decoded = { ok: true; text: string } | { ok: false; expected: string }

/** The text without its BOM, or what the bytes should have been. */
export function decodeText(bytes: Buffer): Decoded {
  const bom = BOMS.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte))
  const encoding = bom?.encoding ?? 'utf-8'
  try {
    return { ok: true, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) }
  } catch {
    return { ok: false, expected: bom === undefined ? 'UTF-8, or UTF-16 with a byte order mark' : encoding.toUpperCase() }
  }
}
