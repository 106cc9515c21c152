/** `status`: the journal, the target, and what the next import would do. Writes nothing. */
import type { StatusOptions } from '../../config/options.js'
import { isEnd } from '../../core/journal/lines.js'
import { waiting } from '../../core/journal/runs.js'
import { holding } from '../../core/report/conditions.js'
import { statusOf } from '../../core/report/status.js'
import { EXIT_CODES } from '../../errors.js'
import { heldFiles } from '../../files/remembered.js'
import { readJournal } from '../../files/journal-files.js'
import { readFrames } from '../../files/recorded-runs.js'
import type { Io } from '../../process/io.js'
import { writeOutput } from '../../process/output.js'
import { textStyle } from '../../terminal/text-style.js'
import { exceededView } from '../../run/limits.js'
import { lookAhead } from '../import/look-ahead.js'
import { statusText } from './text.js'
import { openToRead } from '../open-to-read.js'

/** @returns 10 when a condition of --fail-on holds. @throws ConfigurationError, UnavailableError */
export async function runStatus(options: StatusOptions, io: Io): Promise<number> {
  const { settings, log } = openToRead(options, io, 'status')
  const { context, planned, problem } = await lookAhead(settings, io, log)
  const status = statusOf({
    runs: readFrames(settings),
    pending: waiting(readJournal(settings, isEnd)),
    managed: context.managed,
    held: heldFiles(settings),
    exceeded: exceededView(planned?.exceeded ?? []),
    refused: problem,
    now: context.now,
  })
  const held = holding(options.failOn, status)
  const text = () => statusText(status, held, textStyle(io))
  writeOutput({ text, json: () => ({ ...status, fail_on: held }) }, options.output, io)
  return held.length === 0 ? EXIT_CODES.done.code : EXIT_CODES.pending.code
}
