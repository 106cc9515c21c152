/**
 * `export`: config → directory → users file. The file is written last and whole: a failed export
 * keeps the previous one.
 */
import { loadExportSettings } from '../../config/load-settings.js'
import { UNSIGNED, UNSIGNED_REMEDY } from '../../config/secret.js'
import type { ExportSettings } from '../../config/settings.js'
import type { Directory } from '../../directory/directory.js'
import { connect } from '../../directory/powershell/connect.js'
import type { DomainInfo } from '../../directory/directory.js'
import { filledAttributes } from '../../core/users-file/people-from-directory.js'
import { conflictWarnings, withoutConflicts } from '../../core/users-file/replication-conflicts.js'
import { differenceOf } from '../../core/users-file/difference.js'
import type { CheckedUsersFile } from '../../core/users-file/read.js'
import { usersFileText, type ExportedPerson } from '../../core/users-file/write.js'
import { howMany } from '../../core/text/how-many.js'
import { ConfigurationError, EXIT_CODES, InterruptedError } from '../../errors.js'
import { attempt } from '../../files/attempt.js'
import { readUsersFileAt } from '../../files/users-file.js'
import { writeAtomically } from '../../files/atomic-file.js'
import { readExportState, rememberExport, rememberWritten } from '../../files/export-state.js'
import { checkExportFiles } from '../../files/roles.js'
import type { Io } from '../../process/io.js'
import type { Logger } from '../../process/logger.js'
import type { ExportOptions } from '../../config/options.js'
import { checkClock } from '../../run/check-clock.js'
import { gatherPeople } from '../../snapshot/source.js'
import { isOnScreen } from '../../terminal/on-screen.js'
import { summaryFormat, writeExportSummary, type ExportSummary } from './summary.js'
import { hiddenAttributeWarnings } from './warnings.js'

/**
 * @returns the exit code. @throws SyncError; no file was written then, and nothing to standard
 * output
 */
export async function runExport(options: ExportOptions, io: Io): Promise<number> {
  const settings = loadExportSettings(options, io)
  checkExportFiles(settings)
  const isTold = settings.exportFile !== null && isOnScreen(options, io)
  const log = io.openLogger({ ...settings.log, source: 'export', ...(isTold && { screenTells: 'result' }) })
  for (const warning of settings.warnings) log.warning(warning)
  const connecting = connect(settings, io, log)
  const format = summaryFormat(options.output, io)
  // PowerShell starts meanwhile. Nobody waits for a comparison that nobody sees.
  const previous = format === null ? null : previousFile(settings)
  const directory = await connecting
  try {
    log.info(`export of ${settings.userPath} begins`, 'runBegun')
    // An import refuses files that are older than one from the future.
    checkClock(directory.domain, io.now(), 'and the users file has its time', log)
    io.status.show('reading the users ...')
    const summary = await writeExport(directory, settings, previous, io, log)
    if (summary !== null && format !== null) writeExportSummary(summary, format, io)
  } finally {
    io.status.clear()
    await directory.close()
  }
  return EXIT_CODES.done.code
}

/** @returns null when the users went to standard output */
async function writeExport(
  directory: Directory,
  settings: ExportSettings,
  previous: CheckedUsersFile | null,
  io: Io,
  log: Logger,
): Promise<ExportSummary | null> {
  const { people, conflicts } = withoutConflicts(await gatherPeople(directory, settings))
  if (io.interrupted.aborted) throw new InterruptedError()
  for (const warning of conflictWarnings(conflicts)) log.warning(warning)
  if (people.length === 0) log.warning('no user is exported: importing this file changes nothing')
  const timestamp = io.now().toISOString()
  const { domainSid, dnsName } = directory.domain
  const memory = rememberedExport(people, directory.domain, settings, log)
  const text = usersFileText(
    {
      timestamp,
      source: settings.anchor ? { domainSid, dnsName } : null,
      sequence: settings.anchor ? (memory?.sequence ?? null) : null,
      searchGroups: settings.searchGroups,
      people,
    },
    settings.hmac,
  )
  const file = settings.exportFile
  if (file === null) await writeOut(text, io)
  else writeAtomically(file, text)
  memory?.isWritten()
  if (settings.hmac === null) log.warning(`${UNSIGNED}; ${UNSIGNED_REMEDY}`)
  log.info(logLine(people, settings), 'runEnded')
  if (file === null) return null
  const changes = previous && { since: previous.timestamp, ...differenceOf(previous.people, people) }
  const signed = settings.hmac !== null
  return { users: people.length, disabled: disabledOf(people), file, signed, timestamp, ...(changes && { changes }) }
}

/** What this export remembers for the next one. */
interface ExportMemory {
  sequence: number
  /** The attributes of an export that failed are not those of the last one. */
  isWritten(): void
}

/**
 * Remembers the number of this export at once, and warns about values that this export lacks and
 * the last one had.
 * @returns null when the users go to standard output: there is no export_file for a count beside it
 */
function rememberedExport(
  people: readonly ExportedPerson[],
  domain: DomainInfo,
  settings: ExportSettings,
  log: Logger,
): ExportMemory | null {
  const { exportFile } = settings
  if (exportFile === null) return null
  const { state, problem } = readExportState(exportFile)
  if (problem !== null) log.warning(`${problem}: the exports are counted from 1 again`)
  const before = state?.attributes ?? []
  // Where nobody is exported, nobody lacks anything.
  const attributes = people.length === 0 ? before : filledAttributes(people)
  for (const warning of hiddenAttributeWarnings(attributes, before, settings, domain)) log.warning(warning)
  const sequence = (state?.sequence ?? 0) + 1
  rememberExport(exportFile, { sequence, attributes: before })
  return { sequence, isWritten: () => rememberWritten(exportFile, { sequence, attributes }) }
}

/** The users file that this export replaces; null where there is none that can be read. */
const previousFile = ({ exportFile, hmac }: ExportSettings): CheckedUsersFile | null =>
  exportFile === null ? null : (attempt(() => readUsersFileAt(exportFile, hmac)) ?? null)

/**
 * Waits until a slow reader has taken all of it: the process may end right after. @throws
 * ConfigurationError when the reader goes away, or the disk behind is full: a part is no users file
 */
function writeOut(text: string, { stdout, status }: Io): Promise<void> {
  status.clear()
  return new Promise((resolve, reject) =>
    stdout.write(text, (error) => (error ? reject(cannotWriteOut(error)) : resolve())),
  )
}

const cannotWriteOut = (cause: Error): ConfigurationError =>
  new ConfigurationError(
    `standard output did not take the whole users file: ${cause.message}`,
    'let the reader take all of it, or name a file in export_file',
    { cause },
  )

const disabledOf = (people: readonly ExportedPerson[]): number => people.filter((person) => person.disabled).length

function logLine(people: readonly ExportedPerson[], { userPath, exportFile, hmac }: ExportSettings): string {
  const signed = hmac === null ? 'not signed' : 'signed'
  return `exported ${howMany(people.length, 'user')} (${disabledOf(people)} disabled) of ${userPath} to ${exportFile ?? 'standard output'}, ${signed}`
}
