/** The error about a name that nobody has, with the names that may be meant. */
import { ConfigurationError } from '../../errors.js'

/** @param where e.g. `the users file or the target` */
export function unknownPerson(user: string, where: string, nearest: readonly string[]): ConfigurationError {
  const quoted = nearest.map((name) => JSON.stringify(name))
  const hint = quoted.length === 0 ? '' : `, did you mean ${quoted.join(' or ')}?`
  return new ConfigurationError(
    `nobody in ${where} is known as ${JSON.stringify(user)}${hint}`,
    'give the common name, the account name, the mail address or the objectGUID',
  )
}
