/**
 * The loss of a PowerShell process: its reason in words, and the error for the request that was
 * under way.
 */
import type { UnavailableError } from '../../errors.js'
import { LostError, OutcomeUnknownError, RestrictedError } from '../directory-error.js'
import type { End } from './process.js'

export interface Loss {
  message: string
  /** The output of the process, quoted once: in the error of the request that was under way. */
  said?: string | undefined
  remedy?: string | undefined
  restriction?: RestrictedError['restriction']
}

/** What a lost session keeps from being done, the next run does. */
export const AGAIN = 'run it again; if it happens again, run ad-user-sync check import (or check export)'
export const EXECUTABLE_REMEDY = 'install PowerShell, or name its executable as "powershell" in the config file'
const LANGUAGE_REMEDY =
  'run ad-user-sync on a computer where no application control policy (WDAC or AppLocker) enforces this mode; allowing its scripts is not enough: ' +
  'under such a policy only scripts that a trusted publisher signed, and that are started as files, run in full language mode, ' +
  'but this tool sends its commands on standard input'

/** @param name of the process, for messages: `PowerShell ('pwsh')` */
export function constrainedLanguage(name: string): Loss {
  const message = `${name} runs in constrained language mode, which forbids what this tool needs`
  return { message, remedy: LANGUAGE_REMEDY, restriction: 'language mode' }
}

/** @param said the quoted output of the process */
export function lossAtEnd(name: string, end: End, said: string): Loss {
  if ('error' in end) {
    const missing = end.error.code === 'ENOENT'
    const message = missing ? `${name} was not found` : `${name} cannot be started: ${end.error.message}`
    return { message, remedy: EXECUTABLE_REMEDY }
  }
  const how = end.signal === null ? `ended with exit code ${exitCode(end.code)}` : `was ended by ${end.signal}`
  return { message: `${name} ${how}`, said }
}

/** Windows' own codes (NTSTATUS) are found under their hexadecimal spelling, such as 0xC0000602. */
function exitCode(code: number | null): string {
  return code !== null && code > 0xffff ? `${code} (0x${code.toString(16).toUpperCase()})` : String(code)
}

/** @param unknown the request, if it writes and was sent: it may have changed the directory */
export function lossError(loss: Loss, unknown: string | undefined): UnavailableError {
  const { remedy, restriction } = loss
  const message = loss.said ? `${loss.message}; ${loss.said}` : loss.message
  if (restriction !== undefined) return new RestrictedError(restriction, message, remedy)
  if (unknown === undefined) return new LostError(message, remedy)
  return new OutcomeUnknownError(`${message}; how much of ${unknown} took effect is not known`, remedy ?? AGAIN)
}
