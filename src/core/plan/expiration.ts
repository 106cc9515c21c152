/**
 * The time when a managed user's account should expire, and whether the difference is worth a
 * write.
 */
import type { PlanContext } from './context.js'
import type { Person } from '../person.js'
import { addDuration } from '../schema/durations.js'
import { fileTimeToDate, isNever, toFileTime } from '../values/file-time.js'

/**
 * Whether the person is to be an active user. `honour_source_expiration` counts a user who has
 * expired in the source as disabled.
 */
export function isActive(context: PlanContext, person: Person): boolean {
  if (person.disabled) return false
  if (!context.settings.honourSourceExpiration || person.accountExpires === null) return true
  return Date.parse(person.accountExpires) > context.now.getTime()
}

/** FILETIME of now + expiration_time; with `honour_source_expiration` at most the source's date. */
export function expirationTarget(context: PlanContext, person: Person): string {
  const { expires } = context
  const cap = sourceExpiration(context, person)
  return toFileTime(cap !== null && cap < expires ? cap : expires)
}

/**
 * Whether the date must be written: it moves by `expiration_slack` or more, or the account would
 * outlive the source's date.
 */
export function movesEnough(context: PlanContext, person: Person, current: string, target: string): boolean {
  if (current === target) return false
  if (isNever(current)) return true
  const from = fileTimeToDate(current)
  const to = fileTimeToDate(target)
  const cap = sourceExpiration(context, person)
  if (cap !== null && from > cap) return true
  const [early, late] = from < to ? [from, to] : [to, from]
  return addDuration(early, context.settings.expirationSlack) <= late
}

function sourceExpiration(context: PlanContext, person: Person): Date | null {
  if (!context.settings.honourSourceExpiration || person.accountExpires === null) return null
  return new Date(Math.floor(Date.parse(person.accountExpires) / 1000) * 1000)
}
