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
  /** Where each word is in `plain`. */
  places: number[]
}

const HELP_SPELLINGS = ['-h', '-?', '/?']

/** @param known the options whose values are left out */
export function split(args: readonly string[], known: OptionTable): SplitArguments {
  const [plain, options, words]: [string[], GivenOption[], string[]] = [[], [], []]
  const places: number[] = []
  const canonical = canonicalNames(known)
  const powerShell = powerShellNames(known)
  for (let index = 0; index < args.length; index++) {
    const arg = usualSpelling(args[index]!, words.length === 0, powerShell)
    plain.push(arg)
    if (!arg.startsWith('-') || arg === '-') {
      words.push(arg)
      places.push(plain.length - 1)
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
  return { plain, options, words, places }
}

/**
 * As if it was typed in the usual way: `--help` for `/?`, `--dry-run` for `-DryRun` and `--DryRun`.
 */
function usualSpelling(typed: string, isFirst: boolean, powerShell: ReadonlyMap<string, string>): string {
  if (HELP_SPELLINGS.includes(typed) || (isFirst && typed.toLowerCase() === 'help')) return '--help'
  const [name = ''] = typed.split(/[=:]/, 1)
  // A letter has no other spelling.
  const usual = /^-.{2}/.test(name) ? powerShell.get(name.replaceAll('-', '').toLowerCase()) : undefined
  return usual === undefined ? typed : usual + typed.slice(name.length)
}

/** The name of each option, by all its spellings. */
export const canonicalNames = (table: OptionTable): Map<string, string> =>
  new Map(
    Object.entries(table).flatMap(([name, options]) =>
      spellingsOf(name, options).map((spelling) => [dashed(spelling), name]),
    ),
  )

/**
 * The spellings of each option, by the name of a PowerShell parameter in lower case: `whatif`. Not
 * that of the secret, which is better given in another way.
 */
function powerShellNames(table: OptionTable): Map<string, string> {
  const names = Object.entries(table).filter(([name]) => name !== 'hmac')
  const spellings = names.flatMap(([name, options]) => spellingsOf(name, options)).filter(({ length }) => length > 1)
  return new Map(spellings.map((spelling) => [spelling.replaceAll('-', ''), dashed(spelling)]))
}

/** The name and its aliases. */
export const spellingsOf = (name: string, { alias = [] }: OptionTable[string]): string[] => [name, ...[alias].flat()]
export const dashed = (spelling: string): string => (spelling.length === 1 ? `-${spelling}` : `--${spelling}`)
