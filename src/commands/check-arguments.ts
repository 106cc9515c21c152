/**
 * Arguments that no command takes, before yargs reads them: what a person probably meant, in either shell's habits (`-WhatIf`).
 */
import { nearestName } from '../config/problems.js'
import { ConfigurationError } from '../errors.js'
import type { OptionTable } from './option-tables.js'

/** Options of every command, and without a command. */
const ALWAYS: OptionTable = { help: { type: 'boolean' }, version: { type: 'boolean' } }

/**
 * @param commands the options of each command
 * @throws ConfigurationError for an unknown command, an unknown or repeated option, an argument too many, or none at all
 */
export function checkArguments(args: readonly string[], commands: Readonly<Record<string, OptionTable>>): void {
  const everyOption = Object.assign({}, ...Object.values(commands), ALWAYS) as OptionTable
  const { options, words } = split(args, everyOption)
  if (words.length === 0) {
    if (options.some((option) => option === '--help' || option === '--version')) return
    throw usage('no command is given', `give one of: ${Object.keys(commands).join(', ')}`)
  }
  const command = commandOf(words, Object.keys(commands), options)
  if (command === undefined) return
  const table = commands[command]!
  const extra = words[command.split(' ').length]
  // Options first: the value of a misspelt option is a word too many.
  checkOptions(options, { ...table, ...ALWAYS }, command)
  if (extra !== undefined) throw usage(`unexpected argument ${JSON.stringify(extra)}`, undefined, command)
}

/** The command that the words begin with; undefined when `check --help` asks for those of a group. */
function commandOf(words: readonly string[], commands: readonly string[], options: readonly string[]): string | undefined {
  const [first = '', second] = words
  const command = commands.find((name) => name === first || name === `${first} ${second}`)
  if (command !== undefined) return command
  const group = commands.filter((name) => name.startsWith(`${first} `))
  if (group.length === 0) {
    const nearest = nearestName(first, [...new Set(commands.map((name) => name.split(' ', 1)[0]!))])
    throw usage(`unknown command ${JSON.stringify(first)}${nearest === undefined ? '' : `, did you mean ${nearest}?`}`)
  }
  if (second === undefined && options.includes('--help')) return undefined
  const problem = second === undefined ? 'a second word is missing' : `unknown ${JSON.stringify(second)}`
  throw usage(`${first}: ${problem}`, `give one of: ${group.join(', ')}`)
}

/** Options without their values, and what is neither. */
function split(args: readonly string[], known: OptionTable): { options: string[]; words: string[] } {
  const options: string[] = []
  const words: string[] = []
  for (let index = 0; index < args.length; index++) {
    const arg = args[index]!
    if (!arg.startsWith('-') || arg === '-') {
      words.push(arg)
      continue
    }
    const name = arg.split('=', 1)[0]!
    options.push(name)
    const takesValue = !arg.includes('=') && known[name.slice(2)]?.type === 'string'
    const next = args[index + 1]
    if (takesValue && next !== undefined && (next === '-' || !next.startsWith('-'))) index++
  }
  return { options, words }
}

function checkOptions(options: readonly string[], table: OptionTable, command: string): void {
  const canonical = new Map<string, string>(
    Object.entries(table).flatMap(([name, { alias }]) => [name, ...[alias ?? []].flat()].map((spelling) => [`--${spelling}`, name] as const)),
  )
  const seen = new Set<string>()
  for (const option of options) {
    const name = canonical.get(option)
    if (name === undefined) {
      const nearest = nearestName(option, [...canonical.keys()])
      throw usage(`unknown option ${JSON.stringify(option)}${nearest === undefined ? '' : `, did you mean ${nearest}?`}`, undefined, command)
    }
    if (seen.has(name)) throw usage(`--${name} is given twice`, undefined, command)
    seen.add(name)
  }
}

function usage(problem: string, remedy?: string, command?: string): ConfigurationError {
  return new ConfigurationError(problem, remedy ?? `ad-user-sync ${command === undefined ? '' : `${command} `}--help shows what there is`)
}
