/**
 * The parts of a command of the command line. yargs only parses: the run starts when parsing is
 * done, so that its errors never pass through yargs.
 */
import type { Arguments, CommandModule } from 'yargs'
import type { LogLevel } from '../core/log-level.js'
import { LIMIT_NAMES, type LimitName } from '../core/safety/limit-kinds.js'
import type { Io } from '../process/io.js'
import type { OutputFormat } from '../process/output.js'
import type { CommonOptions } from '../config/options.js'
import type { OptionTable } from './option-tables.js'

/** Performs a command. @returns the exit code */
export type RunCommand = (io: Io) => Promise<number>

/** The usual part of a command's help. */
export interface Brief {
  describe: string
  /** Names of options. */
  usual: readonly string[]
  examples: readonly string[]
}

export interface Command {
  name: string
  /** Words after the name: `<USER>` must be given, `[RUN]` may be. */
  words?: readonly string[]
  options: OptionTable
  /** One screen of help, where all of it takes several. */
  brief?: Brief
  /** @param choose takes what the arguments ask for */
  module(context: CommandContext): CommandModule
}

/** Commands, and a description for each first word of commands with two words. */
export interface CommandSet {
  commands: readonly Command[]
  groups: Readonly<Record<string, string>>
}

interface CommandContext {
  /** The value of AD_USER_SYNC_HMAC. */
  secret: string | undefined
  /** The width of help, in columns; null: no help is asked for. */
  width: number | null
  readonly choose: (run: RunCommand) => void
  /** All commands, for those that are about the others. */
  readonly all: CommandSet
}

interface PlainCommand extends Pick<Command, 'name' | 'words' | 'options'> {
  describe: string
  brief?: Omit<Brief, 'describe'>
}

/**
 * A command that has nothing of its own in the long help; what it does is loaded when it is asked
 * for.
 */
export function plainCommand(
  { name, words = [], options, describe, brief }: PlainCommand,
  run: (argv: Arguments, secret: string | undefined, io: Io) => Promise<number>,
): Command {
  return {
    name,
    words,
    options,
    ...(brief !== undefined && { brief: { describe, ...brief } }),
    module: ({ secret, choose }) => ({
      command: [name.split(' ').at(-1), ...words.map((word) => word.toLowerCase())].join(' '),
      describe,
      // Of an id or an account name that is all digits, yargs would make a number.
      builder: (yargs) => yargs.options(options).string(words.map(keyOf)),
      handler: (argv) => choose((io) => run(argv, secret, io)),
    }),
  }
}

/** `run` of `<RUN>` and `[RUN]`. */
const keyOf = (word: string): string => word.slice(1, -1).toLowerCase()

/** Whether each of these flags was given. */
export const flagsOf = <Name extends string>(argv: Arguments, names: readonly Name[]): Record<NoInfer<Name>, boolean> =>
  Object.fromEntries(names.map((name) => [name, argv[name] === true])) as Record<Name, boolean>

/** The values of these options, as their table has checked them; absent ones are left out. */
export function valuesOf<Name extends string, Value = string>(
  argv: Arguments,
  names: readonly Name[],
): Partial<Record<NoInfer<Name>, Value>> {
  const given = names.filter((name) => argv[name] !== undefined).map((name) => [name, argv[name]])
  return Object.fromEntries(given) as Partial<Record<Name, Value>>
}

/** The options that all commands have. */
export function commonOptionsOf(argv: Arguments, secret: string | undefined): CommonOptions {
  const { hmac } = valuesOf(argv, ['hmac'])
  return {
    ...valuesOf(argv, ['config']),
    ...valuesOf<'output', OutputFormat>(argv, ['output']),
    ...valuesOf<'logLevel', LogLevel>(argv, ['logLevel']),
    hmac: {
      ...(hmac !== undefined && { commandLine: hmac }),
      ...(secret !== undefined && { environment: secret }),
    },
  }
}

/** The one-shot overrides of limits. */
export function allowOf(argv: Arguments): Partial<Record<LimitName, number>> {
  const given = LIMIT_NAMES.flatMap((name) => {
    const count = argv[`allow-${name}`] as number | undefined
    return count === undefined ? [] : [[name, count] as const]
  })
  return Object.fromEntries(given)
}
