/** The summary of `export` on standard output. There is none when the users go there. */
import { printable } from '../../core/text/printable.js'
import type { Io } from '../../process/io.js'
import { writeOutput, type OutputFormat } from '../../process/output.js'

export interface ExportSummary {
  users: number
  /** How many of the users are disabled. */
  disabled: number
  /** Absolute path of the users file. */
  file: string
  /** Whether the file ends with a MAC. */
  signed: boolean
  timestamp: string
}

/**
 * Without --output, only a terminal gets the summary: scripts that are older than this option
 * expect no output.
 */
export function writeExportSummary(
  summary: ExportSummary,
  format: OutputFormat | undefined,
  io: Pick<Io, 'stdout' | 'terminal'>,
): void {
  const view = { text: () => `${summaryLine(summary)}\n`, json: () => summary }
  writeOutput(view, format, io, io.terminal.stdout ? 'text' : null)
}

function summaryLine({ users, disabled, file, signed }: ExportSummary): string {
  return printable(`Exported ${users} users (${disabled} disabled) to ${file}, ${signed ? 'with' : 'without'} MAC`)
}
