/** `explain USER`: one person, on the side of the config: the source's or the target's. */
import { DEFAULT_NAMES } from '../../config/find-config.js'
import { commonOptionsOf, plainCommand } from '../../command-line/command.js'
import { commonOptions } from '../../command-line/option-tables.js'

export const explainCommand = plainCommand(
  {
    name: 'explain',
    words: ['<USER>'],
    options: commonOptions(`${DEFAULT_NAMES.import[0]} or ${DEFAULT_NAMES.export[0]}`),
    describe:
      'Explain one person: the entry in the file, the account, the groups, what the next import would do, and why',
  },
  async (argv, secret, io) => {
    const { runExplain } = await import('./run.js')
    return runExplain({ ...commonOptionsOf(argv, secret), user: String(argv['user']) }, io)
  },
)
