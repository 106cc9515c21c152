/**
 * One line a person with `+`, `~` or `-`: who comes, changes or goes; cut where nobody reads on.
 */
import { paint } from './paint.js'
import { tableLines } from './table.js'
import type { TextStyle } from './text-style.js'

export type Sign = '+' | '~' | '-'

export interface SignedRow {
  sign: Sign
  /** The last one takes what is left of the terminal. */
  cells: readonly string[]
}

export interface RowStyle extends TextStyle {
  /** All of them, however many. */
  all: boolean
}

/** What a screen reader says for a sign. */
const IN_WORDS: { readonly [S in Sign]: string } = { '+': 'new', '~': 'changed', '-': 'gone' }

/** More than this many are cut. */
const SHOWN = 40

export function signedRows(rows: readonly SignedRow[], style: RowStyle): string[] {
  const { color, plain, all } = style
  const chalk = paint(color)
  const colors: { readonly [S in Sign]: (line: string) => string } = {
    '+': chalk.green,
    '~': chalk.yellow,
    '-': chalk.red,
  }
  const shown = all ? rows : rows.slice(0, SHOWN)
  const lines = tableLines(
    shown.map(({ sign, cells: [first = '', ...rest] }) => [`${plain ? `${IN_WORDS[sign]}:` : sign} ${first}`, ...rest]),
    style,
  )
  let sign: Sign = '~'
  const colored = lines.map((line) => {
    // What is wrapped goes on below, indented.
    if (line[0] === '+' || line[0] === '~' || line[0] === '-') sign = line[0]
    return colors[sign](line)
  })
  return shown.length === rows.length ? colored : [...colored, `and ${rows.length - shown.length} more (--all)`]
}
