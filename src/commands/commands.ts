/** All commands of the program, in the order in which help lists them. */
import type { CommandSet } from '../command-line/command.js'
import { checkCommands } from './check/command.js'
import { completionCommands } from './completion/command.js'
import { diffCommand } from './diff/command.js'
import { explainCommand } from './explain/command.js'
import { exportCommand } from './export/command.js'
import { historyCommand } from './history/command.js'
import { importCommand } from './import/command.js'
import { initCommands } from './init/command.js'
import { resolutionsCommands } from './resolutions/command.js'
import { statusCommand } from './status/command.js'
import { undoCommand } from './undo/command.js'

export const COMMANDS: CommandSet = {
  commands: [
    exportCommand,
    importCommand,
    ...checkCommands,
    ...initCommands,
    ...resolutionsCommands,
    statusCommand,
    explainCommand,
    historyCommand,
    undoCommand,
    diffCommand,
    ...completionCommands,
  ],
  groups: {
    check: 'Look whether all that export or import needs is there, changing nothing',
    completion: 'Print what a shell needs to complete commands',
    init: 'Ask the few questions needed and write a config file',
    resolutions: 'Show and take back what was rejected',
  },
}
