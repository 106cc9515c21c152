/**
 * Reads JSON files that people write. Errors name the wrong place and never quote the file.
 */
import { readFileSync, statSync } from 'node:fs'
import { visitJson, lineAndColumn } from '../core/text/json-position.js'
import { printable } from '../core/text/printable.js'
import { RepeatedKeys } from '../core/text/repeated-keys.js'
import { unicodeText } from '../core/text/unicode-text.js'
import { howMany } from '../core/text/how-many.js'
import { ConfigurationError, errorCode } from '../errors.js'
import { MAX_INPUT_BYTES } from '../process/read-input.js'

/**
 * The file's bytes.
 * @param whenMissing the remedy for a missing file
 * @param maxBytes a larger file is refused
 * @throws ConfigurationError when it is missing, too large or cannot be read
 */
export function readBytes(path: string, whenMissing = 'check the path', maxBytes = MAX_INPUT_BYTES): Buffer {
  try {
    const { size } = statSync(path)
    if (size > maxBytes)
      throw new ConfigurationError(
        `${path} has ${howMany(size, 'byte')}, more than the ${maxBytes} that such a file may have`,
        'check that it is the right file',
      )
    return readFileSync(path)
  } catch (error) {
    if (error instanceof ConfigurationError) throw error
    if (errorCode(error) === 'ENOENT')
      throw new ConfigurationError(`${path}: no such file`, whenMissing, { cause: error })
    throw new ConfigurationError(
      `${path} cannot be read: ${(error as Error).message}`,
      'check its path and permissions',
      { cause: error },
    )
  }
}

/**
 * The JSON value in `bytes`.
 * @param name of the file, for errors
 * @throws ConfigurationError when it is no text or no JSON, or has a key twice in one object
 */
export function parseJson(bytes: Buffer, name: string): unknown {
  const text = decoded(bytes, name)
  if (text.trim() === '')
    throw new ConfigurationError(`${name} is empty, expected JSON`, 'restore it from a backup, or write it anew')
  const keys = new RepeatedKeys()
  const offset = visitJson(text, {
    onBegin: (kind) => keys.begin(kind),
    onEnd: () => keys.end(),
    onKey: (key, at) => {
      if (keys.isRepeated(key)) throw twice(key, text, at, name)
    },
  })
  if (offset === undefined) return JSON.parse(text)
  throw new ConfigurationError(`${name} is not valid JSON: ${lineAndColumn(text, offset)}`, remedyFor(text, offset))
}

const LONGEST_KEY = 80

function twice(key: string, text: string, at: number, name: string): ConfigurationError {
  const shown = printable(JSON.stringify(key.length > LONGEST_KEY ? `${key.slice(0, LONGEST_KEY)}…` : key))
  return new ConfigurationError(
    `${name} has the key ${shown} twice in one object, the second time at ${lineAndColumn(text, at)}`,
    'keep one of the two; where both are meant, put their values into one list',
  )
}

/**
 * The text of a file that a person or Windows PowerShell wrote, without byte order mark, also where
 * it is there twice: through a pipe, Windows PowerShell writes one for the code page of its console
 * before that of $OutputEncoding.
 */
function decoded(bytes: Buffer, name: string): string {
  const { text, mark } = unicodeText(bytes)
  if (text !== null) return text.replace(/^\ufeff/, '')
  const expected = mark === null ? 'UTF-8, or UTF-16 with a byte order mark' : mark.toUpperCase()
  throw new ConfigurationError(`${name} is not ${expected}`, 'save it as UTF-8')
}

function remedyFor(text: string, offset: number): string {
  if (text[offset] === '\\') return 'write each backslash twice, as in C:\\\\Temp'
  if (/[}\]]/.test(text[offset] ?? '') && /,\s*$/.test(text.slice(0, offset))) return 'remove the comma before it'
  if (text[offset] === '/') return 'remove the comment: JSON has none'
  if (text[offset] === "'") return 'use double quotes'
  return 'look for a missing comma, quote or bracket there or just before it'
}
