/**
 * One line a person with `+`, `~` or `-`: who comes, changes or goes; cut where nobody reads on.
 */
import { groupedBy } from '../core/grouped-by.js'
import { printable } from '../core/text/printable.js'
import { columnsOf } from './columns-of.js'
import { wrapped } from './detail-lines.js'
import { paint } from './paint.js'
import { tableLines } from './table.js'
import type { TextStyle } from './text-style.js'

export type Sign = '+' | '~' | '-'

export interface SignedRow {
  sign: Sign
  /** The text takes what is left of the terminal, or stands below the name. */
  cells: readonly [name: string, text: string]
  /** Nothing happens to that person yet: one of the last that anybody reads. */
  waits?: boolean
}

export interface RowStyle extends TextStyle {
  /** All of them, however many. */
  all: boolean
  /** How those that are cut are seen, such as `--all`; null: no more. */
  rest: string | null
}

/** What a screen reader says for a sign. */
const IN_WORDS: { readonly [S in Sign]: string } = { '+': 'new', '~': 'changed', '-': 'gone' }

/** More than this many are cut. */
const SHOWN = 40
/** A name that takes more of the terminal has its text below. */
const WIDEST_NAME = 0.55
const INDENT = 4
/** A text of more lines stands below the name, where it has more room. */
const LINES_BESIDE = 3

/** @param rows in the order `+`, `~`, `-`, and those that wait; of each part some are shown */
export function signedRows(rows: readonly SignedRow[], style: RowStyle): string[] {
  const parts = [...groupedBy(rows, ({ sign, waits = false }) => `${sign} ${waits}`).values()]
  const counts = style.all ? parts.map((part) => part.length) : fairShares(parts, SHOWN)
  const shown = parts.map((part, index) => part.slice(0, counts[index]))
  const width = nameWidth(shown.flat(), style)
  return shown.flatMap((part, index) => {
    const more = parts[index]!.length - part.length
    const cut = `and ${more} more${style.rest === null ? '' : ` (${style.rest})`}`
    return [...part.flatMap((row) => linesOf(row, width, style)), ...(more > 0 ? [cut] : [])]
  })
}

/** How many of each part are shown, `most` in all: small parts whole, large ones alike. */
function fairShares(parts: readonly (readonly unknown[])[], most: number): number[] {
  const shares = parts.map(() => 0)
  const bySize = parts.map(({ length }, index) => ({ length, index })).sort((a, b) => a.length - b.length)
  let left = most
  for (const [place, { length, index }] of bySize.entries()) {
    shares[index] = Math.min(length, Math.floor(left / (bySize.length - place)))
    left -= shares[index]
  }
  return shares
}

/**
 * The widest column for names with which the rows take the fewest lines: one long name is not to
 * cost all others a line.
 */
function nameWidth(rows: readonly SignedRow[], { columns, plain }: RowStyle): number {
  if (plain) return 0
  const widest = Math.floor(columns * WIDEST_NAME)
  const widths = rows.map((row) => columnsOf(nameOf(row))).filter((width) => width <= widest)
  const judged = rows.slice(0, SHOWN)
  const linesWith = (width: number) =>
    judged.reduce((sum, row) => sum + beside(nameOf(row), printable(row.cells[1]), width, columns).length, 0)
  const candidates = [...new Set(widths)].sort((a, b) => b - a).map((width) => ({ width, lines: linesWith(width) }))
  return candidates.reduce(
    (best, one) => (one.lines < best.lines ? one : best),
    candidates[0] ?? { width: 0, lines: 0 },
  ).width
}

const nameOf = ({ sign, cells: [name] }: SignedRow): string => `${sign} ${printable(name)}`

function linesOf(row: SignedRow, width: number, { color, plain, columns }: RowStyle): string[] {
  const chalk = paint(color)
  const colors: { readonly [S in Sign]: (line: string) => string } = {
    '+': chalk.green,
    '~': chalk.yellow,
    '-': chalk.red,
  }
  const [name, text] = row.cells
  const lines = plain
    ? tableLines([[`${IN_WORDS[row.sign]}: ${name}`, text]], { columns, plain })
    : beside(nameOf(row), printable(text), width, columns)
  return lines.map((line) => colors[row.sign](line))
}

function beside(name: string, text: string, width: number, columns: number): string[] {
  const indent = width + 2
  const room = columns - indent
  const [first = '', ...rest] = wrapped(text, room)
  const fits = [first, ...rest].every((line) => columnsOf(line) <= room) && rest.length < LINES_BESIDE
  if (columnsOf(name) <= width && fits) {
    const start = name + ' '.repeat(indent - columnsOf(name))
    return [`${start}${first}`.trimEnd(), ...rest.map((line) => ' '.repeat(indent) + line)]
  }
  return [name, ...wrapped(text, columns - INDENT).map((line) => ' '.repeat(INDENT) + line)]
}
