/**
 * `import`: config + users file + directory → plan → approvals → summary. The order of a run is the order of this file; each step has a
 * file of its own. Whatever ends a run early, the summary says what was done until then.
 */
import { randomUUID } from 'node:crypto'
import { loadImportSettings } from '../../config/load-settings.js'
import type { ImportOptions } from '../../config/options.js'
import { clockDifference, type ClockDifference } from '../../core/clock.js'
import { identify } from '../../core/plan/identify.js'
import { isOurs } from '../../core/plan/anchor.js'
import { makePlan } from '../../core/plan/plan.js'
import { anchorsToRemember } from '../../core/plan/set-aside.js'
import { planWarnings } from '../../core/plan/warnings.js'
import { connect } from '../../directory/powershell/connect.js'
import { askAboutLoss } from '../../interactive/lost-connection.js'
import { EXIT_CODES, InterruptedError, UnavailableError } from '../../errors.js'
import { readAnchors, readImportedFile } from '../../files/import-file.js'
import { readNewNames } from '../../files/new-names.js'
import { acquireLock, type Lock } from '../../files/lock.js'
import { checkImportFiles } from '../../files/roles.js'
import { stateFolder } from '../../files/resolutions-file.js'
import type { Logger } from '../../process/logger.js'
import type { Io } from '../../process/io.js'
import { packageManifest } from '../../package.js'
import { operator } from '../../process/operator.js'
import { describeRun, sourceView, type RunRecord } from '../../core/report/run-record.js'
import { readHoldersFor, readTarget } from '../../snapshot/target.js'
import { openAsking } from './asking.js'
import { confirmLimits } from '../../terminal/confirm-number.js'
import type { LimitCheck } from '../../core/safety/limits.js'
import type { Run } from './context.js'
import { readDecisions } from './decisions.js'
import { RunOutcome } from './outcome.js'
import { exceededView, limitError, questionOf } from './limits.js'
import { perform } from './perform.js'
import { previewRun } from './preview.js'
import { checkRematch, isRematchConfirmed, persistRejections, rejectionsOf, showRematch } from './rematch.js'
import { reportEnd } from './report.js'
import { writeSummary } from './summary.js'
import { unmatchedWarnings } from './unmatched.js'

/**
 * Writes the summary to standard output, also when the run ends early.
 * @returns the exit code
 * @throws SyncError when the run ended early
 */
export async function runImport(options: ImportOptions, io: Io): Promise<number> {
  const outcome = new RunOutcome()
  const write = (error?: unknown) => {
    const summary = outcome.summary(options.dryRun, error)
    writeSummary(summary, outcome.tally.extended, options.output, io)
    return summary
  }
  try {
    const settings = loadImportSettings(options, io)
    checkImportFiles(settings, options)
    const log = io.openLogger({ ...settings.log, source: 'import' })
    outcome.run = runRecord(settings, io)
    for (const warning of settings.warnings) log.warning(warning)
    checkRematch({ options, settings })
    const asking = openAsking(settings, options, io, log)
    const decisions = await readDecisions(settings, options, io, log)
    await importUsers({ settings, options, io, log, decisions, asking, outcome })
  } catch (thrown) {
    // The session closes on Ctrl-C, so whatever finds it closed was interrupted too.
    const interrupted = io.interrupted.aborted && thrown instanceof UnavailableError
    const error = interrupted ? new InterruptedError(`interrupted: ${thrown.message}`) : thrown
    write(error)
    throw error
  }
  const { required_interactions } = write()
  if (outcome.tally.failures.length > 0) return EXIT_CODES.partial.code
  return options.failOnPending && required_interactions.length > 0 ? EXIT_CODES.pending.code : EXIT_CODES.done.code
}

async function importUsers(run: Run): Promise<void> {
  const { settings, options, log } = run
  if (options.dryRun) return importUnderLock(run, null)
  const lock = await acquireLock(stateFolder(settings.resolutionsFile), settings.managedUserPath, {
    warn: (message) => log.warning(message),
  })
  try {
    await importUnderLock(run, lock)
  } finally {
    lock.release()
  }
}

async function importUnderLock(run: Run, lock: Lock | null): Promise<void> {
  const { settings, options, io, log, decisions, asking, outcome } = run
  const file = readImportedFile(settings, options, log, io.now())
  const { hash, timestamp, sequence } = file
  const usersFile = { path: settings.inputFile, hash, timestamp, sequence, source: sourceView(file.source) }
  const directory = await connect(settings, io, log, {
    onSession: ({ powershell }) => lock?.addPowerShell(powershell),
    ...(asking !== null && askAboutLoss(asking.prompts)),
  })
  // Waits for the step at hand, within bounds; no other one begins.
  io.interrupted.addEventListener('abort', () => void directory.close())
  try {
    if (io.interrupted.aborted) throw new InterruptedError()
    const record = { ...runRecord(settings, io), ...outcome.run }
    outcome.run = { ...record, users_file: usersFile, domain_controller: directory.domain.server }
    log.info(describeRun(outcome.run), 'runBegun')
    const clock = clockDifference(directory.domain, io.now())
    checkClock(clock, log)
    const remembered = readAnchors(settings)
    const newNamed = readNewNames(stateFolder(settings.resolutionsFile), settings.managedUserPath)
    const target = await readTarget(directory, settings, {
      people: file.people,
      searchGroups: file.searchGroups,
      rematch: options.rematch,
      newNamed,
      rememberedAnchors: (options.acceptAnchors ? null : remembered) ?? new Map<string, string>(),
      now: clock.toDirectory(io.now()),
    })
    const learnt = target.context.managed.filter(({ anchor }) => isOurs(anchor)).length
    if (remembered === null && learnt > 0)
      log.warning(`no anchors are remembered: ${learnt} are learnt from the directory, whoever wrote them`)
    const people = identify(target.context)
    const holders = await readHoldersFor(directory, target, people)
    const rejections = rejectionsOf(run, people)
    const plan = makePlan(people, holders, rejections)
    const decided = { ...run, decisions: { ...decisions, rejections } }
    for (const warning of planWarnings(plan)) log.warning(warning)
    showRematch(run, people)
    const { rehearsal, exceeded } = await previewRun(decided, plan, directory)
    outcome.exceeded = exceededView(exceeded)
    const tooMany = () => limitError(exceeded, options.rematch ? 0 : people.renumbered.length)
    if (options.dryRun) {
      outcome.rehearsed(rehearsal)
      if (exceeded.length > 0) throw tooMany()
    } else {
      if (exceeded.length > 0 && !(await isConfirmed(run, exceeded))) throw tooMany()
      if (!(await isRematchConfirmed(run, people)))
        throw new InterruptedError('not matched by name: nothing is changed')
      persistRejections(run, rejections)
      const restamped = options.rematch ? people.renumbered.map(({ user }) => user) : []
      const anchors = anchorsToRemember(remembered ?? new Map<string, string>(), plan.context, restamped)
      await perform(decided, plan, file, anchors, directory)
    }
    for (const line of unmatchedWarnings(outcome.unmatched, plan)) log.warning(line)
  } finally {
    reportEnd(run.outcome, options.dryRun, log)
    await directory.close()
  }
}

/** What is known of the run before its file is read. */
function runRecord({ configFile, configHash }: Run['settings'], { env }: Io): RunRecord {
  const { name, host } = operator(env)
  return {
    id: randomUUID(),
    version: packageManifest().version,
    operator: name,
    host,
    config: { path: configFile, hash: configHash },
    users_file: null,
    domain_controller: null,
  }
}

/** Whether a person at the terminal has typed the number of everybody concerned. */
async function isConfirmed({ asking }: Run, exceeded: readonly LimitCheck[]): Promise<boolean> {
  return asking !== null && (await confirmLimits(asking.prompts, exceeded.map(questionOf)))
}

/** @throws UnavailableError when this computer's clock is more than an hour off the domain controller's */
function checkClock({ text, verdict }: ClockDifference, log: Logger): void {
  const problem = `this computer's clock is ${text}`
  if (verdict === 'refused')
    throw new UnavailableError(
      problem,
      'set the time, date and time zone of this computer (w32tm /resync), then run again',
    )
  if (verdict === 'off') log.warning(`${problem}, from which expiration dates are counted`)
}
