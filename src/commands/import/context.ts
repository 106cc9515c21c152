/** What all steps of an import know. */
import type { ImportOptions } from '../../config/options.js'
import type { ImportSettings } from '../../config/settings.js'
import type { Io } from '../../process/io.js'
import type { Logger } from '../../process/logger.js'
import type { Asking } from './asking.js'
import type { DecisionFiles } from '../../core/decisions/decide.js'
import type { RunOutcome } from './outcome.js'

/** What is known before the directory is asked. */
export interface Run {
  settings: ImportSettings
  options: ImportOptions
  io: Io
  log: Logger
  decisions: DecisionFiles
  /** Who is asked; null: nobody. */
  asking: Asking | null
  outcome: RunOutcome
}
