/** Attributes that every user has: without a value only for who may not read it. */
import { UnavailableError } from '../errors.js'
import { firstText, type Attributes } from './values/value.js'

/**
 * Without a state that is known, somebody would be taken for disabled, or lost, and nobody would be told.
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
    'let the account that runs this read it: make it a member of "Pre-Windows 2000 Compatible Access", or delegate "Read all user information" to it',
  )
}
