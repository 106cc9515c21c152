import { SyncError, UnavailableError } from '../errors.js'
import type { FailureCategory } from './directory.js'

const REMEDY = 'run it again; if that stays so, ask who runs the domain controller'

/**
 * The directory refused a whole request, e.g. for a search base that does not exist. Callers turn
 * it into an error of their own. Otherwise it is an internal error, unless the domain controller
 * itself failed, e.g. when its web service forgets an enumeration.
 */
export class DirectoryError extends SyncError {
  constructor(
    readonly category: FailureCategory,
    /** Win32 or LDAP error code; null: none. */
    readonly code: number | null,
    message: string,
  ) {
    // One call: with a super call in a branch, TypeScript would set the properties before it, which
    // is an error.
    super(category === 'unknown' ? 'unavailable' : 'internal', message, category === 'unknown' ? REMEDY : undefined)
  }
}

/** PowerShell has ended, or the domain controller no longer answers. A new session may succeed. */
export class LostError extends UnavailableError {}

/**
 * A write was sent and no usable answer came back: it may or may not have taken effect, wholly or
 * in part.
 */
export class OutcomeUnknownError extends LostError {}

/**
 * PowerShell starts, but a setting of an administrator or a policy keeps this tool's scripts from
 * running.
 */
export class RestrictedError extends UnavailableError {
  constructor(
    readonly restriction: 'language mode' | 'execution policy',
    message: string,
    remedy?: string,
  ) {
    super(message, remedy)
  }
}
