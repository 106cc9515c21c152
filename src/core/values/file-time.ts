/**
 * Times as Active Directory stores accountExpires: a FILETIME, the 100-nanosecond steps since
 * 1601-01-01 UTC in decimal (MS-DTYP 2.3.3).
 */

const STEPS_PER_SECOND = 10_000_000n
const SECONDS_FROM_1601_TO_1970 = 11_644_473_600n
/** The end of the year 9999, where .NET's DateTime ends. Later file times exist and mean never. */
const LAST_SECOND = 253_402_300_799n

/** Directories hold 0 or the greatest Int64 for never (MS-ADA1 2.3, accountExpires). */
export function isNever(fileTime: string): boolean {
  const steps = BigInt(fileTime)
  return steps <= 0n || seconds(steps) > LAST_SECOND
}

/** The time in whole seconds, rounded down. @throws RangeError when it `isNever` */
export function fileTimeToDate(fileTime: string): Date {
  if (isNever(fileTime)) throw new RangeError(`file time ${fileTime} means never`)
  return new Date(Number(seconds(BigInt(fileTime))) * 1000)
}

const seconds = (steps: bigint): bigint => steps / STEPS_PER_SECOND - SECONDS_FROM_1601_TO_1970

/** Rounds down to a whole second. */
export function toFileTime(date: Date): string {
  return String((BigInt(Math.floor(date.getTime() / 1000)) + SECONDS_FROM_1601_TO_1970) * STEPS_PER_SECOND)
}

/** ISO 8601 in UTC with `Z`, whole seconds; null for never. */
export function fileTimeToIso(fileTime: string): string | null {
  return isNever(fileTime) ? null : toIso(fileTimeToDate(fileTime))
}

/** ISO 8601 in UTC with `Z`, whole seconds (rounded down), as in `2026-11-22T20:00:00Z`. */
export function toIso(date: Date): string {
  return new Date(Math.floor(date.getTime() / 1000) * 1000).toISOString().replace('.000Z', 'Z')
}
