/**
 * The progress of long work: a bar on a terminal's standard error, else a log line every ten
 * seconds. With --plain a terminal has lines, too.
 */
import { paint } from './paint.js'
import type { Io } from '../process/io.js'
import type { Logger } from '../process/logger.js'

/**
 * Called with the progress of a piece of work, and its name: `creating`. It ends when all is done;
 * the total may be unknown until then.
 */
export type Progress = (done: number, total: number | null, stage: string) => void

/** Less is mostly done before anybody could look. */
const WORTH_SHOWING = 20
const LOG_EVERY_MS = 10_000
const WIDEST_BAR = 40
const MOST_DOTS = 3

/** @param now milliseconds of a monotonic clock */
export function progress(
  { terminal, color, columns, plain, status }: Pick<Io, 'terminal' | 'color' | 'columns' | 'plain' | 'status'>,
  log: Pick<Logger, 'info'>,
  now: () => number = () => performance.now(),
): Progress {
  const chalk = paint(color.stderr)
  let stage = ''
  let [begun, counted, said, latest] = [0, 0, 0, 0]
  return (done, total, what) => {
    const isLittle = total !== null && total < WORTH_SHOWING
    const isDone = total !== null && done >= total
    // The time of the work before the first call is unknown.
    if (what !== stage || done < latest) [stage, begun, counted, said] = [what, now(), done, now()]
    latest = isDone ? Infinity : done
    const [rate, left] = paceOf(done - counted, total === null ? null : total - done, (now() - begun) / 1000)
    const pace = rate + left
    if (plain || !terminal.stderr) {
      if (isLittle) return
      if (now() - said < LOG_EVERY_MS || isDone) return
      said = now()
      const count = total === null ? `${done}${pace}` : `${done} of ${total}${pace}`
      const share = plain && total !== null ? `${Math.floor((100 * done) / total)} %${left}` : count
      return log.info(`${what}: ${share}`)
    }
    if (isDone) return status.partIsDone()
    if (total === null) return status.show(`${what}: ${done}${pace}`, { part: true })
    const [before, after] = [`${what} [`, `] ${done}/${total}${pace}`]
    const room = columns - 1 - (left === '' ? 0 : MOST_DOTS) - before.length - after.length
    const width = Math.max(0, Math.min(WIDEST_BAR, room))
    const filled = Math.round((width * done) / total)
    const bar = chalk.cyan('#'.repeat(filled)) + '-'.repeat(width - filled)
    // Beside the seconds that are left, the seconds that went by would be read as them.
    const moving = left === '' ? {} : { moving: (seconds: number) => '.'.repeat(seconds % (MOST_DOTS + 1)) }
    status.show(before + bar + after, {
      width: before.length + width + after.length,
      late: isLittle,
      part: true,
      ...moving,
    })
  }
}

/** `, 85/s` and `, 2 min left`; both '' as long as the pace is unknown. */
function paceOf(done: number, left: number | null, seconds: number): [rate: string, left: string] {
  if (done <= 0 || seconds <= 0) return ['', '']
  const rate = done / seconds
  const rateText = `, ${rate < 10 ? rate.toFixed(1) : Math.round(rate)}/s`
  if (left === null) return [rateText, '']
  const wait = left / rate
  const text = wait < 90 ? `${Math.ceil(wait)} s` : `${Math.round(wait / 60)} min`
  return [rateText, `, ${text} left`]
}
