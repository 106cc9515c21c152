/**
 * Finds in one pass what JSON.parse accepts and a users file must not hold: a key twice in one
 * object (the last would win, so two readers could see two users), nesting and counts that would
 * exhaust memory, and numbers that JavaScript would round.
 */
import { InputError } from '../../errors.js'
import { chunks } from '../chunks.js'
import { lineAndColumn, visitJson, type JsonWatcher } from '../text/json-position.js'
import { RepeatedKeys } from '../text/repeated-keys.js'
import { howMany } from '../text/how-many.js'

interface Span {
  at: number
  length: number
}

export const MAX_DEPTH = 32
/** Values in one file: 100,000 users with 50 attributes are half of it. */
const MAX_VALUES = 10_000_000
/** The parser keeps every blank between two values until the next one, in 32 times its size. */
const MAX_BLANKS = 1_000_000
/** The largest request that a domain controller accepts: MaxReceiveBuffer, MS-ADTS 3.1.1.3.4.6. */
const MAX_TEXT = 10_485_760

/**
 * Parses JSON, strictly. Integers beyond ±2^53 come back as strings, exactly as written.
 * @throws InputError naming line and column
 */
export function parseStrictly(text: string): unknown {
  const blanks = tooManyBlanks(text)
  if (blanks !== undefined) refuseAt(text, blanks, 'holds more than a million blanks in a row')
  const large: Span[] = []
  const wrong = visitJson(text, watch(text, large))
  // Without JSON.parse's own message: it quotes the text, and a file given by mistake may hold
  // secrets.
  if (wrong !== undefined) refuseAt(text, wrong, 'is not valid JSON')
  return JSON.parse(large.length === 0 ? text : quoted(text, large))
}

/** Where more than MAX_BLANKS begin: so many have one at each multiple of their number. */
function tooManyBlanks(text: string): number | undefined {
  const isBlank = (at: number) => at >= 0 && at < text.length && ' \t\r\n'.includes(text[at]!)
  for (let at = 0; at < text.length; at += MAX_BLANKS) {
    if (!isBlank(at)) continue
    let [start, end] = [at, at]
    while (isBlank(start - 1)) start--
    while (isBlank(end) && end - start <= MAX_BLANKS) end++
    if (end - start > MAX_BLANKS) return start
  }
  return undefined
}

/**
 * Refuses what a users file must not hold, and notes the places of integers that a double cannot
 * hold.
 */
function watch(text: string, large: Span[]): JsonWatcher {
  const keys = new RepeatedKeys()
  let values = 0
  const count = (at: number): void => {
    if (++values > MAX_VALUES) refuseAt(text, at, `holds more than ${howMany(MAX_VALUES, 'value')}`)
  }
  return {
    onBegin: (kind, at) => {
      count(at)
      keys.begin(kind)
      if (keys.depth > MAX_DEPTH) refuseAt(text, at, `is nested more than ${MAX_DEPTH} levels deep`)
    },
    onEnd: () => keys.end(),
    onKey: (key, at) => {
      if (keys.isRepeated(key)) refuseAt(text, at, `has the key ${JSON.stringify(key)} twice in one object`)
      refuseLongText(text, key, at)
    },
    onValue: (value, at, length) => {
      count(at)
      if (typeof value === 'string') refuseLongText(text, value, at)
      if (typeof value !== 'number') return
      if (length < 16 && Number.isFinite(value)) return
      // However many digits it has, an integer is kept digit by digit.
      if (/^-?\d+$/.test(text.slice(at, at + length))) {
        if (!Number.isSafeInteger(value)) large.push({ at, length })
      } else if (!Number.isFinite(value)) refuseAt(text, at, 'holds a number that is too large')
    },
  }
}

function refuseLongText(text: string, value: string, at: number): void {
  if (value.length > MAX_TEXT) refuseAt(text, at, `holds a text longer than ${howMany(MAX_TEXT, 'character')}`)
}

/** In segments: millions of slices at once would take ten times the memory of the text. */
function quoted(text: string, large: readonly Span[]): string {
  const segments: string[] = []
  let done = 0
  for (const places of chunks(large, 10_000)) {
    const slices = places.map(({ at, length }) => {
      const before = text.slice(done, at)
      done = at + length
      return `${before}"${text.slice(at, done)}"`
    })
    segments.push(slices.join(''))
  }
  return segments.join('') + text.slice(done)
}

function refuseAt(text: string, at: number, what: string): never {
  throw new InputError(`the users file ${what} at ${lineAndColumn(text, at)}`, 'export it again; do not edit it')
}
