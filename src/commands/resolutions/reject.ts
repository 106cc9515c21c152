/**
 * `resolutions reject`: remembers rejections that a script has decided on, as interactive mode does
 * those of a person.
 */
import type { CommonOptions } from '../../config/options.js'
import { keysOfEntry, type Resolution } from '../../core/decisions/resolution.js'
import { ConfigurationError, EXIT_CODES } from '../../errors.js'
import { acquireLock } from '../../files/lock.js'
import { parseEntries, updateResolutions } from '../../files/resolutions-file.js'
import type { Io } from '../../process/io.js'
import { writeOutput } from '../../process/output.js'
import { readInput } from '../../process/read-input.js'
import { textStyle } from '../../terminal/text-style.js'
import { openResolutions } from './run.js'
import { resolutionsText } from './text.js'

/**
 * Entries come from standard input, in the form of an approvals file, each with `"accept": false`.
 * @throws ConfigurationError when one of them says anything else, or the config or the resolutions
 * file is broken
 * @throws LockedError while an import is running, which has read the rejections already
 */
export async function rejectResolutions(options: CommonOptions, io: Io): Promise<number> {
  const { settings } = openResolutions(options, io)
  const given = parseEntries(await readInput(io), 'standard input')
  if (given.some(({ accept }) => accept !== false))
    throw new ConfigurationError(
      'standard input has an entry that is not a rejection',
      'give each entry "accept": false; approvals are for import --approvals',
    )
  const rejected = given.map((entry): Resolution => ({
    ...keysOfEntry(entry),
    accept: false,
    timestamp: io.now().toISOString(),
  }))
  const again = new Set(rejected.map(subjectText))
  const lock = await acquireLock(settings)
  try {
    updateResolutions(settings.resolutionsFile, rejected, (entry) => again.has(subjectText(entry)))
  } finally {
    lock.release()
  }
  const text = () => resolutionsText('Rejected, not asked again:', rejected, 'Nothing was rejected.', textStyle(io))
  writeOutput({ text, json: () => ({ rejected }) }, options.output, io)
  return EXIT_CODES.done.code
}

/** What two entries about the same have in common. */
const subjectText = (entry: Resolution): string => JSON.stringify(keysOfEntry(entry))
