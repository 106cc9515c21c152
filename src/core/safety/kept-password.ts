/**
 * Whether a disabled account may be enabled with the password that it has: only where this tool
 * disabled it, and nobody has touched its state or its password since. Without evidence, it may
 * not.
 */
import type { DisabledHere } from '../journal/disabled.js'
import { ACCOUNTDISABLE, PASSWD_NOTREQD } from '../values/user-account-control.js'
import { isOneWriteLater, isWrittenAt, type PresentVersions, type StateVersions } from './state-versions.js'
import { firstInteger, firstText, type Attributes } from '../values/value.js'

/** What the account has, and must still have when it is enabled. */
export interface DisabledState {
  userAccountControl: number
  /** FILETIME in decimal. */
  pwdLastSet: string
  versions: StateVersions
}

export type KeptPassword = { state: DisabledState } | { refused: string }

/** What the journal has of an account from before this tool disabled it. */
type Recorded = Pick<DisabledHere, 'before' | 'versions' | 'unanswered' | 'time'>

const cannotTell = (why: string): KeptPassword => ({
  refused: `it cannot be told whether somebody has enabled it since: ${why}`,
})

/**
 * @param account its attributes now
 * @param versions how often its state and its password were written until now; undefined: that
 *   cannot be read
 * @param recorded undefined: this tool did not disable it, as far as it remembers
 */
export function keptPassword(
  account: Attributes,
  versions: PresentVersions | undefined,
  recorded: Recorded | undefined,
): KeptPassword {
  const byValues = keptByValues(account, recorded)
  if ('refused' in byValues) return byValues
  // An earlier version of this tool wrote the record, or the directory did not show them then.
  if (recorded?.versions === undefined)
    return cannotTell('the run that disabled it did not record how often its state had been changed')
  if (versions === undefined) return cannotTell('its replPropertyMetaData, which counts the changes, cannot be read')
  if (versions.unicodePwd !== recorded.versions.unicodePwd)
    return { refused: 'somebody has touched its password since' }
  if (!isOneWriteLater(recorded.versions, versions))
    return { refused: 'somebody has changed its state since, and changed it back' }
  // One write is what somebody else's hand takes as well, but at another time.
  if (recorded.unanswered && !isWrittenAt(recorded.time, versions))
    return {
      refused: 'no answer to its deactivation is recorded, and it was disabled at another time: somebody else may have',
    }
  const { userAccountControl, unicodePwd } = versions
  return { state: { ...byValues.values, versions: { userAccountControl, unicodePwd } } }
}

/** Whether it rests on the versions alone: for the other accounts they need not be read. */
export const restsOnVersions = (account: Attributes, recorded: Recorded | undefined): boolean =>
  recorded?.versions !== undefined && 'values' in keptByValues(account, recorded)

type Values = Omit<DisabledState, 'versions'>

function keptByValues(account: Attributes, recorded: Recorded | undefined): { values: Values } | { refused: string } {
  if (recorded === undefined) return { refused: 'it is not known that this tool disabled it' }
  const [was, is] = [valuesOf(recorded.before), valuesOf(account)]
  if (was === null || is === null) return { refused: 'its state or the date of its password cannot be read' }
  if ((was.userAccountControl & ACCOUNTDISABLE) !== 0) return { refused: 'it was disabled before' }
  if (is.pwdLastSet !== was.pwdLastSet) return { refused: 'somebody has touched its password since' }
  if (is.userAccountControl !== (was.userAccountControl | ACCOUNTDISABLE))
    return { refused: 'somebody has touched its state since' }
  if ((is.userAccountControl & PASSWD_NOTREQD) !== 0) return { refused: 'an empty password would do for it' }
  // 0 before and after: another initial password may have been set in between.
  if (is.pwdLastSet === '0')
    return { refused: 'its password is to be changed at the next logon, which hides whether somebody has set another' }
  return { values: is }
}

function valuesOf(attributes: Attributes): Values | null {
  const userAccountControl = firstInteger(attributes, 'userAccountControl')
  const pwdLastSet = firstText(attributes, 'pwdLastSet')
  return userAccountControl === undefined || pwdLastSet === undefined ? null : { userAccountControl, pwdLastSet }
}
