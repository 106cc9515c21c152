/** What `export` says on standard output of the file that it wrote. Where the users go to standard output, nothing else may. */
import { printable } from '../../core/text/printable.js'
import type { Io } from '../../process/io.js'
import { writeOutput, type OutputFormat } from '../../process/output.js'

export interface ExportSummary {
  users: number
  /** Of them. */
  disabled: number
  /** Absolute path of the users file. */
  file: string
  /** Whether it ends in a MAC. */
  signed: boolean
  timestamp: string
}

/** Without --output, only a person at a terminal is told: scripts that were written before it was there expect nothing. */
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
