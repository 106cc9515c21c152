/** The data that all steps of a run share, whether it is an import or an undo. */
import type { ImportSettings } from '../config/settings.js'
import type { Io } from '../process/io.js'
import type { Logger } from '../process/logger.js'
import type { RunOutcome } from './outcome.js'

export interface Run {
  settings: ImportSettings
  io: Io
  log: Logger
  outcome: RunOutcome
}
