/** The data that all steps of an undo share. */
import type { UndoOptions } from '../../config/options.js'
import type { Run } from '../../run/context.js'
import type { Prompts } from '../../terminal/prompts.js'
import type { ToUndo } from './to-undo.js'

export interface UndoRun extends Run {
  options: UndoOptions
  toUndo: ToUndo
  /** Where the number is asked for; null: --confirm has it, or nothing is performed. */
  prompts: Prompts | null
}
