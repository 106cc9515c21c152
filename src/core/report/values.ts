/** Values of attributes, and their changes, as text for logs and screens. */
import type { Change } from '../model.js'
import { fileTimeToIso } from '../values/file-time.js'
import { tagOf, text, type Attributes, type Tagged } from '../values/value.js'
import { howMany } from '../text/how-many.js'

/** ` with department "Sales", title "Clerk"`; empty for none. */
export function attributeList(attributes: Attributes): string {
  const parts = Object.entries(attributes).map(([name, values]) => `${name} ${valuesText(name, values)}`)
  return parts.length === 0 ? '' : ` with ${parts.join(', ')}`
}

/** e.g. `department "Sales" -> "Finance"` */
export function describeChange({ attribute, before, after }: Change): string {
  return `${attribute} ${valuesText(attribute, before)} -> ${valuesText(attribute, after)}`
}

/** The same for a screen, without the content of photographs and long texts. */
export function describeChangeBriefly({ attribute, before, after }: Change): string {
  return `${attribute} ${briefValuesText(attribute, before)} -> ${briefValuesText(attribute, after)}`
}

const MAX_SHOWN = 80

/** Binary values as their size, long ones cut. */
export function briefValuesText(attribute: string, values: readonly Tagged[]): string {
  const [bytes, others] = [
    values.filter((value) => tagOf(value) === 'x'),
    values.filter((value) => tagOf(value) !== 'x'),
  ]
  const sizes = bytes.map((value) => `(${howMany(Buffer.from(text(value), 'base64').length, 'byte')})`)
  const shown = others.length === 0 && bytes.length > 0 ? '' : valuesText(attribute, others)
  return [
    shown.length > MAX_SHOWN ? `${shown.slice(0, MAX_SHOWN)}... (${howMany(shown.length, 'character')})` : shown,
    ...sizes,
  ]
    .filter(Boolean)
    .join('; ')
}

function valuesText(attribute: string, values: readonly Tagged[]): string {
  if (attribute === 'accountExpires')
    return values.map((value) => fileTimeToIso(text(value)) ?? 'never').join('') || 'never'
  if (values.length === 0) return '(none)'
  return values.map((value) => (tagOf(value) === 's' ? quote(text(value)) : text(value))).join('; ')
}

export const quote = (name: string) => `"${name}"`
