/** The run once more, after another import has come between: all is read and planned anew. */
import type { RunRecord } from '../../core/report/run-record.js'
import { readResolutions } from '../../files/resolutions-file.js'
import { runRecord } from '../../run/open-recorder.js'
import type { ImportRun } from './context.js'

/**
 * What the approvals file has accepted is done, and is not accepted a second time; what it has
 * rejected stays rejected. A saved plan still holds, and rejections may have come.
 */
export function anew(run: ImportRun, usersFile: RunRecord['users_file']): ImportRun {
  const { settings, outcome, decisions } = run
  outcome.run = { ...runRecord(settings, run.io), ...outcome.run, users_file: usersFile }
  outcome.isCarriedOut = false
  outcome.tally.forgetFailures()
  const isOpen = (entry: (typeof decisions.approvals)[number]) =>
    !outcome.hasAsked || entry.accept === false || outcome.unmatched.includes(entry)
  const approvals = decisions.approvals.filter(isOpen)
  return { ...run, decisions: { approvals, rejections: readResolutions(settings.resolutionsFile).entries } }
}
