/** The summary of `export` on standard output. There is none when the users go there. */
import { localMinute } from '../../core/report/times.js'
import { printable } from '../../core/text/printable.js'
import type { FileDifference } from '../../core/users-file/difference.js'
import { howMany } from '../../core/text/how-many.js'
import type { Io } from '../../process/io.js'
import { writeOutput, type OutputFormat } from '../../process/output.js'
import { textStyle } from '../../terminal/text-style.js'
import { wrapped } from '../../terminal/detail-lines.js'
import { differenceCounts, differenceLines } from '../../terminal/difference-text.js'

export interface ExportSummary {
  users: number
  /** How many of the users are disabled. */
  disabled: number
  /** Absolute path of the users file. */
  file: string
  /** Whether the file ends with a MAC. */
  signed: boolean
  timestamp: string
  /**
   * What is new since the file that was replaced; `since` is its timestamp. Absent where there was
   * none.
   */
  changes?: FileDifference & { since: string | null }
}

/**
 * The format of the summary. Without --output, only a terminal gets one: scripts that are older
 * than this option expect no output. @returns null: none is written
 */
export const summaryFormat = (output: OutputFormat | undefined, io: Pick<Io, 'terminal'>): OutputFormat | null =>
  output ?? (io.terminal.stdout ? 'text' : null)

export function writeExportSummary(
  summary: ExportSummary,
  format: OutputFormat,
  io: Pick<Io, 'stdout' | 'terminal' | 'status' | 'color' | 'columns' | 'plain'>,
): void {
  const first = summaryLine(summary)
  const told = io.terminal.stdout ? wrapped(first, io.columns - 1, '  ') : [first]
  const text = () => [...told, ...changeLines(summary, io), ''].join('\n')
  const view = { text, json: () => summary }
  writeOutput(view, format, io)
}

function summaryLine({ users, disabled, file, signed }: ExportSummary): string {
  return printable(
    `Exported ${howMany(users, 'user')} (${disabled} disabled) to ${file}, ${signed ? 'signed' : 'not signed'}`,
  )
}

/**
 * The sender sees a file that shrank before it travels. Those that are cut are seen no more: the
 * file before is gone.
 */
function changeLines({ changes }: ExportSummary, io: Pick<Io, 'color' | 'columns' | 'plain'>): string[] {
  if (changes === undefined) return []
  const since = changes.since === null ? 'the file before' : localMinute(changes.since)
  const style = { ...textStyle(io), all: false, rest: null }
  return [`Since ${since}: ${differenceCounts(changes)}`, ...differenceLines(changes, style)]
}
