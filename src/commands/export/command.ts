/** `export`: reads users from the source and writes the users file. */
import { DEFAULT_NAMES } from '../../config/find-config.js'
import { commonOptionsOf, type Command } from '../../command-line/command.js'
import { configHelp } from '../../command-line/config-help.js'
import { exportOptions } from '../../command-line/option-tables.js'

const options = exportOptions(DEFAULT_NAMES.export[0])

const DESCRIBE = 'Read users from the source domain and write the users file'

export const exportCommand: Command = {
  name: 'export',
  options,
  brief: {
    describe: DESCRIBE,
    usual: ['config', 'output', 'log-level'],
    examples: ['ad-user-sync export', 'ad-user-sync export --config C:\\Sync\\export-config.json'],
  },
  module: ({ secret, width, choose }) => ({
    command: 'export',
    describe: DESCRIBE,
    builder: (yargs) => yargs.options(options).epilogue(width === null ? '' : configHelp('export', width)),
    handler: (argv) =>
      choose(async (io) => {
        const { runExport } = await import('./run.js')
        return runExport(commonOptionsOf(argv, secret), io)
      }),
  }),
}
