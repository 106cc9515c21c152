/**
 * Labels and texts side by side, wrapped to the terminal, without line drawing, for screen readers.
 */
import type { TextStyle } from './text-style.js'
import { columnsOf } from './columns-of.js'
import { printable } from '../core/text/printable.js'

export interface Detail {
  label: string
  /** From the directory or a file; shown escaped. */
  text: string
}

/** Lines of at most `columns`, if the words allow it; in plain style one line a label. */
export function detailLines(
  details: readonly Detail[],
  { columns, plain }: Pick<TextStyle, 'columns' | 'plain'>,
): string[] {
  if (plain) return details.map(({ label, text }) => `${label}: ${printable(text)}`)
  const width = Math.max(...details.map(({ label }) => label.length))
  const indent = ' '.repeat(width + 4)
  return details.flatMap(({ label, text }) => {
    const [first = '', ...rest] = wrapped(printable(text), columns - indent.length)
    return [`  ${label.padEnd(width)}  ${first}`, ...rest.map((line) => indent + line)]
  })
}

/**
 * `text` wrapped at spaces into lines of at most `width` columns; a longer word has its own line,
 * and a `+`, `-` or `->` is not left at the end of one.
 * @param hanging stands before each line but the first
 */
export function wrapped(text: string, width: number, hanging = ''): string[] {
  const lines: string[] = []
  for (const word of text.split(AT_WORDS)) {
    const last = lines.at(-1)
    if (last !== undefined && columnsOf(last) + 1 + columnsOf(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(last === undefined ? word : hanging + word)
  }
  return lines
}

/** A sentence on a screen: all but its first line stands further in. In plain style, one line. */
export const wrappedIn = ({ columns, plain }: Pick<TextStyle, 'columns' | 'plain'>, text: string): string[] =>
  plain ? [text] : wrapped(text, columns, '  ')

/** A space, but none behind a sign that belongs to what follows. */
const AT_WORDS = /(?<!(?:^| )(?:[-+]|->)) /
