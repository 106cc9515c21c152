/**
 * Tagged values as plain JSON: for a plan that people and scripts read.
 */
import { fileTimeToIso } from './file-time.js'
import { tagOf, text, type Tagged } from './value.js'

/** null for no value, the value itself for one, a list for several; accountExpires as ISO 8601 UTC, null for never. */
export function plainValue(attribute: string, values: readonly Tagged[]): unknown {
  if (attribute === 'accountExpires') return values[0] === undefined ? null : (fileTimeToIso(text(values[0])) ?? null)
  const plain = values.map(one)
  return plain.length > 1 ? plain : (plain[0] ?? null)
}

function one(value: Tagged): unknown {
  switch (tagOf(value)) {
    case 'i':
      return Number(text(value))
    case 'b':
      return text(value) === 'true'
    case 'x':
      return { base64: text(value) }
    default:
      return text(value)
  }
}
