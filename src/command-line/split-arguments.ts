/**
 * Splits the command line into options, and words that are neither options nor their values. Values
 * are left out: one may be a secret.
 */
import type { OptionTable } from './option-tables.js'

export interface GivenOption {
  /** As typed, up to `=` or `:`. */
  name: string
  /** The place of its value. A word after a flag is no value. */
  value: 'none' | 'next' | 'equals' | 'colon'
}

export interface SplitArguments {
  /** All arguments, with the usual spellings of `--help` replaced. */
  plain: string[]
  options: GivenOption[]
  words: string[]
}

const HELP_SPELLINGS = ['-h', '-?', '/?']

/** @param known the options whose values are left out */
export function split(args: readonly string[], known: OptionTable): SplitArguments {
  const [plain, options, words]: [string[], GivenOption[], string[]] = [[], [], []]
  const canonical = canonicalNames(known)
  for (let index = 0; index < args.length; index++) {
    const typed = args[index]!
    const arg = HELP_SPELLINGS.includes(typed) || (typed === 'help' && words.length === 0) ? '--help' : typed
    plain.push(arg)
    if (!arg.startsWith('-') || arg === '-') {
      words.push(arg)
      continue
    }
    const [name = ''] = arg.split(/[=:]/, 1)
    const next = args[index + 1]
    if (arg.length > name.length) {
      options.push({ name, value: arg[name.length] === '=' ? 'equals' : 'colon' })
    } else if (
      known[canonical.get(name) ?? '']?.type === 'string' &&
      next !== undefined &&
      (next === '-' || !next.startsWith('-'))
    ) {
      options.push({ name, value: 'next' })
      plain.push(next)
      index++
    } else {
      options.push({ name, value: 'none' })
    }
  }
  return { plain, options, words }
}

/** The name of each option, by all its spellings. */
export function canonicalNames(table: OptionTable): Map<string, string> {
  const spellings = ([name, { alias }]: [string, OptionTable[string]]) =>
    [name, ...[alias ?? []].flat()].map((spelling) => [`--${spelling}`, name] as const)
  return new Map<string, string>(Object.entries(table).flatMap(spellings))
}
