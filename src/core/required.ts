/** Attributes that every user has. A missing value means that this account may not read it. */
import { UnavailableError } from '../errors.js'
import { firstText, type Attributes } from './values/value.js'

/**
 * The value. A user whose state is unknown must not be taken for disabled, or be left out without a
 * message.
 * @throws UnavailableError when it cannot be read
 */
export function required(
  { dn, attributes }: { dn: string; attributes: Attributes },
  name: 'sAMAccountName' | 'userAccountControl',
): string {
  const value = firstText(attributes, name)
  if (value !== undefined) return value
  throw new UnavailableError(
    `${name} of ${dn} cannot be read`,
    'give the account that runs this the right to read it: make it a member of "Pre-Windows 2000 Compatible Access", or delegate "Read all user information" to it',
  )
}
