/**
 * The command line as a whole: from arguments to what is to be run, or to the text that --help or --version shows.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import yargs, { type Argv } from 'yargs'
import { ConfigurationError } from '../errors.js'
import { checkArguments } from './check-arguments.js'
import type { Command, Run } from './command.js'
import { exitCodeHelp } from './config-help.js'
import { checkCommands } from '../commands/check/command.js'
import { exportCommand } from '../commands/export/command.js'
import { importCommand } from '../commands/import/command.js'
import { initCommands } from '../commands/init/command.js'
import { resolutionsCommands } from '../commands/resolutions/command.js'

const COMMANDS: readonly Command[] = [exportCommand, importCommand, ...checkCommands, ...initCommands, ...resolutionsCommands]
/** Commands of two words, by the first. */
const GROUPS: Readonly<Record<string, string>> = {
  check: 'Look whether all that export or import needs is there, changing nothing',
  init: 'Ask the few questions needed and write a config file',
  resolutions: 'Show and take back what was rejected',
}
const WIDEST = 120

export type Parsed = { run: Run } | { text: string }

/**
 * @param secret what AD_USER_SYNC_HMAC held
 * @param columns width of the terminal
 * @throws ConfigurationError for arguments that make no sense
 */
export async function parseCommandLine(args: readonly string[], secret: string | undefined, columns: number): Promise<Parsed> {
  const plain = checkArguments(args, Object.fromEntries(COMMANDS.map(({ name, options }) => [name, options])))
  const width = Math.min(columns, WIDEST)
  let run: Run | undefined
  let text = ''
  const parser = yargs()
    .scriptName('ad-user-sync')
    .locale('en')
    .usage('$0 <command> [options]\n\nCarries users from one Active Directory domain to another that is not connected to it.')
    .parserConfiguration({ 'boolean-negation': false, 'dot-notation': false, 'duplicate-arguments-array': false })
    .wrap(width)
    .exitProcess(false)
    .version(packageVersion())
    .help()
    .strict()
    .demandCommand(1)
    .epilogue(`ad-user-sync <command> --help shows the command's options and config parameters.\n\n${exitCodeHelp(width)}`)
    // All that can fail while parsing is what was typed; yargs wraps what coercions throw.
    .fail((message, error) => {
      throw new ConfigurationError(message || error.message, 'ad-user-sync <command> --help shows the options')
    })
  const choose = (chosen: Run) => {
    run = chosen
  }
  const add = (to: Argv, commands: readonly Command[]): Argv =>
    commands.reduce((all, command) => all.command(command.module({ secret, width, choose })), to)
  add(parser, COMMANDS.filter(({ name }) => !name.includes(' ')))
  for (const [group, describe] of Object.entries(GROUPS)) {
    const members = COMMANDS.filter(({ name }) => name.startsWith(`${group} `))
    parser.command({ command: group, describe, builder: (inner) => add(inner, members), handler: () => undefined })
  }
  await parser.parseAsync(plain, {}, (_error, _argv, output) => {
    text = output
  })
  return run === undefined ? { text } : { run }
}

/** Same place from src/ and from dist/. */
function packageVersion(): string {
  const file = join(import.meta.dirname, '..', '..', 'package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
