/**
 * Only ordinary user accounts may be taken over.
 */
import { NORMAL_ACCOUNT, TRUST_ACCOUNTS } from '../values/user-account-control.js'

export interface AccountFacts {
  objectClass: string
  sAMAccountName: string | null
  userAccountControl: number
  builtIn: boolean
  /** Why its group memberships make it privileged, or `adminCount=1`; null when it is not. */
  privilege: string | null
  servicePrincipalNames: number
  isRunningAccount: boolean
}

/** Why the account must not be taken over, completing "it …"; null when it may be. */
export function takeOverRefusal(account: AccountFacts): string | null {
  if (account.objectClass !== 'user' && account.objectClass !== 'inetOrgPerson')
    return `is a ${account.objectClass}, not a user account`
  if (
    (account.userAccountControl & TRUST_ACCOUNTS) !== 0 ||
    (account.userAccountControl & NORMAL_ACCOUNT) === 0 ||
    account.sAMAccountName?.endsWith('$') === true
  ) {
    return 'is a computer, trust or service account, not an ordinary user'
  }
  if (account.builtIn) return 'is a built-in account'
  if (account.isRunningAccount) return 'is the account that runs this tool'
  if (account.privilege !== null) return `is privileged: ${account.privilege}`
  if (account.servicePrincipalNames > 0) return 'is a service account (it has a servicePrincipalName)'
  return null
}
