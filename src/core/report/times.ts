/** Times as a person reads them: in the computer's own time zone. */
import { howMany } from '../text/how-many.js'

/**
 * e.g. `2026-11-25 03:00:10`: Sweden writes dates so (CLDR, sv). Luxon would take a tenth of a
 * start.
 */
export const localTime = (time: Date): string => time.toLocaleString('sv-SE')

/** e.g. `2026-11-25 03:00`; what is no time stays as it is. @param iso with `Z` or an offset */
export function localMinute(iso: string): string {
  const time = new Date(iso)
  return Number.isNaN(time.getTime()) ? iso : localTime(time).slice(0, -3)
}

/** e.g. `5 h`, `9 days`: rounded down. A time to come has no age. */
export function ageOf(seconds: number): string {
  const minutes = Math.max(0, Math.floor(seconds / 60))
  if (minutes < 120) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} h` : howMany(Math.floor(hours / 24), 'day')
}
