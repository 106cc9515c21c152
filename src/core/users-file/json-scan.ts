/**
 * What JSON.parse does not tell, found in one pass before it runs: keys that stand twice in one object (the last would win, and two readers
 * could see two users), nesting and counts that would exhaust memory, and numbers that JavaScript would round.
 */
import { InputError } from '../../errors.js'
import { chunks } from '../chunks.js'
import { jsonErrorOffset, lineAndColumn } from '../text/json-position.js'

export const MAX_DEPTH = 32
/** Values in one file: 100,000 users with 50 attributes are half of it. */
const MAX_VALUES = 10_000_000
/** A domain controller accepts no larger request: MaxReceiveBuffer, MS-ADTS 3.1.1.3.4.6. */
const MAX_TEXT = 10_485_760

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a]
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]
const NUMBER = /-?\d[\d.eE+-]*/y
const SPACE = /[ \t\r\n]*/y

/**
 * Parses JSON, strictly. Integers beyond ±2^53 come back as strings, exactly as written.
 * @throws InputError naming line and column
 */
export function parseStrictly(text: string): unknown {
  const large = scan(text)
  if (large.length === 0) return parse(text)
  parse(text) // as it is: a number where a key belongs must stay an error
  return JSON.parse(quoted(text, large))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Without JSON.parse's own message: it quotes the text, and the wrong file may be a secret one.
    throw new InputError(`the users file is not valid JSON${place(text, jsonErrorOffset(text) ?? text.length)}`)
  }
}

/** Where the integers begin that a double cannot hold. Text that is no JSON is left to JSON.parse. */
function scan(text: string): number[] {
  const large: number[] = []
  const open: (Set<string> | null)[] = []
  let values = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) {
      const start = at
      at = endOfString(text, at)
      if (at - start > MAX_TEXT) fail(text, start, `holds a text longer than ${MAX_TEXT} characters`)
      const keys = open.at(-1)
      if (keys && follows(text, at + 1, COLON)) claim(keys, text, start, at + 1)
    } else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      open.push(code === OPEN_OBJECT ? new Set() : null)
      values += 1
      if (open.length > MAX_DEPTH) fail(text, at, `is nested more than ${MAX_DEPTH} levels deep`)
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) {
      open.pop()
    } else if (code === COMMA) {
      values += 1
    } else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
      const number = match(NUMBER, text, at) || '-'
      if (/[eE.]/.test(number) && !Number.isFinite(Number(number))) fail(text, at, 'holds a number that is too large')
      if (/^-?\d{16,}$/.test(number) && !Number.isSafeInteger(Number(number))) large.push(at)
      at += number.length - 1
    }
    if (values > MAX_VALUES) fail(text, at, `holds more than ${MAX_VALUES} values`)
  }
  return large
}

/** The index of the closing quote, or of the text's end. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === BACKSLASH) at++
    else if (code === QUOTE) return at
  }
  return text.length
}

function claim(keys: Set<string>, text: string, start: number, end: number): void {
  const raw = text.slice(start, end)
  const key = raw.includes('\\') ? unescaped(raw) : raw.slice(1, -1)
  if (keys.has(key)) fail(text, start, `has the key ${JSON.stringify(key)} twice in one object`)
  keys.add(key)
}

function unescaped(raw: string): string {
  try {
    return JSON.parse(raw) as string
  } catch {
    return raw
  }
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}

const follows = (text: string, at: number, code: number): boolean =>
  text.charCodeAt(at + match(SPACE, text, at).length) === code

/** In segments: millions of slices at once would take ten times the memory of the text itself. */
function quoted(text: string, large: readonly number[]): string {
  const segments: string[] = []
  let done = 0
  for (const starts of chunks(large, 10_000)) {
    const slices = starts.map((start) => {
      const before = text.slice(done, start)
      const number = match(NUMBER, text, start)
      done = start + number.length
      return `${before}"${number}"`
    })
    segments.push(slices.join(''))
  }
  return segments.join('') + text.slice(done)
}

function fail(text: string, at: number, what: string): never {
  throw new InputError(`the users file ${what}${place(text, at)}`)
}

const place = (text: string, at: number): string => ` at ${lineAndColumn(text, at)}`
