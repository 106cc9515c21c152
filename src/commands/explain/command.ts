/** `explain USER`: one person on both sides, and why. */
import { DEFAULT_NAMES } from '../../config/find-config.js'
import { commonOptionsOf, plainCommand } from '../../command-line/command.js'
import { commonOptions } from '../../command-line/option-tables.js'

export const explainCommand = plainCommand(
  {
    name: 'explain',
    words: ['<USER>'],
    options: commonOptions(`${DEFAULT_NAMES.import[0]}, else ${DEFAULT_NAMES.export[0]}`),
    describe: 'Explain one person: in the file, in the target, in which groups, what the next import would do, and why',
  },
  async (argv, secret, io) => {
    const { runExplain } = await import('./run.js')
    return runExplain(String(argv['user']), commonOptionsOf(argv, secret), io)
  },
)
