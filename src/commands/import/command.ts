/**
 * `import`: brings the managed users of the target to what the users file says, except what needs
 * approval.
 */
import type { Arguments } from 'yargs'
import { DEFAULT_NAMES } from '../../config/find-config.js'
import type { ImportOptions } from '../../config/options.js'
import { allowOf, commonOptionsOf, flagsOf, valuesOf, type Command } from '../../command-line/command.js'
import { configHelp } from '../../command-line/config-help.js'
import { commonOptions, IMPORT_OPTIONS } from '../../command-line/option-tables.js'

const options = { ...IMPORT_OPTIONS, ...commonOptions(DEFAULT_NAMES.import[0]) }

const DESCRIBE = 'Update the managed users of the target domain from the users file'

export const importCommand: Command = {
  name: 'import',
  options,
  brief: {
    describe: DESCRIBE,
    usual: ['config', 'dry-run', 'interactive', 'approvals'],
    examples: [
      'ad-user-sync import --dry-run                 shows the plan, changes nothing',
      'ad-user-sync import --interactive             asks about passwords and groups',
    ],
  },
  module: ({ secret, width, choose }) => ({
    command: 'import',
    describe: DESCRIBE,
    builder: (yargs) => yargs.options(options).epilogue(width === null ? '' : configHelp('import', width)),
    handler: (argv) =>
      choose(async (io) => {
        const { runImport } = await import('./run.js')
        return runImport(importOptionsOf(argv, secret), io)
      }),
  }),
}

function importOptionsOf(argv: Arguments, secret: string | undefined): ImportOptions {
  return {
    ...commonOptionsOf(argv, secret),
    ...flagsOf(argv, ['interactive', 'dryRun', 'details', 'all', 'failOnPending']),
    ...flagsOf(argv, ['allowOlder', 'acceptAnchors', 'rematch', 'allowOtherSource']),
    ...valuesOf(argv, ['approvals', 'plan', 'planFile', 'passwordsTo']),
    allow: allowOf(argv),
  }
}
