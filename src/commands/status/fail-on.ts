/** `--fail-on pending-days=14,expiring=20%,file-age=P2D` */
import { CONDITIONS, type Status } from '../../core/report/status.js'
import { nearestName } from '../../core/text/nearest-name.js'
import { ConfigurationError } from '../../errors.js'

/** The sentence of a condition that holds; null: it does not. */
export type Check = (status: Omit<Status, 'holds'>) => string | null

/** @throws ConfigurationError for a condition that is not known, or a value that makes no sense */
export function parseFailOn(text: string): Check[] {
  return text.split(',').map((part) => {
    const [name = '', value = ''] = part.trim().split('=', 2)
    const condition = Object.hasOwn(CONDITIONS, name) ? CONDITIONS[name] : undefined
    if (condition === undefined) {
      const nearest = nearestName(name, Object.keys(CONDITIONS))
      const hint = nearest === undefined ? '' : `, did you mean ${nearest}?`
      throw new ConfigurationError(
        `--fail-on: unknown condition ${JSON.stringify(name)}${hint}`,
        `give one or more of: ${Object.entries(CONDITIONS)
          .map(([known, { value: what }]) => `${known}=${what}`)
          .join('; ')}`,
      )
    }
    const limit = condition.parse(value)
    if (limit === undefined)
      throw new ConfigurationError(`--fail-on: ${name}: found ${JSON.stringify(value)}, expected ${condition.value}`)
    return (status) => condition.holds(status, limit)
  })
}
