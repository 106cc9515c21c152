/**
 * A progress bar on a terminal's standard error; nothing anywhere else.
 */
import { paint } from './paint.js'
import type { Io } from '../process/io.js'

/** Work below this many items is over before anybody could look. */
const WORTH_SHOWING = 500

/** @returns told how much of the present piece of work is done; the bar goes away when it is complete */
export function progressBar(io: Io): (done: number, total: number) => void {
  if (!io.terminal.stderr) return () => undefined
  const chalk = paint(io.color.stderr)
  const width = Math.min(40, io.columns - 20)
  return (done, total) => {
    if (total < WORTH_SHOWING) return
    const filled = Math.round((width * Math.min(done, total)) / total)
    const bar = chalk.cyan('#'.repeat(filled)) + '-'.repeat(width - filled)
    io.stderr.write(done >= total ? `\r${' '.repeat(width + 18)}\r` : `\r[${bar}] ${done}/${total}`)
  }
}
