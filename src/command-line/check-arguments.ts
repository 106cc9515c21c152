/**
 * Refuses arguments that no command takes, before yargs reads them, with the likely meaning in the
 * habits of either shell (`-WhatIf`). A word may be a secret beside its option, so errors repeat no
 * values, and only words that cannot be a secret.
 */
import { anyOf } from '../core/text/any-of.js'
import { didYouMean } from '../core/text/nearest-name.js'
import { ConfigurationError } from '../errors.js'
import type { Command } from './command.js'
import type { OptionTable } from './option-tables.js'
import { canonicalNames, split, type GivenOption } from './split-arguments.js'

/** Options with every command, and without one. */
const ALWAYS: OptionTable = { help: { type: 'boolean' }, version: { type: 'boolean' } }
/** A piece of a secret, in any place. */
const SECRET_LIKE = /[0-9a-f]{16}/i

/** What of a command is checked. */
type KnownArguments = Pick<Command, 'options' | 'words'>

/**
 * @param commands each by its name
 * @returns the arguments for yargs (`-h`, `/?`, `help import` and the like become `--help`), and
 * the name of the command; undefined: none, or the first word of several
 * @throws ConfigurationError for an unknown command, for an unknown, repeated or incomplete option,
 * and for too many arguments or none
 */
export function checkArguments(
  args: readonly string[],
  commands: Readonly<Record<string, KnownArguments>>,
): { plain: string[]; command: string | undefined } {
  const tables = Object.values(commands).map(({ options }) => options)
  const everyOption = Object.assign({}, ...tables, ALWAYS) as OptionTable
  const { plain, options, words, places } = split(args, everyOption)
  const [first, second] = [words[0]?.toLowerCase(), words[1]?.toLowerCase()]
  const command = Object.keys(commands).find((name) => name === first || name === `${first} ${second}`)
  // Options first: the value of a misspelt option is no command, but a superfluous word.
  checkOptions(options, command === undefined ? everyOption : { ...commands[command]!.options, ...ALWAYS }, command)
  const optionsGiven = new Set(options.map(({ name }) => name))
  const shown = (word: string) =>
    optionsGiven.has('--hmac') || SECRET_LIKE.test(word) ? 'that is not shown' : JSON.stringify(word)
  const asked = optionsGiven.has('--help') || optionsGiven.has('--version')
  if (words.length === 0 && !asked)
    throw usage('no command is given', `give one of: ${Object.keys(commands).join(', ')}`)
  if (command === undefined) {
    if (words.length > 0) checkGroup(words, Object.keys(commands), optionsGiven.has('--help'), shown)
    return { plain, command }
  }
  const given = words.slice(command.split(' ').length)
  const { words: taken = [] } = commands[command]!
  if (given.length > taken.length) throw usage(`unexpected argument ${shown(given[taken.length]!)}`, undefined, command)
  const missing = taken.slice(given.length).find((word) => word.startsWith('<'))
  if (missing !== undefined && !asked) throw usage(`${command}: ${missing.slice(1, -1)} is missing`, undefined, command)
  // PowerShell users write `Import`; yargs knows the words of a command in lower case only.
  for (const [index, word] of command.split(' ').entries()) plain[places[index]!] = word
  return { plain, command }
}

/**
 * Words that are no command are allowed only in `check --help`, which lists the commands of a
 * group.
 */
function checkGroup(
  words: readonly string[],
  commands: readonly string[],
  help: boolean,
  shown: (word: string) => string,
): void {
  const [first = '', second] = words
  const group = commands.filter((name) => name.startsWith(`${first} `))
  if (group.length === 0) {
    const hint = didYouMean(first, [...new Set(commands.map((name) => name.split(' ', 1)[0]!))])
    throw usage(`unknown command ${shown(first)}${hint}`)
  }
  if (second === undefined && help) return
  throw usage(
    second === undefined
      ? `${first} needs ${anyOf(group.map((name) => name.slice(first.length + 1)))}`
      : `${first}: unknown word ${shown(second)}`,
    `give one of: ${group.join(', ')}`,
  )
}

function checkOptions(options: readonly GivenOption[], table: OptionTable, command: string | undefined): void {
  const canonical = canonicalNames(table)
  const seen = new Set<string>()
  for (const { name: spelling, value } of options) {
    const name = canonical.get(spelling)
    if (name === undefined) {
      // A letter is near to any other one.
      const long = [...canonical.keys()].filter((known) => known.startsWith('--'))
      throw usage(`unknown option ${shownOption(spelling)}${didYouMean(spelling, long)}`, undefined, command)
    }
    const takesValue = table[name]!.type === 'string'
    if (value === 'colon')
      throw usage(`${spelling} is followed by a colon`, takesValue ? `write ${spelling} VALUE` : `write ${spelling}`)
    if (takesValue && value === 'none') throw usage(`${spelling} needs a value`, undefined, command)
    // yargs reads --dry-run=yes as "no dry run".
    if (!takesValue && value !== 'none') throw usage(`${spelling} takes no value`, undefined, command)
    if (seen.has(name) && name !== 'help') throw usage(`--${name} is given twice`, undefined, command)
    seen.add(name)
  }
}

/** An unknown option, without a secret that may be attached to it. */
function shownOption(spelling: string): string {
  if (SECRET_LIKE.test(spelling)) return 'that is not shown'
  const start = /^-+hmac/i.exec(spelling)?.[0]
  return JSON.stringify(start === undefined || start === spelling ? spelling : `${start}...`)
}

function usage(problem: string, remedy?: string, command?: string): ConfigurationError {
  return new ConfigurationError(
    problem,
    remedy ?? `ad-user-sync ${command === undefined ? '' : `${command} `}--help shows the choices`,
  )
}
