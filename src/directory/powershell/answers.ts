/**
 * The answers of the operations, as they cross the session: they are checked, and turned into the
 * types of the Directory.
 */
import type { StateVersions } from '../../core/safety/state-versions.js'
import { text, type Tagged } from '../../core/values/value.js'
import { howMany } from '../../core/text/how-many.js'
import { UnavailableError } from '../../errors.js'
import { OutcomeUnknownError } from '../directory-error.js'
import type { DomainInfo, Entry, Failure, Outcome } from '../directory.js'
import { AGAIN } from './loss.js'
import { isRead, type Operation } from './operations.js'
import { BrokenAnswerError, checkResult } from './wire.js'

/** The part of PowerShellSession that is used. */
export interface CallableSession {
  call<T>(operation: string, parameters: object, secrets?: readonly string[]): Promise<T>
  close(): Promise<void>
}

export interface Page {
  items: { dn: Tagged; guid: Tagged; objectClass: Tagged; attributes: Record<string, readonly Tagged[]> }[]
  cursor: string | null
  /** Objects on all pages; null before the last one. */
  total: number | null
}
type WireFailure = Omit<Failure, 'message'> & { message: Tagged }
export type WireOutcome = ({ ok: true } & Record<string, unknown>) | WireFailure
export interface WireOutcomes {
  items: WireOutcome[]
  /** How many items at the end were not tried, for want of time. */
  later?: number
}
export interface VersionsResult {
  items: (StateVersions & { guid: Tagged; stateWritten: Tagged })[]
}
export type ServerResult = Omit<DomainInfo, 'currentTime' | 'powershell'> & {
  currentTime: Tagged
  powershell: Omit<DomainInfo['powershell'], 'started'> & { started: Tagged }
}

/**
 * @throws the errors of Session.call, and UnavailableError for a result that does not fit the
 * schema
 */
export async function ask<T>(
  session: CallableSession,
  operation: Operation,
  parameters: object,
  secrets?: readonly string[],
): Promise<T> {
  const result = await session.call<unknown>(operation, parameters, secrets)
  try {
    return checkResult<T>(operation, result)
  } catch (error) {
    if (!(error instanceof BrokenAnswerError)) throw error
    const message = `PowerShell ${error.message} to '${operation}'`
    throw isRead(operation) ? new UnavailableError(message, AGAIN) : new OutcomeUnknownError(message, AGAIN)
  }
}

export const readServer = ({ currentTime, powershell, ...server }: ServerResult): DomainInfo => ({
  ...server,
  currentTime: text(currentTime),
  powershell: { ...powershell, started: text(powershell.started) },
})

export const readEntry = ({ dn, guid, objectClass, attributes }: Page['items'][number]): Entry => ({
  dn: text(dn),
  guid: text(guid),
  objectClass: text(objectClass),
  attributes,
})

export function readOutcome<Result>(
  outcome: WireOutcome,
  read: (outcome: Record<string, unknown>) => Result,
): Outcome<Result> {
  if (outcome.ok) return { ok: true, ...read(outcome) }
  return { ...outcome, message: text(outcome.message) }
}

/** People who are missing from an answer would be deactivated. */
export const incomplete = (read: number, total: number | null): UnavailableError =>
  new UnavailableError(
    `the directory's answer is incomplete: it has ${howMany(read, 'object')} of ${total ?? 'more'}`,
    AGAIN,
  )
