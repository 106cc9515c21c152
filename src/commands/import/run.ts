/**
 * `import`: config + users file + directory → plan → approvals → summary. The order of a run is the order of this file; each step has a
 * file of its own. Whatever ends a run early, the summary says what was done until then.
 */
import { confirmLimits } from '../../terminal/confirm-number.js'
import { decideInteractively } from '../../interactive/session.js'
import { Workflow } from '../../workflow/workflow.js'
import { loadImportSettings } from '../../config/load-settings.js'
import type { ImportSettings } from '../../config/settings.js'
import { connect } from '../../directory/powershell/connect.js'
import { clockDifference } from '../../core/clock.js'
import { makePlan, type Plan } from '../../core/plan/plan.js'
import type { Approval } from '../../core/model.js'
import { planView, type Preview } from '../../core/report/view.js'
import { planWarnings } from '../../core/plan/warnings.js'
import { decisionOf, isAbout, lapsed, type Decision } from '../../core/decisions/resolution.js'
import { Tally, type Summary } from '../../core/report/summary.js'
import type { UsersFile } from '../../core/users-file/read.js'
import type { Directory } from '../../directory/directory.js'
import { EXIT_CODES, InterruptedError, SyncError, UnavailableError } from '../../errors.js'
import { readImportedFile, rememberImportedFile } from '../../files/import-file.js'
import { acquireLock } from '../../files/lock.js'
import { checkImportFiles } from '../../files/roles.js'
import { stateFolder, updateResolutions } from '../../files/resolutions-file.js'
import type { Io } from '../../process/io.js'
import type { Logger } from '../../process/logger.js'
import type { ImportOptions } from '../../config/options.js'
import { gather, refreshGroups } from '../../snapshot/target.js'
import { readForTakeOver } from '../../snapshot/read-account.js'
import { readDecisions, type Decisions } from './decisions.js'
import { openAsking, type Asking } from './asking.js'
import { exceededLimits, limitError } from './limits.js'
import { Denials, reportFailure, reportResult } from './report.js'
import { writeSummary } from './summary.js'

/** How far the run came: what its summary is made of. */
interface Run {
  settings: ImportSettings
  options: ImportOptions
  io: Io
  log: Logger
  decisions: Decisions
  /** Who is asked; null: nobody. */
  asking: Asking | null
  tally: Tally
  workflow?: Workflow
  preview?: Preview
}

/**
 * Writes the summary to standard output, also when the run ends early.
 * @returns the exit code
 * @throws SyncError when the run ended early
 */
export async function runImport(options: ImportOptions, io: Io): Promise<number> {
  const run: Partial<Run> & Pick<Run, 'tally'> = { tally: new Tally() }
  try {
    const settings = loadImportSettings(options, io)
    checkImportFiles(settings, options)
    const log = io.openLogger({ ...settings.log, source: 'import' })
    Object.assign(run, { settings, options, io, log })
    for (const warning of settings.warnings) log.warning(warning)
    run.asking = openAsking(settings, options, io, log)
    run.decisions = await readDecisions(settings, options, io, log)
    await importUsers(run as Run)
  } catch (thrown) {
    // The session closes on Ctrl-C, so whatever finds it closed was interrupted too.
    const error =
      io.interrupted.aborted && thrown instanceof UnavailableError
        ? new InterruptedError(`interrupted: ${thrown.message}`)
        : thrown
    writeSummary(summaryOf(run, options, error), run.tally.extended, options.output, io)
    throw error
  }
  const summary = summaryOf(run, options)
  writeSummary(summary, run.tally.extended, options.output, io)
  if (run.tally.failures > 0) return EXIT_CODES.partial.code
  return options.failOnPending && summary.required_interactions.length > 0
    ? EXIT_CODES.pending.code
    : EXIT_CODES.done.code
}

async function importUsers(run: Run): Promise<void> {
  const { settings, options, io, log } = run
  const folder = stateFolder(settings.resolutionsFile)
  const lock = options.dryRun
    ? null
    : await acquireLock(folder, settings.managedUserPath, { onWait: (message) => log.warning(message) })
  try {
    const file = readImportedFile(settings, options, log, io.now())
    const directory = await connect(settings, io, log)
    // Waits for the step at hand, within bounds; no other one begins.
    io.interrupted.addEventListener('abort', () => void directory.close())
    try {
      if (io.interrupted.aborted) throw new InterruptedError()
      lock?.addPowerShell(directory.domain.powershell.processId)
      const clock = clockDifference(directory.domain, io.now())
      if (!clock.tolerable) log.warning(`this computer's clock is ${clock.text}: expiration dates are counted from it`)
      const plan = makePlan(await gather(directory, settings, file.people, io.now()), run.decisions.rejections)
      for (const warning of planWarnings(plan)) log.warning(warning)
      if (options.dryRun) run.preview = preview(run, plan)
      else await perform(run, plan, file, directory)
    } finally {
      await directory.close()
    }
  } finally {
    lock?.release()
  }
}

/** The same plan, stopped before the first write. */
function preview({ decisions, settings, options, log }: Run, plan: Plan): Preview {
  const exceeded = exceededLimits(plan, settings, options, decisions)
  if (exceeded.length > 0)
    log.warning(`without --dry-run this would stop before any write: ${limitError(exceeded).message}`)
  const approvals = plan.approvals.map((approval) => ({ approval, decision: decide(decisions, approval) }))
  return { actions: plan.actions, approvals, failures: plan.failures }
}

/** What the files say about an approval: the approvals file outranks the rejections. */
function decide({ approvals, rejections }: Decisions, approval: Approval): Decision['kind'] | null {
  return (
    decisionOf(approvals, approval)?.decision.kind ??
    (rejections.some((entry) => isAbout(entry, approval)) ? 'reject' : null)
  )
}

async function perform(run: Run, plan: Plan, file: UsersFile, directory: Directory): Promise<void> {
  const { settings, options, io, log, decisions, asking, tally } = run
  const exceeded = exceededLimits(plan, settings, options, decisions)
  if (exceeded.length > 0 && !(asking !== null && (await confirmLimits(asking.prompts, exceeded))))
    throw limitError(exceeded)
  rememberImportedFile(settings, file, io.now())
  forgetLapsed(run, plan)
  directory.restrictTo(settings.managedUserPath)
  const denials = new Denials()
  const workflow = new Workflow({
    plan,
    tally,
    directory,
    rules: {
      mustChangePassword: settings.usersMustChangePassword,
      cannotChangePassword: settings.usersCanNotChangePassword,
    },
    ...decisions,
    readForTakeOver: (candidate) => readForTakeOver(directory, plan.context, candidate),
    refreshGroups: (context) => refreshGroups(directory, context),
    report: (result) => {
      denials.add(result)
      reportResult(result, log)
    },
    reportFailure: (failure) => reportFailure(failure, log),
    checkpoint: () => {
      if (io.interrupted.aborted) throw new InterruptedError()
    },
  })
  run.workflow = workflow
  await (asking === null ? workflow.run() : asking.prompts.during(() => workflow.run()))
  for (const { type, user } of workflow.unmatched)
    log.debug(`the entry of the approvals file for ${type} "${user}" matches nothing`)
  if (asking !== null) await decideInteractively({ ...asking, workflow, plan, directory, settings, io, log })
  denials.check()
}

/** Rejected deactivations and removals: forgotten when their cause is gone, else one warning. */
function forgetLapsed({ settings, decisions, log }: Run, plan: Plan): void {
  const gone = lapsed(decisions.rejections, plan.approvals, plan.context.managed)
  if (gone.length > 0)
    updateResolutions(settings.resolutionsFile, [], (entry) =>
      gone.some((lapse) => JSON.stringify(lapse) === JSON.stringify(entry)),
    )
  const active = plan.approvals.filter(
    (approval) =>
      (approval.type === 'disable' || approval.type === 'leave') && decide(decisions, approval) === 'reject',
  )
  if (active.length > 0) {
    log.warning(
      `${active.length} deactivations or removals stay rejected (${settings.resolutionsFile}): ${active.map(({ user }) => user).join(', ')}`,
    )
  }
}

function summaryOf(run: Partial<Run> & Pick<Run, 'tally'>, options: ImportOptions, error?: unknown): Summary {
  const pending = run.preview?.approvals.filter(({ decision }) => decision === null) ?? run.workflow?.pending ?? []
  const summary = run.tally.summary(pending, options.dryRun)
  if (run.preview !== undefined) summary.plan = planView(run.preview)
  if (error instanceof SyncError) {
    summary.error = {
      message: error.message,
      exit_code: error.exitCode,
      ...(error.remedy !== undefined && { remedy: error.remedy }),
    }
  } else if (error !== undefined) {
    summary.error = { message: 'internal error', exit_code: EXIT_CODES.internal.code }
  }
  return summary
}
