/**
 * The command line as a whole: turns arguments into the run of a command, or into the text of
 * --help or --version.
 */
import yargs, { type Argv } from 'yargs'
import { ConfigurationError } from '../errors.js'
import { packageManifest } from '../package.js'
import { checkArguments } from './check-arguments.js'
import type { Command, CommandSet, RunCommand } from './command.js'
import { briefHelp, briefOverview } from './brief-help.js'
import { exitCodeHelp } from './config-help.js'
import { SEE_OPTIONS } from './option-tables.js'
import { topicLines, topicText } from './topics.js'

const WIDEST = 120
const ABOUT = 'Carries users from one Active Directory domain to another that is not connected to it.'
const MORE_HELP = "ad-user-sync <command> --help shows the command's options and config parameters."

/** `plain`: --plain was given. */
export type Parsed = { run: RunCommand; plain: boolean } | { text: string }

/**
 * @param secret the value of AD_USER_SYNC_HMAC
 * @param columns width of the terminal
 * @param isTerminal whether a person reads the help: `import --help` then takes one screen
 * @throws ConfigurationError for arguments that make no sense
 */
export async function parseCommandLine(
  args: readonly string[],
  set: CommandSet,
  secret: string | undefined,
  columns: number,
  isTerminal = false,
): Promise<Parsed> {
  const { commands, groups } = set
  const topic = topicText(args, Math.min(columns, WIDEST))
  if (topic !== null) return { text: topic }
  const known = Object.fromEntries(commands.map((command) => [command.name, command]))
  const { plain, command: name } = checkArguments(args, known)
  const command = name === undefined ? undefined : known[name]
  if (command?.brief !== undefined && isTerminal && isShort(args) && plain.includes('--help'))
    return { text: briefHelp(command, command.brief, Math.min(columns, WIDEST)) }
  const asksForAll = plain.includes('--help') && plain.every((word) => word === '--help')
  if (isTerminal && asksForAll) return { text: briefOverview(set, ABOUT, Math.min(columns, WIDEST)) }
  // yargs lays the help out at each run, asked for or not, which takes half of the time of a start.
  const width = plain.includes('--help') ? Math.min(columns, WIDEST) : null
  let run: RunCommand | undefined
  let text = ''
  let forScreenReader = false
  const parser = yargs()
    .scriptName('ad-user-sync')
    .locale('en')
    .usage(`$0 <command> [options]\n\n${ABOUT}`)
    .parserConfiguration({ 'boolean-negation': false, 'dot-notation': false, 'duplicate-arguments-array': false })
    .wrap(width)
    .exitProcess(false)
    .version(packageManifest().version)
    .help()
    .strict()
    .demandCommand(1)
    .epilogue(width === null ? '' : [MORE_HELP, ...topicLines(), '', exitCodeHelp(width)].join('\n'))
    // Only the arguments can make parsing fail; yargs wraps the errors of coercions.
    .fail((message, error) => {
      throw new ConfigurationError(message || error.message, SEE_OPTIONS)
    })
  const choose = (chosen: RunCommand) => {
    run = chosen
  }
  const add = (to: Argv, some: readonly Command[]): Argv =>
    some.reduce((all, command) => all.command(command.module({ secret, width, choose, all: set })), to)
  add(
    parser,
    commands.filter(({ name }) => !name.includes(' ')),
  )
  for (const [group, describe] of Object.entries(groups)) {
    const members = commands.filter(({ name }) => name.startsWith(`${group} `))
    parser.command({ command: group, describe, builder: (inner) => add(inner, members), handler: () => undefined })
  }
  await parser.parseAsync(plain, {}, (_error, argv, output) => {
    text = output
    forScreenReader = argv['plain'] === true
  })
  return run === undefined ? { text } : { run, plain: forScreenReader }
}

/** `help import` is the long text, `import --help` one screen. */
const isShort = ([first]: readonly string[]): boolean => first?.toLowerCase() !== 'help'
