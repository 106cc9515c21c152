import { nearestName } from '../../core/text/nearest-name.js'
import { ConfigurationError } from '../../errors.js'

/** For a name that nobody has. @param names of everybody */
export function unknownPerson(text: string, names: readonly string[]): ConfigurationError {
  const nearest = nearestName(text, names)
  const hint = nearest === undefined ? '' : `, did you mean ${JSON.stringify(nearest)}?`
  return new ConfigurationError(
    `nobody is called ${JSON.stringify(text)}${hint}`,
    'give a common name, an account name, a mail address or an objectGUID',
  )
}
