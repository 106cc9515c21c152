/**
 * Whether a disabled account may be enabled with the password that it has: only where this tool
 * disabled it, and nobody has touched its state or its password since.
 */
import { ACCOUNTDISABLE, PASSWD_NOTREQD } from '../values/user-account-control.js'
import { firstInteger, firstText, type Attributes } from '../values/value.js'

/** What the account has, and must still have when it is enabled. */
export interface DisabledState {
  userAccountControl: number
  /** FILETIME in decimal. */
  pwdLastSet: string
}

export type KeptPassword = { state: DisabledState } | { refused: string }

/**
 * @param account its attributes now
 * @param before userAccountControl and pwdLastSet as the journal has them from before this tool
 *   disabled it (core/journal/disabled.ts); undefined: it did not, as far as it remembers
 */
export function keptPassword(account: Attributes, before: Attributes | undefined): KeptPassword {
  if (before === undefined) return { refused: 'it is not known that this tool disabled it' }
  const [was, is] = [disabledStateOf(before), disabledStateOf(account)]
  if (was === null || is === null) return { refused: 'its state or the date of its password cannot be read' }
  if ((was.userAccountControl & ACCOUNTDISABLE) !== 0) return { refused: 'it was disabled before' }
  if (is.pwdLastSet !== was.pwdLastSet) return { refused: 'somebody has touched its password since' }
  if (is.userAccountControl !== (was.userAccountControl | ACCOUNTDISABLE))
    return { refused: 'somebody has touched its state since' }
  if ((is.userAccountControl & PASSWD_NOTREQD) !== 0) return { refused: 'an empty password would do for it' }
  // 0 before and after: another initial password may have been set in between.
  if (is.pwdLastSet === '0')
    return { refused: 'its password is to be changed at the next logon, which hides whether somebody has set another' }
  return { state: is }
}

function disabledStateOf(attributes: Attributes): DisabledState | null {
  const userAccountControl = firstInteger(attributes, 'userAccountControl')
  const pwdLastSet = firstText(attributes, 'pwdLastSet')
  return userAccountControl === undefined || pwdLastSet === undefined ? null : { userAccountControl, pwdLastSet }
}
