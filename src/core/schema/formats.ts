/**
 * The `format` keywords of the schemas.
 */
import { Duration } from 'luxon'
import { domainOf, parseDn } from '../names/distinguished-name.js'
import { durationLength, parseDuration } from './durations.js'

const DAY = durationLength(Duration.fromObject({ days: 1 }))
/** A domain's SID has three numbers of its own after S-1-5-21: MS-DTYP 2.4.2.4. */
const DOMAIN_SID = /^S-1-5-21(-\d{1,10}){3}$/i
/** Host name labels, RFC 1123 2.1; also with the underscore that old domains have. */
const DNS_NAME = /^(?=.{1,255}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*\.?$/i
/** As Date.prototype.toISOString writes it. */
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/
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
  time: (text) => TIME.test(text) && !Number.isNaN(Date.parse(text)),
  domain: (text) => DOMAIN_SID.test(text) || DNS_NAME.test(text),
}
