/**
 * A run from its plan on: limits, actions that happen by themselves, decisions of files, then
 * decisions of a person.
 */
import { decide } from '../../core/decisions/decide.js'
import { lapsed } from '../../core/decisions/resolution.js'
import type { Action, Approval } from '../../core/model.js'
import type { PlanSettings } from '../../core/plan/context.js'
import { text } from '../../core/values/value.js'
import type { Plan } from '../../core/plan/plan.js'
import { describeSending } from '../../core/report/actions.js'
import { APPROVALS } from '../../core/report/approvals.js'
import { someOf } from '../../core/text/some-of.js'
import type { PasswordRules } from '../../core/safety/approved.js'
import type { ImportSettings } from '../../config/settings.js'
import type { CheckedUsersFile } from '../../core/users-file/read.js'
import type { Directory } from '../../directory/directory.js'
import { InterruptedError } from '../../errors.js'
import { rememberAnchors, rememberImportedFile } from '../../files/import-file.js'
import { stateFolder, updateResolutions } from '../../files/resolutions-file.js'
import { AnotherImportError } from '../../interactive/another-import.js'
import { PassphraseMaker } from '../../interactive/passwords/passphrase-maker.js'
import { Recipients } from '../../interactive/passwords/recipients.js'
import { decideInteractively } from '../../interactive/session.js'
import { operator } from '../../process/operator.js'
import { readForTakeOver } from '../../snapshot/read-account.js'
import { versionsBefore } from '../../snapshot/state-versions.js'
import { refreshGroups } from '../../snapshot/target.js'
import { followAnchor } from '../../workflow/written-anchor.js'
import { rememberNewNames, type NewNamedAccount } from '../../files/new-names.js'
import { progress } from '../../terminal/progress-bar.js'
import { Workflow } from '../../workflow/workflow.js'
import { Denials, reportFailure, reportResult } from './report.js'
import type { ImportRun } from './context.js'
import { takeAgain, type Held } from './under-lock.js'

/**
 * @param anchors by objectGUID of the managed user, to be remembered; anchors that the run writes
 * are added
 * @param held the record: a change that cannot be recorded is not made; and the lock, which is let
 * go while a person is waited for
 * @returns whether another import has run meanwhile: then the lock is held, and all is to be done
 * anew
 * @throws SyncError that ends the run early
 */
export async function performImport(
  run: ImportRun,
  plan: Plan,
  file: CheckedUsersFile,
  anchors: Map<string, string>,
  directory: Directory,
  held: Held,
): Promise<boolean> {
  const { settings, options, io, log, decisions, asking, passwordsTo, kept, outcome } = run
  const { recorder, lock } = held
  rememberImportedFile(settings, file, anchors, io.now())
  forgetLapsed(run, plan)
  directory.restrictTo(settings.managedUserPath)
  recorder.know(plan.context.managed)
  const denials = new Denials()
  const exclusively = async <T>(act: () => Promise<T>): Promise<T> => {
    if (!(await takeAgain(run, held))) throw new AnotherImportError()
    try {
      return await act()
    } finally {
      rememberAnchors(settings, anchors)
      lock.release()
    }
  }
  const remember = (accounts: readonly NewNamedAccount[]) =>
    rememberNewNames(stateFolder(settings.resolutionsFile), settings.managedUserPath, accounts)
  const recipients = new Recipients(directory, plan.context)
  const words = asking?.words ?? passwordsTo?.words ?? []
  const maker = new PassphraseMaker({ directory, recipients, settings, words })
  const workflow: Workflow = new Workflow({
    plan,
    tally: outcome.tally,
    directory,
    rules: passwordRulesOf(settings),
    files: decisions,
    readForTakeOver: (candidate) => readForTakeOver(directory, plan.context, candidate),
    refreshGroups: (context) => refreshGroups(directory, context),
    exclusively,
    report: (result, about) => {
      denials.add(result)
      if (result.outcome.ok) outcome.performed.push(result.action)
      if (result.outcome.ok) recipients.done(result.action)
      reportResult(result, about === undefined ? null : acceptedBy(about), log)
      followAnchor(anchors, result, plan.context.settings.anchorAttribute)
    },
    reportFailure: (failure) => reportFailure(failure, log),
    generate: async (approval, guid) => {
      const made = await maker.make(approval, guid)
      if ('password' in made) log.redact(made.password)
      return made
    },
    sending: async (actions) => {
      await kept.sending(actions, { recipients, guidOf: (subject) => workflow.guidOf({ subject }) })
      // Before the record: a memory that cannot be kept stops the run while nothing is recorded as
      // sent.
      remember(actions.flatMap((action) => newNamed(action, null, plan.context.settings)))
      recorder.sending(actions, await versionsBefore(directory, actions))
      log.debug(describeSending(actions))
    },
    answered: async (actions, outcomes) => {
      await kept.answered(actions, outcomes)
      remember(
        actions.flatMap((action, index) => {
          const outcome = outcomes[index]
          return outcome?.ok === true && 'guid' in outcome
            ? newNamed(action, String(outcome.guid), plan.context.settings)
            : []
        }),
      )
      recorder.answered(actions, outcomes)
    },
    deciding: (approvals, accept, through) => recorder.decided(approvals, accept, decider, wayOf(through)),
    progress: progress(io, log),
    checkpoint: () => {
      if (io.interrupted.aborted) throw new InterruptedError()
    },
  })
  const decider = operator(io.env).name
  const wayOf = (through: 'approvals' | 'terminal') =>
    through === 'approvals' ? `--approvals ${options.approvals}` : 'the terminal'
  const acceptedBy = (approval: Approval) => {
    const through = workflow.decided.get(approval) === 'accept' ? 'approvals' : 'terminal'
    return `accepted by ${decider} through ${wayOf(through)}`
  }
  // Of an entry that was about something before another import came between, that is enough.
  const unheard = outcome.hasAsked ? outcome.unmatched : decisions.approvals
  const noteUnmatched = () => void (outcome.unmatched = workflow.unmatched.filter((entry) => unheard.includes(entry)))
  outcome.pending = () => workflow.pending
  outcome.hasAsked = true
  io.status.show('making the changes ...', { late: true })
  try {
    await (asking === null ? workflow.run() : asking.prompts.during(() => workflow.run()))
    noteUnmatched()
  } finally {
    rememberAnchors(settings, anchors)
  }
  if (asking !== null) {
    lock.release()
    const context = { ...asking, workflow, exclusively, kept, maker, directory, settings, io, log }
    // What a person accepts may open what an entry is about.
    if (await decideInteractively(context).finally(noteUnmatched)) return true
  }
  await kept.finish()
  denials.endIfAllDenied()
  return false
}

/**
 * The account of an action, where a `new_name` makes one that later runs are to know. @param guid
 * null: it is about to be made
 */
function newNamed(
  action: Action,
  guid: string | null,
  { anchorAttribute }: Pick<PlanSettings, 'anchorAttribute'>,
): NewNamedAccount[] {
  if (action.type !== 'create' || action.newNamed === null) return []
  const anchor = anchorAttribute === null ? undefined : action.attributes[anchorAttribute]?.[0]
  return [{ anchor: anchor === undefined ? null : text(anchor), guid, named: action.newNamed }]
}

/**
 * Rejected deactivations and removals: they are forgotten when their cause has ended, else there is
 * one warning.
 */
function forgetLapsed({ settings, decisions, log }: ImportRun, plan: Plan): void {
  const gone = lapsed(decisions.rejections, plan.approvals, plan.context.managed)
  const lapses = new Set(gone.map((entry) => JSON.stringify(entry)))
  if (gone.length > 0) updateResolutions(settings.resolutionsFile, [], (entry) => lapses.has(JSON.stringify(entry)))
  const decided = decide(plan.approvals, decisions, { seen: plan.approvals, used: new Set() })
  const active = decided.filter(({ kind, approval }) => kind === 'reject' && APPROVALS[approval.type].lapses)
  if (active.length > 0) {
    log.warning(
      `${active.length} deactivations or removals stay rejected (${settings.resolutionsFile}): ${someOf(active.map(({ approval }) => approval.user))}`,
    )
  }
}

export const passwordRulesOf = (settings: ImportSettings): PasswordRules => ({
  mustChangePassword: settings.usersMustChangePassword,
  cannotChangePassword: settings.usersCanNotChangePassword,
})
