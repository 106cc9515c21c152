/**
 * A run from its first write on: actions that happen by themselves, decisions of files, then
 * decisions of a person.
 */
import type { Resolution } from '../../core/decisions/resolution.js'
import type { Plan } from '../../core/plan/plan.js'
import type { CheckedUsersFile } from '../../core/users-file/read.js'
import type { Directory } from '../../directory/directory.js'
import { rememberFinished, rememberImportedFile } from '../../files/remembered.js'
import { decideInteractively } from '../../interactive/session.js'
import { Denials } from '../../run/denials.js'
import type { Held } from '../../run/under-lock.js'
import type { ImportRun } from './context.js'
import { forgetLapsed } from './lapsed.js'
import { Memory } from './memory.js'
import { openWorkflow } from './open-workflow.js'

export interface ToPerform {
  plan: Plan
  /** Entries of the approvals file that resolve no name. */
  spent?: readonly Resolution[]
  file: CheckedUsersFile
  /** By objectGUID of the managed user; those that the run writes are added. */
  anchors: ReadonlyMap<string, string>
}

/**
 * @param held the record: a change that cannot be recorded is not made; and the lock, which is let
 * go while a person is waited for
 * @returns whether another import has run meanwhile: then the lock is held, and all is to be done
 * anew
 * @throws SyncError that ends the run early
 */
export async function performImport(
  run: ImportRun,
  { plan, spent = [], file, anchors }: ToPerform,
  directory: Directory,
  held: Held,
): Promise<boolean> {
  const { settings, io, log, decisions, asking, kept, outcome } = run
  const memory = new Memory(settings, anchors, plan.context.settings.anchorAttribute)
  const isFirst = plan.context.isFirstUnfinished || plan.context.managed.length === 0
  rememberImportedFile(settings, file, { anchors: memory.anchors, isFirst }, io.now())
  forgetLapsed(run, plan)
  directory.restrictTo(settings.managedUserPath)
  held.recorder.know(plan.context.managed)
  const denials = new Denials()
  const opened = openWorkflow(run, { plan, spent }, { directory, held, memory, denials })
  const { workflow } = opened
  // Of an entry that was about something before another import came between, that is enough.
  const unheard = outcome.hasAsked ? outcome.unmatched : decisions.approvals
  const noteUnmatched = () => void (outcome.unmatched = workflow.unmatched.filter((entry) => unheard.includes(entry)))
  outcome.pending = () => workflow.pending
  outcome.hasAsked = true
  io.status.show('making the changes ...', { late: true })
  try {
    await (asking === null ? workflow.run() : asking.prompts.during(() => workflow.run()))
    noteUnmatched()
    outcome.isCarriedOut = true
  } finally {
    memory.keepAnchors()
  }
  rememberFinished(settings)
  if (asking !== null) {
    held.lock.release()
    const session = { ...asking, ...opened, kept, directory, settings, io, log }
    // What a person accepts may open what an entry is about.
    if (await decideInteractively(session).finally(noteUnmatched)) return true
  }
  await kept.finish()
  denials.endIfAllDenied()
  return false
}
