/** The summary of an import on standard output: a table for a terminal, else one JSON object. */
import type { Summary } from '../../core/report/summary.js'
import type { Io } from '../../process/io.js'
import { summaryText } from './summary-text.js'
import { writeOutput, type OutputFormat } from '../../process/output.js'

export function writeSummary(summary: Summary, extended: number, format: OutputFormat | undefined, io: Io): void {
  const text = () => summaryText(summary, { color: io.color.stdout, columns: io.columns, extended })
  writeOutput({ text, json: () => summary }, format, io)
}
