/**
 * `diff`: what two users files differ in, by person. It needs no directory and, unless they are
 * signed, no config.
 */
import { DEFAULT_NAMES } from '../../config/find-config.js'
import { commonOptionsOf, plainCommand } from '../../command-line/command.js'
import { commonOptions, DIFF_OPTIONS } from '../../command-line/option-tables.js'

export const diffCommand = plainCommand(
  {
    name: 'diff',
    words: ['<OLD>', '<NEW>'],
    options: { ...DIFF_OPTIONS, ...commonOptions(`${DEFAULT_NAMES.import[0]} or ${DEFAULT_NAMES.export[0]}`) },
    describe: 'Show what two users files differ in, by person',
  },
  async (argv, secret, io) => {
    const { runDiff } = await import('./run.js')
    const { old, new: current } = argv as unknown as { old: string; new: string }
    return runDiff({ ...commonOptionsOf(argv, secret), before: old, after: current, all: argv['all'] === true }, io)
  },
)
