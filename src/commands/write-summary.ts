/** The summary of an import on standard output: a table for a person, one JSON object for everything else. */
import type { Summary } from '../core/summary.js'
import type { Io } from '../io.js'
import type { OutputFormat } from '../options.js'
import { summaryText } from '../render/summary-text.js'
import { writeOutput } from './write-output.js'

export function writeSummary(summary: Summary, extended: number, format: OutputFormat | undefined, io: Io): void {
  writeOutput(() => summaryText(summary, { color: io.color.stdout, columns: io.columns, extended }), summary, format, io)
}
