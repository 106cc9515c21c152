/**
 * `explain`: finds somebody on the side that the config is of, and tells all that is known. Writes
 * nothing.
 */
import { kindOfConfig } from '../../config/either-config.js'
import type { ExplainOptions } from '../../config/options.js'
import { EXIT_CODES } from '../../errors.js'
import type { Io } from '../../process/io.js'
import { explainSource } from './source.js'
import { explainTarget } from './target.js'

/**
 * @throws ConfigurationError when nobody is known by that name; what reading the directory throws
 */
export async function runExplain(options: ExplainOptions, io: Io): Promise<number> {
  if (kindOfConfig(options, io) === 'export') await explainSource(options, io)
  else await explainTarget(options, io)
  return EXIT_CODES.done.code
}
