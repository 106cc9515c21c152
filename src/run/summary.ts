/** The summary of a run on standard output: text for a terminal, else one JSON object. */
import { configOption } from '../config/find-config.js'
import type { ImportOptions } from '../config/options.js'
import { isLogged } from '../core/log-level.js'
import { SyncError } from '../errors.js'
import type { Io } from '../process/io.js'
import { isOnScreen } from '../terminal/on-screen.js'
import { textStyle } from '../terminal/text-style.js'
import { writeOutput } from '../process/output.js'
import type { RunOutcome } from './outcome.js'
import { summaryText } from './summary-text.js'

type ShowOptions = Pick<ImportOptions, 'config' | 'output' | 'details' | 'all'>

/** @param error that ended the run early */
export function writeSummary(outcome: RunOutcome, dryRun: boolean, error: unknown, options: ShowOptions, io: Io): void {
  const { output, details, all } = options
  const summary = outcome.summary(dryRun, error)
  const level = error instanceof SyncError && error.level === 'warning' ? 'WARNING' : 'ERROR'
  const logIsBeside = isOnScreen(options, io) && isLogged(level, outcome.logLevel)
  const { expiring, done, tally } = outcome
  const style = {
    ...textStyle(io),
    details,
    all,
    extended: tally.extended,
    done,
    expiring,
    passwords: outcome.passwords(),
    logIsBeside,
    configOption: configOption(options),
  }
  writeOutput({ text: () => summaryText(summary, style), json: () => summary }, output, io)
}
