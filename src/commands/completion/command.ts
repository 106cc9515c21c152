/**
 * `completion powershell`: prints the script that completes commands, options, config files and
 * users.
 */
import type { Command } from '../../command-line/command.js'
import { EXIT_CODES } from '../../errors.js'
import { completionScript } from './script.js'

const options = {}

export const completionCommands: readonly Command[] = [
  {
    name: 'completion powershell',
    options,
    module: ({ choose, all }) => ({
      command: 'powershell',
      describe: 'Print the script that completes commands, options, config files and users in PowerShell',
      builder: (yargs) => yargs.options(options),
      handler: () =>
        choose((io) => {
          io.stdout.write(completionScript(all))
          return Promise.resolve(EXIT_CODES.done.code)
        }),
    }),
  },
]
