/**
 * Characters that could move a cursor, forge a line, or hide or reorder text in a terminal or a log
 * viewer: controls, line and paragraph separators, marks of direction, and lone surrogates. Also
 * those by which two names look the same, though the directory holds them for two: what has no
 * width, letters that are drawn as a blank, and blanks other than the usual ones of the Latin and
 * the East Asian scripts.
 */
const PATTERNS = [
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\ufff9-\ufffb]/u,
  /(?![\u200d\p{Variation_Selector}])\p{Default_Ignorable_Code_Point}/u,
  /(?<![\p{Extended_Pictographic}\p{Script=Han}\p{Script=Mongolian}])\p{Variation_Selector}/u,
  /(?<!\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d|\u200d(?!\p{Extended_Pictographic})/u,
]
const UNPRINTABLE = new RegExp(PATTERNS.map(({ source }) => source).join('|'), 'gu')

/**
 * `text` with everything unprintable as `\uXXXX` (two of them beyond U+FFFF). A zero-width joiner
 * stays between two emoji, which it makes one, and is escaped elsewhere, also in Indic names;
 * variation selectors stay behind the letters that have variants.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (char) => char.split('').map(escapeSequence).join(''))
}

const escapeSequence = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
