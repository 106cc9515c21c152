/** The difference between this computer's clock and a domain controller's. */
import { howMany } from './text/how-many.js'

/**
 * Kerberos refuses clocks that differ by more: "Maximum tolerance for computer clock
 * synchronization", 5 minutes by default.
 */
export const TOLERANCE_S = 5 * 60

/**
 * More is no drift: the zone, the date or the battery is wrong, and with it the log and the replay
 * rules.
 */
const REFUSED_S = 60 * 60

export interface ClockDifference {
  /** Completes "this clock is …": `that of DC`, `90 seconds behind that of DC`. */
  text: string
  verdict: 'tolerable' | 'off' | 'refused'
  /** The domain controller's time when this computer's is `now`. */
  toDirectory(now: Date): Date
}

/**
 * @param currentTime the domain controller's, ISO 8601
 * @param now this computer's at that time
 */
export function clockDifference(
  { currentTime, server }: { currentTime: string; server: string },
  now: Date,
): ClockDifference {
  const difference = Date.parse(currentTime) - now.getTime()
  const seconds = Math.round(difference / 1000)
  const order = seconds > 0 ? 'behind' : 'ahead of'
  const text =
    seconds === 0 ? `that of ${server}` : `${howMany(Math.abs(seconds), 'second')} ${order} that of ${server}`
  const off = Math.abs(seconds) <= REFUSED_S ? 'off' : 'refused'
  return {
    text,
    verdict: Math.abs(seconds) <= TOLERANCE_S ? 'tolerable' : off,
    toDirectory: (later) => new Date(later.getTime() + difference),
  }
}
