/**
 * `undo`: what a run did, from the journal → the plan that puts it back (pure) → limits → a typed
 * number → apply → summary. The lock, the record and the apply are those of every import.
 */
import type { UndoOptions } from '../../config/options.js'
import { loadImportSettings } from '../../config/load-settings.js'
import type { Directory } from '../../directory/directory.js'
import { fromStart, type Starting } from '../../directory/powershell/connect.js'
import { EXIT_CODES } from '../../errors.js'
import { holdFile, isHeld } from '../../files/remembered.js'
import { checkImportFiles } from '../../files/roles.js'
import { isAnyProtectedSince } from '../../interactive/protected-since.js'
import type { Io } from '../../process/io.js'
import { confirmLimits } from '../../terminal/confirm-number.js'
import { toStandardErrorOnly } from '../../process/logger.js'
import { whileConnected } from '../../run/connected.js'
import { endOf } from '../../run/early-end.js'
import { limitError, limitQuestion } from '../../run/limits.js'
import { runRecord } from '../../run/open-recorder.js'
import { RunOutcome } from '../../run/outcome.js'
import { writeSummary } from '../../run/summary.js'
import { askUnlocked, underLock, type Held } from '../../run/under-lock.js'
import { canPrompt, Prompts } from '../../terminal/prompts.js'
import { isOnScreen } from '../../terminal/on-screen.js'
import type { UndoRun } from './context.js'
import { confirmUndo, rehearsalOf, unconfirmed } from './confirm.js'
import { findToUndo } from './to-undo.js'
import { performUndo } from './perform.js'
import { readAndPlan } from './plan.js'

/**
 * Writes the summary to standard output, also when the run ends early.
 * @returns the exit code
 * @throws SyncError when the run ended early
 */
export async function runUndo(options: UndoOptions, io: Io): Promise<number> {
  const outcome = new RunOutcome()
  const asked = options.confirm === undefined && canPrompt(io)
  // Without anybody to ask, and without the number, it is shown and nothing else.
  const onlyShows = options.dryRun || (options.confirm === undefined && !asked)
  const write = (error?: unknown) => writeSummary(outcome, onlyShows, error, options, io)
  let follow = (): void => undefined
  const exitCode = () => (outcome.tally.failures.length > 0 ? EXIT_CODES.partial : EXIT_CODES.done).code
  try {
    const settings = loadImportSettings(options, io)
    checkImportFiles(settings, {})
    outcome.logLevel = settings.log.level
    const log = io.openLogger({
      ...(onlyShows ? toStandardErrorOnly(settings.log) : settings.log),
      source: 'undo',
      ...(isOnScreen(options, io) && { screenTells: 'result' }),
    })
    for (const warning of settings.warnings) log.warning(warning)
    outcome.run = runRecord(settings, io)
    const run = { settings, options, io, log, outcome, prompts: asked ? new Prompts(io) : null }
    const undo = async (held: Held | null, starting: Starting) => {
      const toUndo = findToUndo(settings, options)
      outcome.run = { ...runRecord(settings, io), undoes: toUndo.run.id }
      follow = () => sayWhatFollows({ ...run, toUndo })
      const connected = { starting, held, usersFile: null }
      await whileConnected(run, connected, (directory, now) => undoRun({ ...run, toUndo }, held, directory, now))
    }
    await fromStart(settings, io, log, (starting) =>
      onlyShows ? undo(null, starting) : underLock(run, (held) => undo(held, starting), exitCode),
    )
  } catch (thrown) {
    const error = endOf(thrown, { io, outcome })
    write(error)
    throw error
  }
  write()
  // After the plan, which may fill the screen.
  follow()
  return exitCode()
}

/**
 * All is planned anew, for the same run, where another import ran or an account became protected
 * while a person was asked.
 */
async function undoRun(run: UndoRun, held: Held | null, directory: Directory, now: () => Date): Promise<void> {
  if (held === null) return showOnly(run, directory, now())
  const { settings, options } = run
  let current = run
  while (!(await undoOnce(current, held, directory, now())))
    current = { ...run, toUndo: findToUndo(settings, { ...options, run: run.toUndo.run.id }) }
}

async function showOnly(run: UndoRun, directory: Directory, now: Date): Promise<void> {
  const { options, outcome } = run
  const { plan, exceeded, count } = await readAndPlan(run, directory, now)
  outcome.rehearsed(rehearsalOf(plan))
  if (exceeded.length > 0) throw limitError(exceeded, { renumbered: 0, shown: 'plan' })
  if (!options.dryRun && (count > 0 || options.hold)) throw unconfirmed(count)
}

/**
 * @returns false when another import has run while a person was asked, or an account has become
 * protected: nothing was done
 */
async function undoOnce(run: UndoRun, held: Held, directory: Directory, now: Date): Promise<boolean> {
  const { settings, options, toUndo, log, outcome, prompts } = run
  const { context, plan, exceeded, count } = await readAndPlan(run, directory, now)
  const ask = async () => {
    if (exceeded.length > 0 && !(prompts && (await confirmLimits(prompts, exceeded.map(limitQuestion)))))
      throw limitError(exceeded, { renumbered: 0, ...(prompts && { shown: 'question' }) })
    await confirmUndo(run, plan, count)
  }
  if (prompts === null) await ask()
  else if (!(await askUnlocked(run, held, prompts, ask))) return false
  else if (await isAnyProtectedSince(directory, plan.actions, prompts)) return false
  if (prompts !== null) outcome.changesConfirmed = plan.actions.length
  // First: whatever ends the undo, the file that it undoes does not come back.
  const file = toUndo.run.header.users_file
  if (options.hold && file !== null) {
    holdFile(settings, file, toUndo.run.id)
    log.info(`the users file (SHA-256 ${file.hash}) is kept out of further imports; import --allow-older takes it`)
  }
  await performUndo(run, plan, context, directory, held.recorder)
  return true
}

/** The cause is in the file, and a file is imported again. */
function sayWhatFollows({ settings, toUndo, log }: UndoRun): void {
  const file = toUndo.run.header.users_file
  if (file === null || isHeld(settings, file.hash)) return
  log.warning(
    'the next import of the same users file would do it all again: put it right in the source and export again, ' +
      'or keep the file out with undo --hold',
  )
}
