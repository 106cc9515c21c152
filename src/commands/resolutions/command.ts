/**
 * `resolutions list`, `forget` and `reject`: shows remembered rejections, takes them back, so that
 * the next run asks again, and adds to them.
 */
import type { Arguments } from 'yargs'
import { DEFAULT_NAMES } from '../../config/find-config.js'
import type { ApprovalType } from '../../core/model.js'
import type { Io } from '../../process/io.js'
import type { ForgetOptions } from '../../config/options.js'
import { commonOptionsOf, type Command } from '../../command-line/command.js'
import { commonOptions, FORGET_OPTIONS, type OptionTable } from '../../command-line/option-tables.js'

const common = commonOptions(DEFAULT_NAMES.import[0])

export const resolutionsCommands: readonly Command[] = [
  command('list', 'Show what was rejected and is not asked again', common, (argv, secret, io) =>
    import('./run.js').then(({ listResolutions }) => listResolutions(commonOptionsOf(argv, secret), io)),
  ),
  command(
    'reject',
    'Remember rejections from standard input, in the form of an approvals file, each with "accept": false',
    common,
    (argv, secret, io) =>
      import('./reject.js').then(({ rejectResolutions }) => rejectResolutions(commonOptionsOf(argv, secret), io)),
  ),
  command(
    'forget',
    'Take rejections back: the next run asks again',
    { ...FORGET_OPTIONS, ...common },
    (argv, secret, io) =>
      import('./run.js').then(({ forgetResolutions }) => forgetResolutions(forgetOptionsOf(argv, secret), io)),
  ),
]

type RunWith = (argv: Arguments, secret: string | undefined, io: Io) => Promise<number>

function command(word: string, describe: string, options: OptionTable, run: RunWith): Command {
  return {
    name: `resolutions ${word}`,
    options,
    module: ({ secret, choose }) => ({
      command: word,
      describe,
      builder: (yargs) => yargs.options(options),
      handler: (argv) => choose((io) => run(argv, secret, io)),
    }),
  }
}

function forgetOptionsOf(argv: Arguments, secret: string | undefined): ForgetOptions {
  const user = argv['user'] as string | undefined
  const type = argv['type'] as ApprovalType | undefined
  const chosen = { ...(user !== undefined && { user }), ...(type !== undefined && { type }) }
  return { ...commonOptionsOf(argv, secret), all: argv['all'] === true, ...chosen }
}
