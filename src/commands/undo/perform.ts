/**
 * Performs an undo in the way of every run: recorded before it is sent, in batches, with a line of
 * the log for each change.
 */
import { anchorsPutBack, reanchored } from '../../core/decisions/reanchor.js'
import type { PlanContext } from '../../core/plan/context.js'
import { nameRegistry } from '../../core/plan/conflicts.js'
import { describeSending } from '../../core/report/actions.js'
import { confirmed } from '../../core/safety/approved.js'
import type { UndoPlan } from '../../core/undo/plan-undo.js'
import { howMany } from '../../core/text/how-many.js'
import type { Directory } from '../../directory/directory.js'
import { InterruptedError } from '../../errors.js'
import { readAnchors, rememberAnchors } from '../../files/remembered.js'
import { readResolutions, replaceRejections } from '../../files/resolutions-file.js'
import { operator } from '../../process/operator.js'
import type { Recorder } from '../../run/recorder.js'
import { Denials } from '../../run/denials.js'
import { reportFailure, reportResult } from '../../run/report.js'
import { versionsBefore } from '../../snapshot/state-versions.js'
import { progress } from '../../terminal/progress-bar.js'
import { Ledger } from '../../workflow/ledger.js'
import { Performer } from '../../workflow/performer.js'
import { followAnchor, withoutChanging } from '../../workflow/written-anchor.js'
import type { UndoRun } from './context.js'

/** @throws SyncError that ends the run early */
export async function performUndo(
  { settings, io, log, outcome }: UndoRun,
  { actions, failures }: UndoPlan,
  { managed, settings: { managedUserPath, anchorAttribute }, dnsName }: PlanContext,
  directory: Directory,
  recorder: Recorder,
): Promise<void> {
  directory.restrictTo(managedUserPath)
  recorder.know(managed)
  const { resolutionsFile } = settings
  const { entries } = readResolutions(resolutionsFile)
  // Before the first write, as of the import that has moved them.
  const back = replaceRejections(
    resolutionsFile,
    entries,
    reanchored(entries, anchorsPutBack(actions, anchorAttribute)),
  )
  if (back > 0)
    log.info(
      `in ${resolutionsFile}, ${howMany(back, 'rejection is', 'rejections are')} by the anchors from before again`,
      'change',
    )
  const denials = new Denials()
  const anchors = new Map(readAnchors(settings))
  const confirmedBy = `confirmed by ${operator(io.env).name}`
  const ledger = new Ledger({
    tally: outcome.tally,
    report: (result) => {
      denials.add(result)
      if (result.outcome.ok) outcome.performed.push(result.action)
      reportResult(result, confirmedBy, log)
      followAnchor(anchors, result, anchorAttribute)
    },
    reportFailure: (failure) => reportFailure(failure, log),
  })
  for (const failure of failures) ledger.recordFailure(failure)
  const performer = new Performer({
    directory,
    ledger,
    registry: nameRegistry([], managedUserPath, dnsName),
    sending: async (sent) => {
      const certain = withoutChanging(anchors, sent, anchorAttribute)
      if (certain !== anchors) rememberAnchors(settings, certain)
      recorder.sending(sent, await versionsBefore(directory, sent))
      log.debug(describeSending(sent))
    },
    answered: (sent, outcomes) => recorder.answered(sent, outcomes),
    progress: progress(io, log),
    checkpoint: () => {
      if (io.interrupted.aborted) throw new InterruptedError()
    },
  })
  io.status.show('making the changes ...', { late: true })
  try {
    await performer.apply(
      confirmed(actions),
      () => undefined,
      () => undefined,
    )
  } finally {
    rememberAnchors(settings, anchors)
  }
  denials.endIfAllDenied()
}
