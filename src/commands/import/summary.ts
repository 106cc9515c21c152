/** The summary of an import on standard output: a table for a terminal, else one JSON object. */
import type { ImportOptions } from '../../config/options.js'
import type { Summary } from '../../core/report/summary.js'
import type { Io } from '../../process/io.js'
import { summaryText } from './summary-text.js'
import { textStyle } from '../../terminal/text-style.js'
import { writeOutput } from '../../process/output.js'

export function writeSummary(
  summary: Summary,
  extended: number,
  { output, details, all }: Pick<ImportOptions, 'output' | 'details' | 'all'>,
  io: Io,
): void {
  const text = () => summaryText(summary, { ...textStyle(io), extended, details, all })
  writeOutput({ text, json: () => summary }, output, io)
}
