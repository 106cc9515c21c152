/**
 * `diff`: what two users files differ in, by person. It needs no directory and, unless they are
 * signed, no config.
 */
import { DEFAULT_NAMES } from '../../config/find-config.js'
import { commonOptionsOf, flagsOf, plainCommand } from '../../command-line/command.js'
import { commonOptions, DIFF_OPTIONS } from '../../command-line/option-tables.js'

export const diffCommand = plainCommand(
  {
    name: 'diff',
    words: ['<OLD>', '<NEW>'],
    options: { ...DIFF_OPTIONS, ...commonOptions(`${DEFAULT_NAMES.import[0]} or ${DEFAULT_NAMES.export[0]}`) },
    describe: 'Compare two users files, by person',
  },
  async (argv, secret, io) => {
    const { runDiff } = await import('./run.js')
    const files = { before: String(argv['old']), after: String(argv['new']) }
    return runDiff({ ...commonOptionsOf(argv, secret), ...files, ...flagsOf(argv, ['all']) }, io)
  },
)
