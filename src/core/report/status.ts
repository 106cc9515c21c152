/**
 * What an administrator wants to know in the morning, from the journal, the target and the next
 * import's plan. Pure.
 */
import type { HeldFile } from '../safety/replay.js'
import { DAY_MS } from '../day.js'
import type { RecordedRun } from '../journal/runs.js'
import type { ManagedUser } from '../model.js'
import { fileTimeToDate, fileTimeToIso, isNever } from '../values/file-time.js'
import type { Question } from '../../generated/journal.js'
import { expiring } from './expiry.js'
import type { ExceededLimit } from './summary.js'

export interface StatusFacts {
  /** Oldest first. */
  runs: readonly RecordedRun[]
  /** What the last run that asked has left open. */
  pending: readonly Question[]
  managed: readonly ManagedUser[]
  held: readonly HeldFile[]
  /** What the next import would exceed. */
  exceeded: readonly ExceededLimit[]
  /** Why an import refuses the present users file; null: it does not. */
  refused: string | null
  now: Date
}

export interface Status {
  last_import: {
    run: string
    began: string
    /** null: it did not end. */
    exit_code: number | null
    error: string | null
    /**
     * Of the file that was brought in last, by this import or an earlier one; null: no time.
     */
    file_timestamp: string | null
    /** null: there is none. */
    file_age_seconds: number | null
  } | null
  held_files: readonly HeldFile[]
  managed: { enabled: number; disabled: number }
  /** Oldest first. */
  pending: { type: string; user: string; group?: string; since: string; days: number }[]
  expiring: {
    within_7_days: number
    enabled: number
    /**
     * When the last enabled account expires if no newer file comes, ISO 8601 UTC; null: none
     * expires.
     */
    last: string | null
    /** Enabled accounts that never expire. */
    never: number
  }
  users_file_refused: string | null
  exceeded: readonly ExceededLimit[]
}

export function statusOf({ runs, pending, managed, held, exceeded, refused, now }: StatusFacts): Status {
  const imports = runs.filter(({ header }) => header.undoes === undefined)
  const last = imports.at(-1)
  // One that a limit has stopped, or that was killed, has not brought its file in; one that
  // somebody left at a question has.
  const done = imports.findLast(({ ended, error, carriedOut }) => ended !== null && (error === null || carriedOut))
  const enabled = managed.filter((user) => user.enabled)
  const dates = enabled.filter(({ accountExpires }) => !isNever(accountExpires)).map((user) => user.accountExpires)
  const latest = dates.reduce<string | null>((a, b) => (a === null || time(b) > time(a) ? b : a), null)
  const soon = expiring(managed, now)
  return {
    last_import: last === undefined ? null : lastImportView(last, done, now),
    held_files: held,
    managed: { enabled: enabled.length, disabled: managed.length - enabled.length },
    pending: [...pending]
      .sort((a, b) => Date.parse(a.since) - Date.parse(b.since))
      .map(({ type, user, group, since }) => {
        const days = Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / DAY_MS))
        return { type, user, ...(group !== undefined && { group }), since, days }
      }),
    expiring: {
      within_7_days: soon.count,
      enabled: soon.of,
      last: latest === null ? null : fileTimeToIso(latest),
      never: enabled.length - dates.length,
    },
    users_file_refused: refused,
    exceeded,
  }
}

const time = (fileTime: string): number => fileTimeToDate(fileTime).getTime()

function lastImportView(
  { id, header, exitCode, error }: RecordedRun,
  done: RecordedRun | undefined,
  now: Date,
): Status['last_import'] {
  const timestamp = done?.header.users_file?.timestamp ?? null
  const age = timestamp === null ? null : Math.floor((now.getTime() - Date.parse(timestamp)) / 1000)
  return {
    run: id,
    began: header.began,
    exit_code: exitCode,
    error,
    file_timestamp: timestamp,
    file_age_seconds: age,
  }
}
