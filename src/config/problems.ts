/**
 * Errors of a schema in plain words: the place, the value found, the value expected. Values of
 * secret keys are never shown.
 */
import type { ErrorObject } from 'ajv'
import { anyOf } from '../core/text/any-of.js'
import { didYouMean } from '../core/text/nearest-name.js'
import { printable } from '../core/text/printable.js'

/** A top-level key of a file. */
export interface KnownKey {
  name: string
  /** The expected value in words; empty: taken from the schema's error. */
  type: string
  secret: boolean
}

/** Keys whose value is never shown, wherever they stand. */
const SECRET_KEYS = new Set(['hmac', 'password', 'password_suffix'])
const LONGEST_FOUND = 80
/** More than a person will read. Comparing a million errors would take too long. */
const MOST = 100

interface Located {
  path: readonly string[]
  text: string
}

/** One sentence for each wrong place, in the order of the file. */
export function problemsOf(errors: readonly ErrorObject[], value: unknown, known: readonly KnownKey[]): string[] {
  const located = errors
    .filter(({ keyword }) => keyword !== 'if')
    .slice(0, MOST)
    .map((error) => locate(error, value, known))
  // Every branch of a choice reports an error: only the deepest place counts, once.
  const wanted = located.filter(
    ({ path }, index) =>
      !located.some(
        (other, position) => isWithin(other.path, path) && (other.path.length > path.length || position < index),
      ),
  )
  return wanted.map(({ path, text }) => `${pathText(path)}: ${text}`)
}

const isWithin = (inner: readonly string[], outer: readonly string[]): boolean =>
  outer.every((part, index) => inner[index] === part)

function locate(error: ErrorObject, value: unknown, known: readonly KnownKey[]): Located {
  const parent = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  const params = error.params as {
    missingProperty?: string
    additionalProperty?: string
    propertyName?: string
    allowedValues?: string[]
  }
  const child = params.missingProperty ?? params.additionalProperty ?? error.propertyName ?? params.propertyName
  const path = child === undefined ? parent : [...parent, child]
  if (params.additionalProperty !== undefined) return { path, text: unknownKey(params.additionalProperty, known) }
  // The keys of a config file are at its top, those of a resolutions file are in its entries.
  const key = known.find(({ name }) => name === path[0]) ?? known.find(({ name }) => name === path.at(-1))
  const expected = key?.type || expectation(error)
  if (params.missingProperty !== undefined) return { path, text: `missing, expected ${key?.type || 'a value'}` }
  // A key that does not fit is shown by the path.
  if (error.propertyName !== undefined || error.keyword === 'propertyNames')
    return { path, text: `this key does not fit, expected ${expected}` }
  const secret = key?.secret === true || path.some((part) => SECRET_KEYS.has(part))
  if (secret) return { path, text: `found a value that is not shown, expected ${expected}` }
  const wrong = at(value, path)
  const hint = typeof wrong === 'string' ? didYouMean(wrong, params.allowedValues ?? []) : ''
  return { path, text: `found ${found(wrong)}, expected ${expected}${hint}` }
}

const TYPE_WORDS: Readonly<Record<string, readonly string[]>> = {
  boolean: ['true', 'false'],
  string: ['text'],
  number: ['a number'],
  integer: ['a whole number'],
  array: ['a list'],
  object: ['an object'],
}

/**
 * What is expected: in Ajv's own words (`must NOT have more than 256 characters`) where they are a
 * person's, too.
 */
function expectation({ message = 'something else', keyword, params }: ErrorObject): string {
  const { type, allowedValues } = params as { type?: string | string[]; allowedValues?: string[] }
  if (keyword === 'enum' && allowedValues !== undefined) return `one of ${anyOf(allowedValues)}`
  if (keyword === 'type' && type !== undefined)
    return anyOf([type].flat().flatMap((name) => TYPE_WORDS[name] ?? [name]))
  return message
    .replace(/^must be /, '')
    .replace(/^must NOT have more than /, 'at most ')
    .replace(/^must NOT have fewer than /, 'at least ')
}

/** The value at a path of the validator, which always exists. */
const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, part) => (inner as Record<string, unknown>)[part], value)

/** Lists and objects are not shown: in a file of an unexpected shape they may hold passwords. */
function found(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object'
  // JSON.parse takes 1e999 for infinity, which JSON.stringify would call null.
  if (value === Infinity || value === -Infinity) return 'a number beyond all bounds'
  return printable(shortened(JSON.stringify(value) ?? 'nothing'))
}

const shortened = (text: string): string => (text.length > LONGEST_FOUND ? `${text.slice(0, LONGEST_FOUND)}…` : text)

const unknownKey = (name: string, known: readonly KnownKey[]): string =>
  `unknown${didYouMean(
    name,
    known.map((key) => key.name),
  )}`

/** `group_map["CN=Operators"][0]` */
function pathText(path: readonly string[]): string {
  if (path.length === 0) return 'the file'
  const step = (part: string) =>
    /^[0-9]+$/.test(part) ? `[${part}]` : /^\w+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`
  return printable(
    path
      .map((part) => step(shortened(part)))
      .join('')
      .replace(/^\./, ''),
  )
}
