/**
 * The rules of a config file that its schema cannot express. Each returns a sentence, or undefined
 * when it is kept. Parts that the schema has refused are ignored.
 */
import { domainOf, sameDn } from '../core/names/distinguished-name.js'
import type { ImportConfig } from '../generated/import-config.js'
import { durationLength, parseDuration } from '../core/schema/durations.js'
import { FORMATS } from '../core/schema/formats.js'

type Rule = (config: Partial<Record<keyof ImportConfig, unknown>>) => string | undefined

const hasFormat = (value: unknown, format: string): value is string =>
  typeof value === 'string' && FORMATS[format]!(value)
const lengthOf = (text: string): number => durationLength(parseDuration(text)!)

const RULES: readonly Rule[] = [
  ({ expiration_time: time, expiration_slack: slack }) => {
    if (!hasFormat(time, 'expiration-time') || !hasFormat(slack, 'duration') || lengthOf(slack) < lengthOf(time))
      return undefined
    return `expiration_slack: found ${JSON.stringify(slack)}, expected less than expiration_time (${JSON.stringify(time)})`
  },
  ({ users_must_change_password: must, users_can_not_change_password: cannot }) =>
    must === true && cannot === true
      ? 'users_must_change_password: found true together with users_can_not_change_password, expected at most one of them'
      : undefined,
  ({ managed_user_path: users, group_path: groups }) =>
    hasFormat(users, 'dn') && hasFormat(groups, 'dn') && !sameDn(domainOf(users), domainOf(groups))
      ? `managed_user_path: found a container of ${domainOf(users)}, expected one of the same domain as group_path (${domainOf(groups)})`
      : undefined,
]

/** @param config with its defaults filled in */
export function brokenRules(config: object): string[] {
  return RULES.map((rule) => rule(config)).filter((problem) => problem !== undefined)
}
