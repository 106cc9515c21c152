/**
 * `export`: config → directory → users file. The file is written last and whole: a failed export
 * keeps the previous one.
 */
import { once } from 'node:events'
import { loadExportSettings } from '../../config/load-settings.js'
import { UNSIGNED, UNSIGNED_REMEDY } from '../../config/secret.js'
import type { ExportSettings } from '../../config/settings.js'
import type { Directory } from '../../directory/directory.js'
import { connect } from '../../directory/powershell/connect.js'
import type { DomainInfo } from '../../directory/directory.js'
import { filledAttributes } from '../../core/users-file/people-from-directory.js'
import { conflictWarnings, withoutConflicts } from '../../core/users-file/replication-conflicts.js'
import { differenceOf } from '../../core/users-file/difference.js'
import { usersFileText, type ExportedPerson } from '../../core/users-file/write.js'
import { EXIT_CODES, InterruptedError } from '../../errors.js'
import { attempt } from '../../files/attempt.js'
import { readUsersFileAt } from '../../files/import-file.js'
import { writeAtomically } from '../../files/atomic-file.js'
import { readExportState, rememberExport } from '../../files/export-state.js'
import { checkExportFiles } from '../../files/roles.js'
import type { Io } from '../../process/io.js'
import type { Logger } from '../../process/logger.js'
import type { ExportOptions } from '../../config/options.js'
import { gatherPeople } from '../../snapshot/source.js'
import { isOnScreen } from '../../terminal/on-screen.js'
import { writeExportSummary, type ExportSummary } from './summary.js'
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
  const directory = await connect(settings, io, log)
  try {
    log.info(`export of ${settings.userPath} begins`, 'runBegun')
    io.status.show('reading the users ...')
    await writeExport(directory, settings, options, io, log)
  } finally {
    io.status.clear()
    await directory.close()
  }
  return EXIT_CODES.done.code
}

async function writeExport(
  directory: Directory,
  settings: ExportSettings,
  options: ExportOptions,
  io: Io,
  log: Logger,
): Promise<void> {
  const { people, conflicts } = withoutConflicts(await gatherPeople(directory, settings))
  if (io.interrupted.aborted) throw new InterruptedError()
  for (const warning of conflictWarnings(conflicts)) log.warning(warning)
  if (people.length === 0) log.warning('no user is exported: importing this file changes nothing')
  const timestamp = io.now().toISOString()
  const { domainSid, dnsName } = directory.domain
  const sequence = rememberedSequence(people, directory.domain, settings, log)
  const text = usersFileText(
    {
      timestamp,
      source: settings.anchor ? { domainSid, dnsName } : null,
      sequence: settings.anchor ? sequence : null,
      searchGroups: settings.searchGroups,
      people,
    },
    settings.hmac,
  )
  const file = settings.exportFile
  const changes = file === null ? null : changesSince(file, people, settings)
  if (file === null) await writeOut(text, io)
  else writeAtomically(file, text)
  if (settings.hmac === null) log.warning(`${UNSIGNED}; ${UNSIGNED_REMEDY}`)
  log.info(logLine(people, settings), 'runEnded')
  if (file !== null) {
    const summary = {
      users: people.length,
      disabled: disabledOf(people),
      file,
      signed: settings.hmac !== null,
      timestamp,
      ...(changes !== null && { changes }),
    }
    writeExportSummary(summary, options.output, io)
  }
}

/**
 * The number of this export, which is remembered at once, with warnings about values that this
 * export lacks and the last one had.
 * @returns null when the users go to standard output: there is no export_file for a count beside it
 */
function rememberedSequence(
  people: readonly ExportedPerson[],
  domain: DomainInfo,
  settings: ExportSettings,
  log: Logger,
): number | null {
  if (settings.exportFile === null) return null
  const { state, problem } = readExportState(settings.exportFile)
  if (problem !== null) log.warning(`${problem}: the exports are counted from 1 again`)
  const attributes = filledAttributes(people)
  if (people.length > 0)
    for (const warning of hiddenAttributeWarnings(attributes, state?.attributes ?? [], settings, domain))
      log.warning(warning)
  const sequence = (state?.sequence ?? 0) + 1
  rememberExport(settings.exportFile, { sequence, attributes })
  return sequence
}

/** What is new since the file that this one replaces; null where there is none that can be read. */
function changesSince(
  file: string,
  people: readonly ExportedPerson[],
  { hmac }: Pick<ExportSettings, 'hmac'>,
): Required<ExportSummary>['changes'] | null {
  const previous = attempt(() => readUsersFileAt(file, hmac))
  return previous === undefined ? null : { since: previous.timestamp, ...differenceOf(previous.people, people) }
}

/** Waits until a slow reader has taken all of it: the process may end right after. */
async function writeOut(text: string, { stdout, status }: Io): Promise<void> {
  status.clear()
  if (!stdout.write(text)) await once(stdout, 'drain')
}

const disabledOf = (people: readonly ExportedPerson[]): number => people.filter((person) => person.disabled).length

function logLine(people: readonly ExportedPerson[], { userPath, exportFile, hmac }: ExportSettings): string {
  const signed = hmac === null ? 'not signed' : 'signed'
  return `exported ${people.length} users (${disabledOf(people)} disabled) of ${userPath} to ${exportFile ?? 'standard output'}, ${signed}`
}
