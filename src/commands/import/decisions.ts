/**
 * The decisions of people before the run: remembered rejections, and the approvals file. They are
 * read first, so that a broken file changes nothing.
 */
import type { ImportSettings } from '../../config/settings.js'
import { parseEntries, readApprovals, readResolutions } from '../../files/resolutions-file.js'
import type { DecisionFiles } from '../../core/decisions/decide.js'
import type { Resolution } from '../../core/decisions/resolution.js'
import { howMany } from '../../core/text/how-many.js'
import { ConfigurationError } from '../../errors.js'
import type { Io } from '../../process/io.js'
import { readInput } from '../../process/read-input.js'
import type { Logger } from '../../process/logger.js'
import type { ImportOptions } from '../../config/options.js'

/**
 * @throws ConfigurationError when a file is broken, the approvals file is missing, or passwords are
 * to be made that nothing would keep
 */
export async function readDecisions(
  settings: ImportSettings,
  options: ImportOptions,
  io: Io,
  log: Logger,
): Promise<DecisionFiles> {
  const { entries, ignoredAccepts } = readResolutions(settings.resolutionsFile)
  if (ignoredAccepts > 0) {
    log.warning(
      `in ${settings.resolutionsFile}, ${howMany(ignoredAccepts, 'entry with "accept": true is', 'entries with "accept": true are')} ignored: approve with --interactive or --approvals`,
    )
  }
  const approvals = options.approvals === undefined ? [] : await readApprovalsFrom(options.approvals, io)
  if (options.passwordsTo === undefined && approvals.some(isToBeMade))
    throw new ConfigurationError(
      'an entry of the approvals file has "generate": true, but nothing would save its password',
      'add --passwords-to FILE.zip',
    )
  for (const { password } of approvals) if (password != null && password !== '') log.redact(password)
  return { approvals, rejections: entries }
}

const isToBeMade = ({ type, accept, generate }: Resolution): boolean =>
  type === 'enable' && accept === true && generate === true

async function readApprovalsFrom(source: string, io: Io): Promise<Resolution[]> {
  if (source !== '-') return readApprovals(source)
  return parseEntries(await readInput(io), 'standard input')
}
