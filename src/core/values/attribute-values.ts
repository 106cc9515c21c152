/**
 * Turns a person's attributes into values of the target's schema, and finds those that differ.
 */
import type { AttributeSchema } from './attribute-schema.js'
import { toIso } from './file-time.js'
import type { Change } from '../model.js'
import { tagged, type Attributes, type Tagged } from './value.js'
import type { JsonValue } from '../person.js'
import { compareText } from '../names/names.js'
import { attributeKey, isSameAttribute } from './attribute-key.js'

/** A value that the attribute cannot have. */
export class AttributeValueError extends Error {}

/**
 * Every user has these, from its creation on with the value 0 (MS-SAMR 3.1.1.8). They cannot be
 * cleared, so 0 is their empty value.
 */
const EMPTY: Readonly<Record<string, Tagged>> = { countrycode: tagged('i', '0'), codepage: tagged('i', '0') }

/** No attribute has such a value. */
const NO_BYTES = tagged('x', '')

/** Whether these are no values, or the one that stands for none. */
export const isEmpty = (attribute: string, values: readonly Tagged[]): boolean =>
  values.every((value) => value === EMPTY[attributeKey(attribute)])

/**
 * null, `""` and `[]` mean no value. A list with one entry is the same as that entry.
 * @throws AttributeValueError
 */
export function toTagged(schema: AttributeSchema, value: JsonValue): Tagged[] {
  const items = Array.isArray(value) ? value : [value]
  const values = items
    .filter((item) => item !== null && item !== '')
    .map((item) => convert(schema, item))
    .filter((item) => item !== NO_BYTES)
  const empty = EMPTY[attributeKey(schema.name)]
  if (values.length === 0 && empty !== undefined) return [empty]
  const distinct = [...new Set(values)]
  if (schema.singleValued && distinct.length > 1)
    throw new AttributeValueError(`${schema.name} takes one value, the file has ${distinct.length}`)
  return distinct
}

/**
 * The directory counts seconds from 1601 (DSTIME in MS-DRSR), .NET's DateTime ends with the year
 * 9999.
 */
const [FIRST_TIME, LAST_TIME] = [Date.UTC(1601, 0), Date.UTC(10_000, 0) - 1]

function convert(schema: AttributeSchema, value: JsonValue): Tagged {
  const refuse = (expected: string) =>
    new AttributeValueError(`${schema.name} takes ${expected}, the file has ${JSON.stringify(value)}`)
  switch (schema.kind) {
    case 'string':
      if (typeof value === 'object') throw refuse('text')
      if (isSameAttribute(schema.name, 'userPrincipalName') && !isUserPrincipalName(String(value)))
        throw refuse('local@suffix')
      return tagged('s', String(value))
    case 'integer':
    case 'largeInteger': {
      if (typeof value !== 'number' && typeof value !== 'string') throw refuse('an integer')
      if (!/^-?\d{1,19}$/.test(String(value))) throw refuse('an integer')
      const bits = schema.kind === 'integer' ? 32 : 64
      if (BigInt.asIntN(bits, BigInt(value)) !== BigInt(value)) throw refuse(`an integer of ${bits} bits`)
      return tagged(schema.kind === 'integer' ? 'i' : 'l', String(BigInt(value)))
    }
    case 'boolean':
      if (typeof value === 'boolean') return tagged('b', String(value))
      if (typeof value === 'string' && /^(true|false)$/i.test(value)) return tagged('b', value.toLowerCase())
      throw refuse('true or false')
    case 'octets':
      if (typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value.base64 === 'string') {
        return tagged('x', Buffer.from(value.base64, 'base64').toString('base64'))
      }
      throw refuse('{"base64": …}')
    case 'time': {
      const time = typeof value === 'string' ? Date.parse(value) : NaN
      if (!(time >= FIRST_TIME && time <= LAST_TIME)) throw refuse('an ISO 8601 time from 1601 to 9999')
      return tagged('t', toIso(new Date(time)))
    }
    default:
      throw new AttributeValueError(`${schema.name} has a syntax that is not carried over`)
  }
}

/**
 * A local part, `@` and the DNS name of a suffix: MS-ADA3 2.349. The directory also stores others,
 * such as a bare `Administrator`. Attacks on the mapping of certificates use that to pass for the
 * account of that name (ESC9 and ESC10).
 */
export const isUserPrincipalName = (value: string): boolean =>
  /^[^@\s\p{C}]{1,256}@[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*$/u.test(value)

/** Whether two attributes hold the same values: as sets, and case matters. */
export function sameValues(a: readonly Tagged[], b: readonly Tagged[]): boolean {
  const set = new Set(a)
  return set.size === new Set(b).size && b.every((value) => set.has(value))
}

/**
 * The changes from `current` to `wanted`, sorted by attribute. Attributes that `wanted` lacks stay
 * as they are.
 */
export function changesBetween(current: Attributes, wanted: Attributes): Change[] {
  const held = new Map(Object.entries(current).map(([name, values]) => [attributeKey(name), values]))
  return Object.entries(wanted)
    .map(([attribute, after]) => ({ attribute, before: held.get(attributeKey(attribute)) ?? [], after }))
    .filter(({ before, after }) => !sameValues(before, after))
    .sort((a, b) => compareText(a.attribute, b.attribute))
}
