/** Rows in columns of equal width; the last column takes what is left of the terminal, wrapped at words. */
import { columnsOf } from './columns-of.js'
import { printable } from '../core/text/printable.js'
import { wrapped } from './detail-lines.js'

/** @param columns width of the terminal */
export function tableLines(rows: readonly (readonly string[])[], columns: number): string[] {
  const shown = rows.map((row) => row.map(printable))
  // Not by Math.max(...): a hundred thousand arguments are more than a call takes.
  const longest = (of: (row: readonly string[]) => number) => shown.reduce((most, row) => Math.max(most, of(row)), 0)
  const count = longest((row) => row.length)
  const widths = Array.from({ length: count }, (_, index) => longest((row) => columnsOf(row[index] ?? '')))
  const start = (row: readonly string[]) =>
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
