/**
 * Rows in columns of equal width; the last column takes what is left of the terminal, wrapped at
 * words.
 */
import type { TextStyle } from './text-style.js'
import { columnsOf } from './columns-of.js'
import { printable } from '../core/text/printable.js'
import { wrapped } from './detail-lines.js'

type Row = readonly string[]

/** A line or more a row; in plain style one line, its cells separated by commas. */
export function tableLines(rows: readonly Row[], { columns, plain }: Pick<TextStyle, 'columns' | 'plain'>): string[] {
  if (plain) return rows.map(plainLine)
  const shown = rows.map((row) => row.map(printable))
  // Not by Math.max(...): a hundred thousand arguments are more than a call takes.
  const longest = (of: (row: Row) => number) => shown.reduce((most, row) => Math.max(most, of(row)), 0)
  const count = longest((row) => row.length)
  const widths = Array.from({ length: count }, (_, index) => longest((row) => columnsOf(row[index] ?? '')))
  const start = (row: Row) =>
    row
      .slice(0, -1)
      .map((text, index) => text + ' '.repeat(widths[index]! - columnsOf(text) + 2))
      .join('')
  const indent = widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 0)
  return shown.flatMap((row) => {
    const [first = '', ...rest] = wrapped(row.at(-1) ?? '', Math.max(20, columns - indent))
    return [`${start(row)}${first}`, ...rest.map((line) => `${' '.repeat(indent)}${line}`)].map((line) =>
      line.trimEnd(),
    )
  })
}

/** The same below a line of headings; in plain style each cell has its heading before it. */
export function headedLines(
  headings: Row,
  rows: readonly Row[],
  style: Pick<TextStyle, 'columns' | 'plain'>,
): { heading: string | null; lines: string[] } {
  if (style.plain) {
    const named = rows.map((row) => row.map((cell, index) => `${headings[index]!.toLowerCase()} ${cell}`))
    return { heading: null, lines: tableLines(named, style) }
  }
  const [heading = '', ...lines] = tableLines([headings, ...rows], style)
  return { heading, lines }
}

const plainLine = (row: Row): string =>
  row
    .map((text) => printable(text.trim()))
    .filter((text) => text !== '')
    .join(', ')
