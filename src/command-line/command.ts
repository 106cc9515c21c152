/**
 * The parts of a command of the command line. yargs only parses: the run starts when parsing is
 * done, so that its errors never pass through yargs.
 */
import type { Arguments, CommandModule } from 'yargs'
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

/** The options that all commands have, from the arguments; absent ones are left out. */
export function commonOptionsOf(argv: Arguments, secret: string | undefined): CommonOptions {
  const given = <K extends string, V>(key: K, value: unknown) =>
    value === undefined ? {} : ({ [key]: value } as Record<K, V>)
  return {
    ...given<'config', string>('config', argv['config']),
    ...given<'output', OutputFormat>('output', argv['output']),
    ...given<'logLevel', string>('logLevel', argv['logLevel']),
    hmac: {
      ...given<'commandLine', string>('commandLine', argv['hmac']),
      ...given<'environment', string>('environment', secret),
    },
  }
}

/** The one-shot overrides of limits, from the arguments. */
export function allowOf(argv: Arguments): Partial<Record<LimitName, number>> {
  const given = LIMIT_NAMES.flatMap((name) => {
    const count = argv[`allow-${name}`] as number | undefined
    return count === undefined ? [] : [[name, count] as const]
  })
  return Object.fromEntries(given)
}
