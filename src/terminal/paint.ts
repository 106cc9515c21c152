/** The only place for chalk: styles, or functions without effect when there is no colour. */
import { Chalk, type ChalkInstance } from 'chalk'

export function paint(color: boolean): ChalkInstance {
  return new Chalk({ level: color ? 1 : 0 })
}
