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
    ...initCommands,
    ...checkCommands,
    exportCommand,
    importCommand,
    statusCommand,
    explainCommand,
    historyCommand,
    undoCommand,
    diffCommand,
    ...resolutionsCommands,
    ...completionCommands,
  ],
  groups: {
    check: 'Check everything that export or import needs; change nothing',
    completion: 'Print what a shell needs to complete commands',
    init: 'Write or change a config file by answering a few questions',
    resolutions: 'List rejections, or take them back',
  },
}
