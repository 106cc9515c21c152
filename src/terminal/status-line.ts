/**
 * One line at the end of a terminal's standard error that says what is going on. It goes away
 * before anything else is written there.
 */
import type { Io, Status } from '../process/io.js'
import { columnsOf } from './columns-of.js'

/** Where nobody looks: no terminal, or `--plain`. */
export const NO_STATUS: Status = { show: () => undefined, clear: () => undefined }

export function statusLine({ terminal, stderr, columns }: Pick<Io, 'terminal' | 'stderr' | 'columns'>): Status {
  if (!terminal.stderr) return NO_STATUS
  let width = 0
  const draw = (line: string, taken: number): void => {
    stderr.write(`\r${line}${' '.repeat(Math.max(0, width - taken))}${taken === 0 ? '\r' : ''}`)
    width = taken
  }
  return {
    show: (line, taken = columnsOf(line)) => {
      if (taken < columns) draw(line, taken)
    },
    clear: () => {
      if (width > 0) draw('', 0)
    },
  }
}
