/**
 * `check export` and `check import`: a line for everything that is needed, with the remedy for what
 * is missing; nothing is changed.
 */
import type { ConfigKind } from '../../config/parameters.js'
import { DEFAULT_NAMES } from '../../config/find-config.js'
import { commonOptionsOf, plainCommand, type Command } from '../../command-line/command.js'
import { commonOptions } from '../../command-line/option-tables.js'

export const checkCommands: readonly Command[] = [
  checkCommand('export', 'Check everything that export needs'),
  checkCommand('import', 'Check everything that import needs, also rights, groups and the users file'),
]

function checkCommand(kind: ConfigKind, describe: string): Command {
  const options = commonOptions(DEFAULT_NAMES[kind][0])
  return plainCommand({ name: `check ${kind}`, options, describe }, async (argv, secret, io) => {
    const { runCheck } = await import('./run.js')
    return runCheck(kind, commonOptionsOf(argv, secret), io)
  })
}
