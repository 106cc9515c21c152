import { SyncError, UnavailableError } from '../errors.js'
import type { FailureCategory } from './directory.js'

const REMEDY = 'run it again; if that stays so, ask who runs the domain controller'

/**
 * The directory refused one whole request, e.g. a search base that does not exist. Callers map it to what it means for them; unmapped,
 * it is an internal error, unless the failure is the domain controller's own: its web service forgets an enumeration, say.
 */
export class DirectoryError extends SyncError {
  constructor(
    readonly category: FailureCategory,
    /** Win32 or LDAP error code, null where there is none. */
    readonly code: number | null,
    message: string,
  ) {
    // One call: TypeScript sets the properties before a super call that stands in a branch, which ends in an error of its own.
    super(category === 'unknown' ? 'unavailable' : 'internal', message, category === 'unknown' ? REMEDY : undefined)
  }
}

/** PowerShell has ended, or the domain controller does not answer any more: a new session may have what this one has not. */
export class LostError extends UnavailableError {}

/** A writing request was sent and no usable answer came back: it may or may not have been carried out, wholly or in part. */
export class OutcomeUnknownError extends LostError {}

/** PowerShell starts, but what an administrator or a policy has set keeps this tool's scripts from running. */
export class RestrictedError extends UnavailableError {
  constructor(
    readonly restriction: 'language mode' | 'execution policy',
    message: string,
    remedy?: string,
  ) {
    super(message, remedy)
  }
}
