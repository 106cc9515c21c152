/** `init export` and `init import`: ask the few questions needed and write a config file. */
import { DEFAULT_NAMES } from '../../config/find-config.js'
import type { ConfigKind } from '../../config/parameters.js'
import { commonOptionsOf, plainCommand, type Command } from '../../command-line/command.js'
import { commonOptions, type OptionTable } from '../../command-line/option-tables.js'

export const initCommands: readonly Command[] = [initCommand('export'), initCommand('import')]

function initCommand(kind: ConfigKind): Command {
  const common = commonOptions(DEFAULT_NAMES[kind][0])
  const options: OptionTable = {
    config: common['config']!,
    plain: common['plain']!,
    'log-level': common['log-level']!,
  }
  const describe = `Write or change the config file of ${kind} by answering a few questions`
  return plainCommand({ name: `init ${kind}`, options, describe }, async (argv, secret, io) => {
    const { runInit } = await import('./run.js')
    return runInit(kind, commonOptionsOf(argv, secret), io)
  })
}
