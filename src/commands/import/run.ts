/**
 * `import`: config + users file + directory → plan → approvals → summary. The order of a run is the
 * order of this file; each step has a file of its own. When a run ends early, the summary shows
 * what was done until then.
 */
import { loadImportSettings } from '../../config/load-settings.js'
import type { ImportOptions } from '../../config/options.js'
import { anchorsToRemember } from '../../core/plan/set-aside.js'
import { planWarnings } from '../../core/plan/warnings.js'
import { fromStart, type Starting } from '../../directory/powershell/connect.js'
import { askAboutLoss } from '../../interactive/lost-connection.js'
import { EXIT_CODES, InterruptedError } from '../../errors.js'
import { readImportedFile } from '../../files/import-file.js'
import { settleNewNames } from '../../files/new-names.js'
import { checkImportFiles } from '../../files/roles.js'
import { stateFolder } from '../../files/resolutions-file.js'
import { endSession } from '../../interactive/session.js'
import { KeptPasswords } from '../../interactive/passwords/kept-passwords.js'
import type { Io } from '../../process/io.js'
import { toStandardErrorOnly, type LogSettings } from '../../process/logger.js'
import type { CheckedUsersFile } from '../../core/users-file/read.js'
import { sourceView, type RunRecord } from '../../core/report/run-record.js'
import { reportLearnt } from './learnt.js'
import { anew } from './anew.js'
import { isAsking, openAsking } from './asking.js'
import { confirmLimits } from '../../terminal/confirm-number.js'
import type { Prompts } from '../../terminal/prompts.js'
import { whileConnected } from './connected.js'
import type { ImportRun } from './context.js'
import { readDecisions } from './decisions.js'
import { endOf } from './early-end.js'
import { RunOutcome } from './outcome.js'
import { exceededView, limitError, limitQuestion } from './limits.js'
import { performImport } from './perform.js'
import { openPasswordsTo } from './passwords-to.js'
import { planFrom, readTargetFor, type Imported } from './planned.js'
import { runRecord } from './open-recorder.js'
import { checkRematch, isRematchConfirmed, persistRejections, showRematch } from './rematch.js'
import { compareWithSaved, readSavedPlan, savePlan } from './saved-plan.js'
import { writeSummary } from './summary.js'
import { isOnScreen } from '../../terminal/on-screen.js'
import { askUnlocked, letGoWhileReading, readUnderLock, underLock, type Held } from './under-lock.js'
import { unmatchedWarnings } from './unmatched.js'

/**
 * Writes the summary to standard output, also when the run ends early.
 * @returns the exit code
 * @throws SyncError when the run ended early
 */
export async function runImport(options: ImportOptions, io: Io): Promise<number> {
  const outcome = new RunOutcome()
  const write = (error?: unknown) => writeSummary(outcome, options.dryRun, error, options, io)
  try {
    const settings = loadImportSettings(options, io)
    checkImportFiles(settings, options)
    outcome.logLevel = settings.log.level
    const logged = options.dryRun ? toStandardErrorOnly(settings.log) : settings.log
    const log = io.openLogger({ ...logged, source: 'import', ...whatScreenTells(options, io) })
    outcome.run = runRecord(settings, io)
    for (const warning of settings.warnings) log.warning(warning)
    checkRematch({ options, settings })
    const saved = readSavedPlan(options, settings)
    const asking = openAsking(settings, options, io, log)
    const decisions = await readDecisions(settings, options, io, log)
    const passwordsTo = await openPasswordsTo(settings, options, io, log)
    const kept = new KeptPasswords(passwordsTo?.file ?? null)
    await importUsers({ settings, options, io, log, decisions, saved, asking, passwordsTo, kept, outcome })
  } catch (thrown) {
    const error = endOf(thrown, { io, outcome })
    write(error)
    throw error
  }
  write()
  return exitCodeOf(outcome, options)
}

/** A session tells each change. */
function whatScreenTells(options: ImportOptions, io: Io): Pick<LogSettings, 'screenTells'> {
  if (isOnScreen(options, io)) return { screenTells: 'result' }
  return isAsking(options, io) ? { screenTells: 'changes' } : {}
}

function exitCodeOf({ tally, pending }: RunOutcome, { failOnPending }: ImportOptions): number {
  if (tally.failures.length > 0) return EXIT_CODES.partial.code
  return failOnPending && pending().length > 0 ? EXIT_CODES.pending.code : EXIT_CODES.done.code
}

async function importUsers(run: ImportRun): Promise<void> {
  const { settings, options, io, log, outcome } = run
  // It takes a second, which is enough to read the record of earlier runs and the file.
  await fromStart(settings, io, log, (starting) =>
    options.dryRun
      ? importHolding(run, null, starting)
      : underLock(
          run,
          (held) => importHolding(run, held, starting),
          () => exitCodeOf(outcome, options),
        ),
  )
}

/** @param held null: a dry run */
async function importHolding(run: ImportRun, held: Held | null, starting: Starting): Promise<void> {
  const { settings, options, io, log, asking } = run
  const read = () => readImportedFile(settings, options, log, io.now())
  const file = read()
  const usersFile = usersFileRecord(settings.inputFile, file)
  const askingAboutLoss = asking !== null && askAboutLoss(asking.prompts, () => letGoWhileReading(held))
  const connecting = { starting, held, usersFile, ...askingAboutLoss }
  await whileConnected(run, connecting, async (directory, now) => {
    const ahead = now.getTime() - io.now().getTime()
    const again = () => ({ file: read(), directory, now: new Date(io.now().getTime() + ahead) })
    try {
      let current = run
      let isAnew = await importFile(run, held, { file, directory, now })
      while (isAnew) {
        const imported = again()
        current = anew(current, usersFileRecord(settings.inputFile, imported.file))
        isAnew = await importFile(current, held, imported)
      }
    } catch (error) {
      await offerPasswords(run, held, error)
      throw error
    }
  })
}

/** Of a session that had to read all anew; the session itself offers those that it sets. */
async function offerPasswords({ asking, kept, io, log }: ImportRun, held: Held | null, error: unknown): Promise<void> {
  if (asking === null || kept.unsaved === 0) return
  held?.lock.release()
  await endSession({ ...asking, kept, io, log }, error)
}

const usersFileRecord = (
  path: string,
  { hash, timestamp, sequence, source }: CheckedUsersFile,
): RunRecord['users_file'] => ({
  path,
  hash,
  timestamp,
  sequence,
  source: sourceView(source),
})

interface ImportedFile extends Imported {
  file: CheckedUsersFile
}

/** @returns whether all is to be read anew, because another import has run meanwhile */
async function importFile(run: ImportRun, held: Held | null, imported: ImportedFile): Promise<boolean> {
  const { settings, options, log, outcome } = run
  const { file, directory } = imported
  const asRead = await readUnderLock(run, held, () => readTargetFor(run, imported))
  if (asRead === null) return true
  const { target, remembered } = asRead
  if (held !== null)
    settleNewNames(stateFolder(settings.resolutionsFile), settings.managedUserPath, target.context.newNamed)
  outcome.target = target.context
  reportLearnt(remembered, target.context.managed, log)
  const planned = await readUnderLock(run, held, () => planFrom(run, target, directory))
  if (planned === null) return true
  const { people, plan, decisions, rehearsal, exceeded } = planned
  const decided = { ...run, decisions }
  for (const warning of planWarnings(plan)) log.warning(warning)
  showRematch(run, people)
  if (held === null) outcome.rehearsed(rehearsal)
  savePlan(run, plan.context, rehearsal.actions)
  compareWithSaved(run, plan.context, rehearsal.actions)
  outcome.exceeded = exceededView(exceeded)
  outcome.planned = outcome.performed.length + rehearsal.actions.length
  const renumbered = options.rematch ? 0 : people.renumbered.length
  const tooMany = (shown?: 'plan' | 'question') => limitError(exceeded, { renumbered, ...(shown && { shown }) })
  if (held === null) {
    if (exceeded.length > 0) throw tooMany('plan')
    outcome.performed = [...rehearsal.actions]
  } else {
    if (exceeded.length > 0 && run.asking === null) throw tooMany()
    const { asking } = run
    const confirm = async (prompts: Prompts) => {
      if (!(await confirmLimits(prompts, exceeded.map(limitQuestion)))) throw tooMany('question')
      if (!(await isRematchConfirmed(run, people)))
        throw new InterruptedError('not matched by name: nothing is changed')
    }
    if (asking !== null && !(await askUnlocked(run, held, asking.prompts, () => confirm(asking.prompts)))) return true
    persistRejections(run, decisions.rejections)
    const restamped = options.rematch ? people.renumbered.map(({ user }) => user) : []
    const anchors = anchorsToRemember(remembered ?? new Map<string, string>(), plan.context, restamped)
    if (await performImport(decided, plan, file, anchors, directory, held)) return true
  }
  for (const line of unmatchedWarnings(outcome.unmatched, plan)) log.warning(line)
  return false
}
