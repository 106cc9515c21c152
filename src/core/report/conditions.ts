/** The conditions of `status --fail-on`, in one table: what monitoring may ask for. */
import { parseDuration, durationLength } from '../schema/durations.js'
import { describeSoon } from './expiry.js'
import { localMinute } from './times.js'
import { didYouMean } from '../text/nearest-name.js'
import { ConfigurationError } from '../../errors.js'
import type { Status } from './status.js'
import { howMany } from '../text/how-many.js'

/** The sentence about what holds; null: it does not. */
type Test = (status: Status) => string | null

interface ConditionKind {
  /** Of its value. */
  expected: string
  /** null: the value is not as expected. */
  test(value: string): Test | null
}

export interface Condition {
  name: string
  value: string
  test: Test
}

const CONDITIONS: Readonly<Record<string, ConditionKind>> = {
  'pending-days': {
    expected: 'a whole number of days, such as 14',
    test: (value) => {
      if (!/^[0-9]{1,6}$/.test(value)) return null
      return ({ pending }) => {
        const old = pending.filter(({ days }) => days >= Number(value)).length
        return old === 0
          ? null
          : `${howMany(old, 'approval has', 'approvals have')} been pending for ${howMany(Number(value), 'day')} or more`
      }
    },
  },
  expiring: {
    expected: 'a share of the enabled managed users, such as 20%',
    test: (value) => {
      const percent = /^([0-9]{1,3})%$/.exec(value)?.[1]
      if (percent === undefined || Number(percent) > 100) return null
      return ({ expiring: { within_7_days: count, enabled } }) =>
        count * 100 > enabled * Number(percent) ? `${describeSoon(count, enabled)}, more than ${value}` : null
    },
  },
  'file-age': {
    expected: 'an ISO 8601 duration, such as P2D',
    test: (value) => {
      const duration = parseDuration(value)
      if (duration === undefined) return null
      return ({ last_import: last }) => {
        if (last === null) return 'no import is recorded, so no file has an age'
        if (last.file_age_seconds === null) return 'no file with a timestamp was imported'
        if (last.file_age_seconds * 1000 <= durationLength(duration)) return null
        return `the last imported file (of ${localMinute(last.file_timestamp ?? '')}) is older than ${value}`
      }
    },
  },
}

export const CONDITION_NAMES: readonly string[] = Object.keys(CONDITIONS)

/**
 * @param text as in `pending-days=14,expiring=20%`
 * @throws ConfigurationError that names the nearest condition, or what its value should be
 */
export function parseConditions(text: string): Condition[] {
  return text.split(',').map((part) => {
    const [name = '', ...rest] = part.trim().split('=')
    const value = rest.join('=')
    const kind = Object.hasOwn(CONDITIONS, name) ? CONDITIONS[name] : undefined
    if (kind === undefined)
      throw new ConfigurationError(
        `--fail-on: unknown condition ${JSON.stringify(name)}${didYouMean(name, CONDITION_NAMES)}`,
        `conditions are ${CONDITION_NAMES.join(', ')}`,
      )
    const test = kind.test(value)
    if (test === null)
      throw new ConfigurationError(
        `--fail-on: ${name}: found ${JSON.stringify(value)}, expected ${kind.expected}`,
        'give it as in pending-days=14,expiring=20%,file-age=P2D',
      )
    return { name, value, test }
  })
}

/** Those that hold, each with its sentence. */
export const holding = (conditions: readonly Condition[], status: Status): { condition: string; holds: string }[] =>
  conditions.flatMap(({ name, value, test }) => {
    const holds = test(status)
    return holds === null ? [] : [{ condition: `${name}=${value}`, holds }]
  })
