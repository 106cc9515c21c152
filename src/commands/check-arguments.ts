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
  const [command, extra] = words
  if (command === undefined) {
    if (options.some((option) => option === '--help' || option === '--version')) return
    throw usage('no command is given', `give one of: ${Object.keys(commands).join(', ')}`)
  }
  const table = Object.hasOwn(commands, command) ? commands[command] : undefined
  if (table === undefined) {
    const nearest = nearestName(command, Object.keys(commands))
    throw usage(`unknown command ${JSON.stringify(command)}${nearest === undefined ? '' : `, did you mean ${nearest}?`}`)
  }
  // Options first: the value of a misspelt option is a word too many.
  checkOptions(options, { ...table, ...ALWAYS }, command)
  if (extra !== undefined) throw usage(`unexpected argument ${JSON.stringify(extra)}`, undefined, command)
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
