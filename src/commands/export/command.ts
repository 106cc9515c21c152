/** `export`: reads users from the source and writes the users file. */
import { DEFAULT_NAMES } from '../../config/find-config.js'
import { commonOptionsOf, type Command } from '../../command-line/command.js'
import { configHelp } from '../../command-line/config-help.js'
import { exportOptions } from '../../command-line/option-tables.js'

const options = exportOptions(DEFAULT_NAMES.export[0])

export const exportCommand: Command = {
  name: 'export',
  options,
  module: ({ secret, width, choose }) => ({
    command: 'export',
    describe: 'Read users from the source domain and write the users file',
    builder: (yargs) => yargs.options(options).epilogue(width === null ? '' : configHelp('export', width)),
    handler: (argv) =>
      choose(async (io) => {
        const { runExport } = await import('./run.js')
        return runExport(commonOptionsOf(argv, secret), io)
      }),
  }),
}
