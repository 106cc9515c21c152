/**
 * One line at the end of a terminal's standard error that says what is going on, and for how long.
 * It goes away before anything else is written there.
 */
import type { Io, MovingLine } from '../process/io.js'
import { columnsOf } from './columns-of.js'

/** Where nobody looks: no terminal, or `--plain`. */
export const NO_STATUS: MovingLine = {
  isShown: false,
  show: () => undefined,
  partIsDone: () => undefined,
  clear: () => undefined,
}

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

interface ShownLine {
  line: string
  width: number
  /** By the monotonic clock, in milliseconds. */
  since: number
  moving: (seconds: number) => string
}

export function statusLine(
  { terminal, stderr, columns }: Pick<Io, 'terminal' | 'stderr' | 'columns'>,
  ticking: Ticking = everySecond,
  now: () => number = () => performance.now(),
): MovingLine {
  if (!terminal.stderr) return NO_STATUS
  let width = 0
  let latest: ShownLine | null = null
  /** What goes on as a whole, while a part of it is shown. */
  let whole: ShownLine | null = null
  let emptySince = now()
  let stop = (): void => undefined
  const draw = (line: string, taken: number): void => {
    stderr.write(`\r${line}${' '.repeat(Math.max(0, width - taken))}${taken === 0 ? '\r' : ''}`)
    width = taken
  }
  const redraw = ({ line, width: taken, since, moving }: ShownLine): void => {
    const suffix = moving(Math.floor((now() - since) / SECOND_MS))
    if (taken + suffix.length < columns) draw(line + suffix, taken + suffix.length)
    else if (taken < columns) draw(line, taken)
  }
  const keepShowing = (shown: ShownLine, late: boolean): void => {
    stop()
    latest = shown
    if (!late || width > 0 || now() - emptySince >= SECOND_MS) redraw(shown)
    stop = ticking(() => redraw(shown))
  }
  const clear = (): void => {
    stop()
    stop = () => undefined
    latest = null
    whole = null
    if (width === 0) return
    draw('', 0)
    emptySince = now()
  }
  return {
    get isShown() {
      return latest !== null
    },
    clear,
    show: (line, { width: taken = columnsOf(line), late = false, part = false, moving = inSeconds } = {}) => {
      if (line === latest?.line) return
      const shown = { line, width: taken, since: now(), moving }
      if (!part) whole = shown
      keepShowing(shown, late)
    },
    partIsDone: () => {
      if (whole === null) clear()
      else keepShowing(whole, false)
    },
  }
}

const inSeconds = (seconds: number): string => (seconds < SECONDS_SHOWN_FROM ? '' : ` (${seconds} s)`)
