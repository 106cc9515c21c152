/** How commands begin that tell something of an import, and write nothing. */
import { loadImportSettings } from '../config/load-settings.js'
import type { CommonOptions } from '../config/options.js'
import type { ImportSettings } from '../config/settings.js'
import { checkImportFiles } from '../files/roles.js'
import type { Io } from '../process/io.js'
import { toStandardErrorOnly, type Logger, type LogSettings } from '../process/logger.js'

/** @throws ConfigurationError when the config is broken, or two of its files are one */
export function openToRead(
  options: CommonOptions,
  io: Io,
  source: LogSettings['source'],
): { settings: ImportSettings; log: Logger } {
  const settings = loadImportSettings(options, io)
  checkImportFiles(settings, {})
  const log = io.openLogger({ ...toStandardErrorOnly(settings.log), source })
  for (const warning of settings.warnings) log.warning(warning)
  return { settings, log }
}
