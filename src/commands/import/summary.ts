/** The summary of a run on standard output: text for a terminal, else one JSON object. */
import type { ImportOptions } from '../../config/options.js'
import type { Io } from '../../process/io.js'
import { textStyle } from '../../terminal/text-style.js'
import { writeOutput } from '../../process/output.js'
import type { RunOutcome } from './outcome.js'
import { summaryText } from './summary-text.js'

/** @param error that ended the run early */
export function writeSummary(
  outcome: RunOutcome,
  dryRun: boolean,
  error: unknown,
  { output, details, all }: Pick<ImportOptions, 'output' | 'details' | 'all'>,
  io: Io,
): void {
  const summary = outcome.summary(dryRun, error)
  const style = { ...textStyle(io), details, all, extended: outcome.tally.extended, done: outcome.done }
  writeOutput({ text: () => summaryText(summary, style), json: () => summary }, output, io)
}
