/** Tagged values as JSON: in the users file, and in a plan that people and scripts read. */
import type { JsonValue } from '../person.js'
import { fileTimeToIso } from './file-time.js'
import { tagOf, text, type Tagged } from './value.js'

/** A number that JSON readers would round stays text. */
export function toJson(value: Tagged): JsonValue {
  const content = text(value)
  switch (tagOf(value)) {
    case 'i':
    case 'l':
      return Number.isSafeInteger(Number(content)) ? Number(content) : content
    case 'b':
      return content === 'true'
    case 'x':
      return { base64: content }
    default:
      return content
  }
}

/**
 * null for no value, the value itself for one, a list for several; accountExpires as ISO 8601 UTC,
 * null for never.
 */
export function valuesAsJson(attribute: string, values: readonly Tagged[]): JsonValue {
  if (attribute === 'accountExpires') return values[0] === undefined ? null : (fileTimeToIso(text(values[0])) ?? null)
  const shown = values.map(toJson)
  return shown.length > 1 ? shown : (shown[0] ?? null)
}
