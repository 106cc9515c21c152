/**
 * What an administrator wants to know in the morning, and the conditions that monitoring asks for.
 */
import { Duration } from 'luxon'
import type { RecordedRun } from '../journal/runs.js'
import type { ManagedUser } from '../model.js'
import { fileTimeToDate, isNever, toIso } from '../values/file-time.js'
import { expiring } from './expiry.js'

export interface Status {
  /** null: no import is recorded. */
  last_import: { run: string; began: string; by: string; exit_code: number | null; error: string | null } | null
  file: {
    path: string
    timestamp: string | null
    /** In seconds; null: the file has no time, or there is none. */
    age: number | null
    /** Why the next import would refuse it; null: it would not. */
    problem: string | null
  }
  managed: { enabled: number; disabled: number }
  pending: { type: string; user: string; group?: string; since: string; days: number }[]
  expiring: {
    /** Enabled managed users that expire within 7 days, if no newer file comes. */
    within_7_days: number
    of: number
    /** When the last of them would expire, ISO 8601; null: never, or there is none. */
    all_by: string | null
  }
  /** What the next import of the file would exceed. */
  exceeded: { limit: string; count: number; allowed: number }[]
  /** The conditions of --fail-on that hold. */
  holds: string[]
}

const DAY_MS = 86_400_000

/** The last run that was an import, which an undo is not. */
export const lastImport = (runs: readonly RecordedRun[]): RecordedRun | undefined =>
  runs.findLast(({ header }) => header.undoes === undefined)

/** The approvals that the last run which asked has left open, oldest first. */
export function pendingOf(runs: readonly RecordedRun[], now: Date): Status['pending'] {
  const asked = runs.findLast(({ pending }) => pending !== null)?.pending ?? []
  return asked
    .map(({ type, user, group, since }) => ({
      ...{ type, user, since },
      ...(group !== undefined && { group }),
      days: Math.floor((now.getTime() - new Date(since).getTime()) / DAY_MS),
    }))
    .sort((a, b) => b.days - a.days)
}

export function expiringOf(managed: readonly ManagedUser[], now: Date): Status['expiring'] {
  const { count, of } = expiring(managed, now)
  const dates = managed.filter(({ enabled }) => enabled).map(({ accountExpires }) => accountExpires)
  const never = dates.length === 0 || dates.some(isNever)
  const last = never ? null : dates.map(fileTimeToDate).reduce((a, b) => (a > b ? a : b))
  return { within_7_days: count, of, all_by: last === null ? null : toIso(last) }
}

/** A condition of --fail-on. A name that is missing here is refused on the command line. */
interface Condition {
  /** What its value is, for help and errors. */
  value: string
  /** undefined: the value makes no sense. */
  parse(text: string): number | undefined
  /** The sentence about it when it holds. */
  holds(status: Omit<Status, 'holds'>, limit: number): string | null
}

export const CONDITIONS: Readonly<Record<string, Condition>> = {
  'pending-days': {
    value: 'a number of days',
    parse: wholeNumber,
    holds: ({ pending }, limit) => {
      const old = pending.filter(({ days }) => days >= limit)
      return old.length === 0 ? null : `${old.length} approvals have waited for ${limit} days or longer`
    },
  },
  expiring: {
    value: 'a percentage, such as 20%',
    parse: (text) => (text.endsWith('%') ? wholeNumber(text.slice(0, -1)) : undefined),
    holds: ({ expiring: { within_7_days: count, of } }, limit) =>
      count > 0 && count * 100 >= of * limit ? `${count} of ${of} enabled managed users expire within 7 days` : null,
  },
  'file-age': {
    value: 'an ISO 8601 duration, such as P2D',
    parse: (text) => {
      const duration = Duration.fromISO(text)
      return duration.isValid && duration.toMillis() > 0 ? duration.toMillis() / 1000 : undefined
    },
    holds: ({ file }, limit) =>
      file.age === null
        ? 'the users file has no time, or there is none'
        : file.age >= limit
          ? `the users file is ${ageOf(file.age)} old`
          : null,
  },
}

/** e.g. `3 days`, `5 hours`, `12 minutes`. @param seconds at least 0 */
export function ageOf(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const [count, unit] =
    minutes < 90
      ? [minutes, 'minute']
      : minutes < 2880
        ? [Math.floor(minutes / 60), 'hour']
        : [Math.floor(minutes / 1440), 'day']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

function wholeNumber(text: string): number | undefined {
  return /^[0-9]{1,6}$/.test(text) ? Number(text) : undefined
}
