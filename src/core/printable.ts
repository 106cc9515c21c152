/**
 * What could move a cursor, forge a line, hide or reorder text when a terminal or a log viewer shows it: C0 controls, DEL, C1 controls,
 * line and paragraph separators, bidirectional marks, embeddings, overrides and isolates, and surrogates without their partner.
 */
const UNPRINTABLE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** `text` with everything unprintable shown as `\uXXXX`; everything else as it is. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
