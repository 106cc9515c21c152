/** How this computer's clock stands to a domain controller's. */

/** Kerberos refuses clocks that differ by more: "Maximum tolerance for computer clock synchronization", 5 minutes by default. */
const TOLERANCE_S = 5 * 60

export interface ClockDifference {
  /** As in "this clock is …": `that of DC`, `90 seconds behind that of DC`. */
  text: string
  tolerable: boolean
}

/** @param currentTime the domain controller's, ISO 8601 */
export function clockDifference(
  { currentTime, server }: { currentTime: string; server: string },
  now: Date,
): ClockDifference {
  const seconds = Math.round((Date.parse(currentTime) - now.getTime()) / 1000)
  const order = seconds > 0 ? 'behind' : 'ahead of'
  const text = seconds === 0 ? `that of ${server}` : `${Math.abs(seconds)} seconds ${order} that of ${server}`
  return { text, tolerable: Math.abs(seconds) <= TOLERANCE_S }
}
