/** ISO 8601 durations of the config files: parsed, compared and added. */
import { DateTime, Duration } from 'luxon'

/**
 * Months differ in length, so durations are compared from a fixed day: in a year without leap day,
 * before the shortest month.
 */
const REFERENCE = DateTime.utc(2001, 2, 1)

/** The parsed duration, or undefined for anything else. */
export function parseDuration(text: string): Duration | undefined {
  const duration = Duration.fromISO(text)
  return duration.isValid && /\d/.test(text) ? duration : undefined
}

/** Its length from the reference day, in milliseconds. */
export function durationLength(duration: Duration): number {
  return REFERENCE.plus(duration).toMillis() - REFERENCE.toMillis()
}

/**
 * `date` plus `duration`, in UTC, rounded down to a whole second: years and months first, clamped
 * to the month's end, then days and hours.
 */
export function addDuration(date: Date, duration: Duration): Date {
  const { years, quarters, months } = duration
  // All others are of one length in UTC, and a calendar takes long for thousands of dates.
  if (years === 0 && quarters === 0 && months === 0)
    return new Date(Math.floor((date.getTime() + duration.toMillis()) / 1000) * 1000)
  return DateTime.fromJSDate(date, { zone: 'utc' }).plus(duration).set({ millisecond: 0 }).toJSDate()
}
