/**
 * The decisions of people before the run: the approvals file, and remembered rejections. They are
 * read before the target is, so that a broken file changes nothing.
 */
import type { ImportSettings } from '../../config/settings.js'
import { parseEntries, readApprovals, readResolutions } from '../../files/resolutions-file.js'
import type { Resolution } from '../../core/decisions/resolution.js'
import { howMany } from '../../core/text/how-many.js'
import { ConfigurationError } from '../../errors.js'
import type { Io } from '../../process/io.js'
import { readInput } from '../../process/read-input.js'
import type { Logger } from '../../process/logger.js'
import type { ImportOptions } from '../../config/options.js'

/**
 * Before the lock is taken: they may come from a program that takes its time.
 * @throws ConfigurationError when the approvals file is broken or missing, or passwords are to be
 * made that nothing would keep
 */
export async function readGivenApprovals(options: ImportOptions, io: Io, log: Logger): Promise<Resolution[]> {
  const approvals = options.approvals === undefined ? [] : await readApprovalsFrom(options.approvals, io)
  if (options.passwordsTo === undefined && approvals.some(isToBeMade))
    throw new ConfigurationError(
      'an entry of the approvals file has "generate": true, but nothing would save its password',
      'add --passwords-to FILE.zip',
    )
  for (const { password } of approvals) if (password != null && password !== '') log.redact(password)
  return approvals
}

/**
 * Under the lock: no other run writes them meanwhile, and a run that ends here is recorded.
 * @throws ConfigurationError when resolutions_file is broken
 */
export function readRejections({ resolutionsFile }: ImportSettings, log: Logger): Resolution[] {
  const { entries, ignoredAccepts } = readResolutions(resolutionsFile)
  if (ignoredAccepts > 0)
    log.warning(
      `in ${resolutionsFile}, ${howMany(ignoredAccepts, 'entry with "accept": true is', 'entries with "accept": true are')} ignored: approve with --interactive or --approvals`,
    )
  return entries
}

const isToBeMade = ({ type, accept, generate }: Resolution): boolean =>
  type === 'enable' && accept === true && generate === true

async function readApprovalsFrom(source: string, io: Io): Promise<Resolution[]> {
  if (source !== '-') return readApprovals(source)
  return parseEntries(await readInput(io), 'standard input')
}
