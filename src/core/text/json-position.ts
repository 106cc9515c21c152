/**
 * Where a text stops being JSON. JSON.parse's own messages quote the text around the error, which may be a secret, and often lack the position.
 */
const SPACE = /[ \t\r\n]*/y
/** A piece of a string: one expression for a whole one would need stack for each of its escapes. */
const PIECE = /[^"\\\u0000-\u001f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const SCALAR = /(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)(?![A-Za-z0-9_.])/y

type Expecting = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end'

/** The offset of the first character that does not fit, or undefined when `text` is JSON. */
export function jsonErrorOffset(text: string): number | undefined {
  const open: ('{' | '[')[] = []
  let expecting: Expecting = 'value'
  let at = 0
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match !== null) at += match[0].length
    return match !== null
  }
  /** Where a string is none, it is wrong where its characters are, not where it begins. */
  const skipString = (): boolean => {
    if (text[at] !== '"') return false
    at++
    while (skip(PIECE));
    if (text[at] !== '"') return false
    at++
    return true
  }
  for (;;) {
    skip(SPACE)
    const char = text[at]
    const top = open.at(-1)
    if (expecting === ', or end') {
      if (top === undefined) return at === text.length ? undefined : at
      if (char === (top === '{' ? '}' : ']')) open.pop()
      else if (char === ',') expecting = top === '{' ? 'key' : 'value'
      else return at
      at++
    } else if (expecting === ':') {
      if (char !== ':') return at
      expecting = 'value'
      at++
    } else if ((char === '}' && expecting === 'key or }') || (char === ']' && expecting === 'value or ]')) {
      open.pop()
      expecting = ', or end'
      at++
    } else if (expecting === 'key' || expecting === 'key or }') {
      if (!skipString()) return at
      expecting = ':'
    } else if (char === '{' || char === '[') {
      open.push(char)
      expecting = char === '{' ? 'key or }' : 'value or ]'
      at++
    } else {
      if (!(char === '"' ? skipString() : skip(SCALAR))) return at
      expecting = ', or end'
    }
  }
}

/** `line 3, column 7`, as editors count. */
export function lineAndColumn(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n')
  return `line ${before.length}, column ${before.at(-1)!.length + 1}`
}
