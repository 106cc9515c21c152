/**
 * Decodes text as people, editors and Windows PowerShell write it: UTF-8 with or without byte order
 * mark, or UTF-16 with one.
 */
const MARKS = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const

export interface UnicodeText {
  /**
   * Without the mark; null when the bytes are not what the mark says, or have none and are not
   * UTF-8.
   */
  text: string | null
  /** The encoding that a byte order mark names; null without one. */
  mark: (typeof MARKS)[number]['encoding'] | null
}

export function unicodeText(bytes: Uint8Array): UnicodeText {
  const mark =
    MARKS.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte))?.encoding ?? null
  try {
    return { text: new TextDecoder(mark ?? 'utf-8', { fatal: true }).decode(bytes), mark }
  } catch {
    return { text: null, mark }
  }
}
