/**
 * The `format` keywords of the schemas.
 */
import { Duration } from 'luxon'
import { domainOf, parseDn } from '../names/distinguished-name.js'
import { durationLength, parseDuration } from './durations.js'

const DAY = durationLength(Duration.fromObject({ days: 1 }))
const CENTURY = durationLength(Duration.fromObject({ years: 100 }))

function isDn(text: string, hasDomain: boolean): boolean {
  try {
    return parseDn(text).length > 0 && (domainOf(text) !== '') === hasDomain
  } catch {
    return false
  }
}

function isDuration(text: string, accepts: (milliseconds: number) => boolean): boolean {
  const duration = parseDuration(text)
  return duration !== undefined && accepts(durationLength(duration))
}

export const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  dn: (text) => isDn(text, true),
  'relative-dn': (text) => isDn(text, false),
  'relative-dn-or-star': (text) => text === '*' || isDn(text, false),
  duration: (text) => isDuration(text, (length) => length >= 0),
  'positive-duration': (text) => isDuration(text, (length) => length > 0),
  'expiration-time': (text) => isDuration(text, (length) => length > DAY && length <= CENTURY),
}
