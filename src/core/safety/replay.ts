/**
 * Whether a users file may follow the one that was imported last: an old file would give back
 * rights that were taken away since.
 */
import type { Duration } from 'luxon'
import { DAY_MS } from '../day.js'
import { InputError } from '../../errors.js'
import { addDuration } from '../schema/durations.js'
import { briefId } from '../text/brief-id.js'

/**
 * What identifies an import: the file's timestamp (ISO 8601 UTC, null when it has none) and the
 * SHA-256 of its body.
 */
export interface ImportedVersion {
  timestamp: string | null
  hash: string
}

/**
 * The identity of an imported file to remember for the next one. A timestamp in the future would
 * refuse every file until then, so the timestamp before it stays.
 */
export function rememberedVersion(
  { timestamp, hash }: ImportedVersion,
  last: ImportedVersion | null,
  now: Date,
): ImportedVersion {
  const toCome = timestamp !== null && isAhead(timestamp, now)
  return { timestamp: toCome ? (last?.timestamp ?? null) : timestamp, hash }
}

/** A users file that an undo keeps out. */
export interface HeldFile {
  /** SHA-256 of its body. */
  hash: string
  /** Id of the run that imported it, and was undone. */
  run: string
}

export interface ReplayRules {
  held: readonly HeldFile[]
  /** --allow-older: lifts all but `maxFileAge`, also what keeps a file out. */
  allowOlder: boolean
  /** null: no limit. */
  maxFileAge: Duration | null
}

const isAhead = (timestamp: string, now: Date): boolean => Date.parse(timestamp) - now.getTime() > DAY_MS
const ALLOW = 'export it again; if this is intended, import it with --allow-older'

/**
 * The error to throw when the file is refused; null when it may be imported.
 * @param last null before the first import
 */
export function replayProblem(
  file: ImportedVersion,
  last: ImportedVersion | null,
  now: Date,
  rules: ReplayRules,
): InputError | null {
  return (
    staleness(file, now, rules.maxFileAge) ??
    (rules.allowOlder
      ? null
      : (heldProblem(file, rules.held) ?? (file.hash === last?.hash ? null : orderProblem(file, last, now))))
  )
}

function staleness({ timestamp }: ImportedVersion, now: Date, maxAge: Duration | null): InputError | null {
  if (maxAge === null) return null
  if (timestamp === null)
    return new InputError('the users file has no timestamp, but max_file_age is set', 'export it again')
  if (addDuration(new Date(timestamp), maxAge) >= now) return null
  return new InputError(
    `the users file (${timestamp}) is older than max_file_age (${maxAge.toISO()}) allows`,
    'export it again',
  )
}

function heldProblem({ hash }: ImportedVersion, held: readonly HeldFile[]): InputError | null {
  const found = held.find((one) => one.hash === hash)
  if (found === undefined) return null
  return new InputError(
    `the users file is kept out: run ${briefId(found.run)}, which imported it, was undone with --hold`,
    ALLOW,
  )
}

function orderProblem({ timestamp }: ImportedVersion, last: ImportedVersion | null, now: Date): InputError | null {
  if (timestamp === null) {
    return last?.timestamp
      ? new InputError(`the users file has no timestamp, but the last imported one has (${last.timestamp})`, ALLOW)
      : null
  }
  if (isAhead(timestamp, now)) {
    const problem = `the users file (${timestamp}) is more than a day ahead of this computer's clock`
    return new InputError(problem, `check the clocks of both sides, then ${ALLOW}`)
  }
  if (!last?.timestamp) return null
  const order = Date.parse(timestamp) - Date.parse(last.timestamp)
  if (order < 0)
    return new InputError(
      `the users file (${timestamp}) is older than the last imported one (${last.timestamp})`,
      ALLOW,
    )
  if (order === 0)
    return new InputError(
      `the users file (${timestamp}) has the timestamp of the last imported one, but not its content`,
      ALLOW,
    )
  return null
}
