/** `status`: what an administrator wants to know in the morning, and what monitoring asks for. */
import { DEFAULT_NAMES } from '../../config/find-config.js'
import { commonOptionsOf, plainCommand } from '../../command-line/command.js'
import { commonOptions, STATUS_OPTIONS } from '../../command-line/option-tables.js'

export const statusCommand = plainCommand(
  {
    name: 'status',
    options: { ...STATUS_OPTIONS, ...commonOptions(DEFAULT_NAMES.import[0]) },
    describe: 'Show the last import, what is pending or expires, and what the next import would exceed',
  },
  async (argv, secret, io) => {
    const { runStatus } = await import('./run.js')
    const { parseConditions } = await import('../../core/report/conditions.js')
    const failOn = argv['failOn'] as string | undefined
    return runStatus(
      { ...commonOptionsOf(argv, secret), failOn: failOn === undefined ? [] : parseConditions(failOn) },
      io,
    )
  },
)
