import type { Recipient } from './recipients.js'

/** A password that a run has set, and the user that it is for. */
export interface SetPassword extends Recipient {
  password: string
  /**
   * false: the answer of the domain controller never came, so the account may still have the
   * password before.
   */
  isCertain: boolean
}
