/**
 * Characters that could move a cursor, forge a line, or hide or reorder text in a terminal or a log
 * viewer: C0 controls, DEL, C1 controls, line and paragraph separators, bidirectional marks,
 * embeddings, overrides and isolates, and lone surrogates. Also characters without width, by which
 * two names look the same: soft hyphens, zero-width characters, invisible operators, byte order
 * marks and tags.
 */
const PATTERNS = [
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]|\p{Surrogate}/u,
  /(?<!\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d|\u200d(?!\p{Extended_Pictographic})/u,
]
const UNPRINTABLE = new RegExp(PATTERNS.map(({ source }) => source).join('|'), 'gu')

/**
 * `text` with everything unprintable as `\uXXXX` (two of them beyond U+FFFF). A zero-width joiner
 * stays between two emoji, which it makes one, and is escaped elsewhere, also in Indic names;
 * variation selectors stay.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (char) => char.split('').map(escapeSequence).join(''))
}

const escapeSequence = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
