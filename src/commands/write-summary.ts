/**
 * The summary on standard output: a table for a person, one JSON object in ASCII for everything else.
 */
import type { Summary } from '../core/summary.js'
import type { Io } from '../io.js'
import type { OutputFormat } from '../options.js'
import { summaryText } from '../render/summary-text.js'

export function writeSummary(summary: Summary, extended: number, format: OutputFormat | undefined, io: Io): void {
  const chosen = format ?? (io.terminal.stdout ? 'text' : 'json')
  if (chosen === 'text') io.stdout.write(summaryText(summary, { color: io.color.stdout, columns: io.columns, extended }))
  else io.stdout.write(asciiJson(summary) + '\n')
}

/** JSON that survives every code page: Windows PowerShell decodes a program's output with the console's. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
