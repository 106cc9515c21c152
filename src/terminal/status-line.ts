/**
 * One line at the end of a terminal's standard error that says what is going on, and for how long.
 * It goes away before anything else is written there.
 */
import type { Io, Status } from '../process/io.js'
import { columnsOf } from './columns-of.js'

/** Where nobody looks: no terminal, or `--plain`. */
export const NO_STATUS: Status = { show: () => undefined, clear: () => undefined }

/** Calls `act` every second, until what it returns is called. */
export type Ticking = (act: () => void) => () => void

const everySecond: Ticking = (act) => {
  const timer = setInterval(act, SECOND_MS)
  timer.unref()
  return () => clearInterval(timer)
}
const SECOND_MS = 1000
/** Nobody wonders before. */
const SECONDS_SHOWN_FROM = 2

export function statusLine(
  { terminal, stderr, columns }: Pick<Io, 'terminal' | 'stderr' | 'columns'>,
  ticking: Ticking = everySecond,
  now: () => number = () => performance.now(),
): Status {
  if (!terminal.stderr) return NO_STATUS
  let width = 0
  let latest = ''
  let emptySince = now()
  let stop = (): void => undefined
  const draw = (line: string, taken: number): void => {
    stderr.write(`\r${line}${' '.repeat(Math.max(0, width - taken))}${taken === 0 ? '\r' : ''}`)
    width = taken
  }
  const clear = (): void => {
    stop()
    stop = () => undefined
    latest = ''
    if (width === 0) return
    draw('', 0)
    emptySince = now()
  }
  return {
    clear,
    show: (line, { width: taken = columnsOf(line), late = false } = {}) => {
      if (line === latest) return
      stop()
      latest = line
      let seconds = 0
      const redraw = (): void => {
        const since = seconds < SECONDS_SHOWN_FROM ? '' : ` (${seconds} s)`
        if (taken + since.length < columns) draw(line + since, taken + since.length)
        else if (taken < columns) draw(line, taken)
      }
      if (!late || width > 0 || now() - emptySince >= SECOND_MS) redraw()
      stop = ticking(() => {
        seconds++
        redraw()
      })
    },
  }
}
