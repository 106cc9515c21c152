/**
 * `import`: config + users file + directory → plan → approvals → summary. The order of a run is the
 * order of this file, and then of `steps.ts`. When a run ends early, the summary shows what was
 * done until then.
 */
import { loadImportSettings } from '../../config/load-settings.js'
import type { ImportOptions } from '../../config/options.js'
import { fromStart, type Starting } from '../../directory/powershell/connect.js'
import { askAboutLoss } from '../../interactive/lost-connection.js'
import { EXIT_CODES } from '../../errors.js'
import { readImportedFile } from '../../files/import-file.js'
import { checkImportFiles } from '../../files/roles.js'
import { endSession } from '../../interactive/session.js'
import { KeptPasswords } from '../../interactive/passwords/kept-passwords.js'
import type { Io } from '../../process/io.js'
import { toStandardErrorOnly, type LogSettings } from '../../process/logger.js'
import type { Resolution } from '../../core/decisions/resolution.js'
import type { CheckedUsersFile } from '../../core/users-file/read.js'
import { sourceView, type RunRecord } from '../../core/report/run-record.js'
import { whileConnected } from '../../run/connected.js'
import type { Run } from '../../run/context.js'
import { endOf } from '../../run/early-end.js'
import { runRecord } from '../../run/open-recorder.js'
import { RunOutcome } from '../../run/outcome.js'
import { writeSummary } from '../../run/summary.js'
import { letGoWhileReading, recordEnd, underLock, type Held } from '../../run/under-lock.js'
import { isOnScreen } from '../../terminal/on-screen.js'
import { anew } from './anew.js'
import { isAsking, openAsking } from './asking.js'
import type { ImportRun } from './context.js'
import { readGivenApprovals, readRejections } from './decisions.js'
import { openPasswordsTo } from './passwords-to.js'
import { checkRematch } from './rematch.js'
import { readSavedPlan } from './saved-plan.js'
import { importFile } from './steps.js'

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
    await importUsers(await readGiven({ settings, options, io, log, outcome }))
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

/** An import whose remembered rejections are not read yet. */
type Begun = Omit<ImportRun, 'decisions'> & { approvals: readonly Resolution[] }

/**
 * What the command line gives. A person or a program may take their time over it, so this holds no
 * lock.
 * @throws what is wrong with it, after that is recorded: status is to tell of a nightly run that
 * ends here
 */
async function readGiven(run: Run & { options: ImportOptions }): Promise<Begun> {
  const { settings, options, io, log, outcome } = run
  try {
    checkRematch({ options, settings })
    const saved = readSavedPlan(options, settings)
    const asking = openAsking(settings, options, io, log)
    const approvals = await readGivenApprovals(options, io, log)
    const passwordsTo = await openPasswordsTo(settings, options, io, log)
    const kept = new KeptPasswords(passwordsTo?.file ?? null)
    outcome.passwords = () => kept.savedPasswords
    return { ...run, saved, asking, approvals, passwordsTo, kept }
  } catch (error) {
    if (!options.dryRun) await recordEnd(run, error)
    throw error
  }
}

async function importUsers(run: Begun): Promise<void> {
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
async function importHolding({ approvals, ...begun }: Begun, held: Held | null, starting: Starting): Promise<void> {
  const { settings, options, io, log, asking } = begun
  const run: ImportRun = { ...begun, decisions: { approvals, rejections: readRejections(settings, log) } }
  const read = () => readImportedFile(settings, options, log, io.now())
  const file = read()
  const usersFile = usersFileRecord(settings.inputFile, file)
  const askingAboutLoss = asking !== null && askAboutLoss(asking.prompts, () => letGoWhileReading(held))
  const connecting = { starting, held, usersFile, ...askingAboutLoss }
  await whileConnected(run, connecting, async (directory, now) => {
    let current = run
    let imported = { file, directory, now: now() }
    try {
      while (await importFile(current, held, imported)) {
        imported = { file: read(), directory, now: now() }
        current = anew(current, usersFileRecord(settings.inputFile, imported.file))
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
