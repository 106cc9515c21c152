/**
 * `resolutions list`, `forget` and `reject`: shows remembered rejections, takes them back, so that
 * the next run asks again, and adds to them.
 */
import { DEFAULT_NAMES } from '../../config/find-config.js'
import type { ApprovalType } from '../../core/model.js'
import { commonOptionsOf, flagsOf, plainCommand, valuesOf, type Command } from '../../command-line/command.js'
import { commonOptions, FORGET_OPTIONS } from '../../command-line/option-tables.js'

const common = commonOptions(DEFAULT_NAMES.import[0])

export const resolutionsCommands: readonly Command[] = [
  plainCommand(
    { name: 'resolutions list', options: common, describe: 'List rejections, which are not asked again' },
    async (argv, secret, io) => {
      const { listResolutions } = await import('./run.js')
      return listResolutions(commonOptionsOf(argv, secret), io)
    },
  ),
  plainCommand(
    {
      name: 'resolutions reject',
      options: common,
      describe:
        'Remember rejections from standard input, in the format of an approvals file, each with "accept": false',
    },
    async (argv, secret, io) => {
      const { rejectResolutions } = await import('./reject.js')
      return rejectResolutions(commonOptionsOf(argv, secret), io)
    },
  ),
  plainCommand(
    {
      name: 'resolutions forget',
      options: { ...FORGET_OPTIONS, ...common },
      describe: 'Take rejections back: the next run asks again',
    },
    async (argv, secret, io) => {
      const { forgetResolutions } = await import('./run.js')
      const type = valuesOf<'type', ApprovalType>(argv, ['type'])
      const chosen = { ...valuesOf(argv, ['user']), ...type, ...flagsOf(argv, ['all']) }
      return forgetResolutions({ ...commonOptionsOf(argv, secret), ...chosen }, io)
    },
  ),
]
