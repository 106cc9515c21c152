/**
 * Finds the place where a text stops being JSON. The messages of JSON.parse quote the text around
 * the error, which may be a secret, and often lack the position.
 */
import { visit, type JSONVisitor } from 'jsonc-parser'

/** The parser of jsonc-parser is recursive; no file of this tool is nested half as deep. */
const MAX_DEPTH = 200

/**
 * A piece of a string: one expression for a whole string would need stack for each of its escapes.
 */
const PIECE = /[^"\\\u0000-\u001f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** Thrown by a callback to end a visit. */
class Stop extends Error {
  constructor(readonly offset: number) {
    super()
  }
}

/** Callbacks of `visitJson`, called with the parts of a text and their offsets; each may throw. */
export interface JsonWatcher {
  onBegin?(kind: 'object' | 'list', at: number): void
  onEnd?(): void
  onKey?(key: string, at: number): void
  onValue?(value: unknown, at: number, length: number): void
}

/**
 * Visits `text` as strict JSON, up to its first error.
 * @returns the offset of the first character that does not fit or is nested too deep, or undefined
 * when `text` is JSON
 */
export function visitJson(text: string, watcher: JsonWatcher = {}): number | undefined {
  let depth = 0
  const begin = (kind: 'object' | 'list', at: number): void => {
    if (++depth > MAX_DEPTH) throw new Stop(at)
    watcher.onBegin?.(kind, at)
  }
  const end = (): void => {
    depth--
    watcher.onEnd?.()
  }
  const visitor: JSONVisitor = {
    onObjectBegin: (at) => begin('object', at),
    onArrayBegin: (at) => begin('list', at),
    onObjectEnd: end,
    onArrayEnd: end,
    onObjectProperty: (key, at) => watcher.onKey?.(key, at),
    onLiteralValue: (value, at, length) => watcher.onValue?.(value, at, length),
    onError: (_code, at) => {
      throw new Stop(text[at] === '"' ? endOfGoodString(text, at) : at)
    },
  }
  try {
    visit(text, visitor, { disallowComments: true, allowTrailingComma: false })
    return undefined
  } catch (error) {
    if (error instanceof Stop) return error.offset
    throw error
  }
}

/**
 * The offset of a malformed string's first wrong character; a well-formed string is in the wrong
 * place as a whole.
 */
function endOfGoodString(text: string, start: number): number {
  PIECE.lastIndex = start + 1
  let end = start + 1
  while (PIECE.test(text)) end = PIECE.lastIndex
  return text[end] === '"' ? start : end
}

/** `line 3, column 7`, as editors count. */
export function lineAndColumn(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n')
  return `line ${before.length}, column ${before.at(-1)!.length + 1}`
}
