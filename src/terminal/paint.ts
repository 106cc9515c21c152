/** The one place that knows chalk: styles, or the same functions without effect where there is no colour. */
import { Chalk, type ChalkInstance } from 'chalk'

export function paint(color: boolean): ChalkInstance {
  return new Chalk({ level: color ? 1 : 0 })
}
