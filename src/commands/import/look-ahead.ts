/**
 * What the next import would do, for commands that only tell: read and planned as by a dry run,
 * without a lock, a record or a line in the log file.
 */
import type { CommonOptions, ImportOptions } from '../../config/options.js'
import type { ImportSettings } from '../../config/settings.js'
import { loadImportSettings } from '../../config/load-settings.js'
import { clockDifference } from '../../core/clock.js'
import { runsOf, type RecordedRun } from '../../core/journal/runs.js'
import { identify, type Identity } from '../../core/plan/identify.js'
import { makePlan } from '../../core/plan/plan.js'
import type { LimitCheck } from '../../core/safety/limits.js'
import type { UsersFile } from '../../core/users-file/read.js'
import { connect } from '../../directory/powershell/connect.js'
import type { Directory } from '../../directory/directory.js'
import { InputError } from '../../errors.js'
import { readDisabledAccounts } from '../../files/disabled-accounts.js'
import { readAnchors, readImportedFile, readUsersFileAt } from '../../files/import-file.js'
import { readJournal } from '../../files/journal-files.js'
import { readNewNames } from '../../files/new-names.js'
import { readResolutions, stateFolder } from '../../files/resolutions-file.js'
import type { Io } from '../../process/io.js'
import type { LogSource, Logger } from '../../process/logger.js'
import { readHoldersFor, readTarget } from '../../snapshot/target.js'
import type { Rehearsal } from '../../workflow/rehearse.js'
import type { DecisionFiles } from '../../core/decisions/decide.js'
import { previewRun } from './preview.js'

/** The options of a dry run without any others. */
export const DRY_RUN = {
  ...{ interactive: false, dryRun: true, details: false, all: false, failOnPending: false, allow: {} },
  ...{ allowOlder: false, allowOtherSource: false, acceptAnchors: false, rematch: false },
} satisfies Omit<ImportOptions, 'hmac'>

export interface Ahead {
  settings: ImportSettings
  runs: RecordedRun[]
  /** null: there is none, or it cannot be used; `people` is then nobody in the file. */
  file: UsersFile | null
  /** Why the next import would refuse the file; null: it would not. */
  problem: string | null
  people: Identity
  decisions: DecisionFiles
  rehearsal: Rehearsal
  exceeded: LimitCheck[]
}

/** @throws ConfigurationError @throws UnavailableError */
export async function lookAhead(options: CommonOptions, source: LogSource, io: Io): Promise<Ahead> {
  const settings = loadImportSettings(options, io)
  const log = io.openLogger({ ...settings.log, file: null, windowsEventLog: false, source })
  const runs = runsOf(readJournal(stateFolder(settings.resolutionsFile), settings.managedUserPath))
  const { file, problem } = readFile(settings, io, log)
  const directory = await connect(settings, io, log)
  try {
    io.status.show('reading the target ...')
    return { settings, runs, file, problem, ...(await plan(settings, file, directory, io.now())) }
  } finally {
    io.status.clear()
    await directory.close()
  }
}

async function plan(
  settings: ImportSettings,
  file: UsersFile | null,
  directory: Directory,
  now: Date,
): Promise<Pick<Ahead, 'people' | 'decisions' | 'rehearsal' | 'exceeded'>> {
  const target = await readTarget(directory, settings, {
    people: file?.people ?? [],
    searchGroups: file?.searchGroups ?? null,
    rematch: false,
    newNamed: readNewNames(stateFolder(settings.resolutionsFile), settings.managedUserPath),
    disabledHere: readDisabledAccounts(settings),
    rememberedAnchors: readAnchors(settings) ?? new Map<string, string>(),
    now: clockDifference(directory.domain, now).toDirectory(now),
  })
  const people = identify(target.context)
  const holders = await readHoldersFor(directory, target, people)
  const decisions = { approvals: [], rejections: readResolutions(settings.resolutionsFile).entries }
  const planned = makePlan(people, holders, decisions.rejections)
  const run = { settings, decisions, options: DRY_RUN }
  return { people, decisions, ...(await previewRun(run, planned, directory)) }
}

/** A file that the import would refuse as replayed is read all the same. */
function readFile(settings: ImportSettings, io: Io, log: Logger): Pick<Ahead, 'file' | 'problem'> {
  try {
    return { file: readImportedFile(settings, DRY_RUN, log, io.now()), problem: null }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { file: readable(settings), problem: error.message }
  }
}

function readable({ inputFile, hmac }: ImportSettings): UsersFile | null {
  try {
    return readUsersFileAt(inputFile, hmac)
  } catch (error) {
    if (error instanceof InputError) return null
    throw error
  }
}
