/** Times as a person reads them: in the computer's own time zone. */
import { DateTime } from 'luxon'

/** e.g. `2026-11-25 03:00`; what is no time stays as it is. */
export function localMinute(iso: string): string {
  const time = DateTime.fromISO(iso)
  return time.isValid ? time.toFormat('yyyy-MM-dd HH:mm') : iso
}
