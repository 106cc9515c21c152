/** `history`: what past runs did, by whom, from which file. */
import { DEFAULT_NAMES } from '../../config/find-config.js'
import { commonOptionsOf, flagsOf, plainCommand, valuesOf } from '../../command-line/command.js'
import { commonOptions, HISTORY_OPTIONS } from '../../command-line/option-tables.js'

export const historyCommand = plainCommand(
  {
    name: 'history',
    words: ['[RUN]'],
    options: { ...HISTORY_OPTIONS, ...commonOptions(DEFAULT_NAMES.import[0]) },
    describe: 'Show what past imports did, who ran them, and from which file',
  },
  async (argv, secret, io) => {
    const { runHistory } = await import('./run.js')
    const chosen = { ...valuesOf(argv, ['run', 'user']), ...flagsOf(argv, ['verify', 'all']) }
    return runHistory({ ...commonOptionsOf(argv, secret), ...chosen }, io)
  },
)
