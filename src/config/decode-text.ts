import { unicodeText } from '../core/text/unicode-text.js'

export type Decoded = { ok: true; text: string } | { ok: false; expected: string }

/** The text of a file that a person or Windows PowerShell wrote, without byte order mark, or what its bytes should have been. */
export function decodeText(bytes: Buffer): Decoded {
  const { text, mark } = unicodeText(bytes)
  if (text !== null) return { ok: true, text }
  return { ok: false, expected: mark === null ? 'UTF-8, or UTF-16 with a byte order mark' : mark.toUpperCase() }
}
