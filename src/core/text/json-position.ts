/**
 * Where a text stops being JSON. JSON.parse's own messages quote the text around the error, which may be a secret, and often lack the position.
 */
import { visit, type JSONVisitor } from 'jsonc-parser'

/** The parser of jsonc-parser is recursive; no file of this tool is nested half as deep. */
const MAX_DEPTH = 200

/** A piece of a string: one expression for a whole one would need stack for each of its escapes. */
const PIECE = /[^"\\\u0000-\u001f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** Ends a visit from inside one of its callbacks. */
class Stop extends Error {
  constructor(readonly offset: number) {
    super()
  }
}

/** What `visitJson` calls for the parts of a text, with their offsets; each may throw. */
export interface JsonWatcher {
  onBegin?(kind: 'object' | 'list', at: number): void
  onEnd?(): void
  onKey?(key: string, at: number): void
  onValue?(value: unknown, at: number, length: number): void
}

/**
 * Goes through `text` as strict JSON, as far as it is.
 * @returns the offset of the first character that does not fit or is nested too deep, or undefined when `text` is JSON
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

/** Where a string is none, it is wrong where its characters are, not where it begins; a good one is wrong as a whole. */
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
