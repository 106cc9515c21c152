/**
 * `import`: brings the managed users of the target to what the users file says, except what needs
 * approval.
 */
import type { Arguments } from 'yargs'
import { DEFAULT_NAMES } from '../../config/find-config.js'
import type { ImportOptions } from '../../config/options.js'
import { allowOf, commonOptionsOf, type Command } from '../../command-line/command.js'
import { configHelp } from '../../command-line/config-help.js'
import { commonOptions, IMPORT_OPTIONS } from '../../command-line/option-tables.js'

const options = { ...IMPORT_OPTIONS, ...commonOptions(DEFAULT_NAMES.import[0]) }

const DESCRIBE = 'Bring the managed users of the target domain to what the users file says'

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
  const { approvals, plan, planFile, passwordsTo } = argv as Pick<
    ImportOptions,
    'approvals' | 'plan' | 'planFile' | 'passwordsTo'
  >
  return {
    ...commonOptionsOf(argv, secret),
    interactive: argv['interactive'] === true,
    dryRun: argv['dryRun'] === true,
    details: argv['details'] === true,
    all: argv['all'] === true,
    failOnPending: argv['failOnPending'] === true,
    allowOlder: argv['allowOlder'] === true,
    acceptAnchors: argv['acceptAnchors'] === true,
    rematch: argv['rematch'] === true,
    allowOtherSource: argv['allowOtherSource'] === true,
    ...(approvals !== undefined && { approvals }),
    ...(plan !== undefined && { plan }),
    ...(planFile !== undefined && { planFile }),
    ...(passwordsTo !== undefined && { passwordsTo }),
    allow: allowOf(argv),
  }
}
