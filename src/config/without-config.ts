/**
 * The settings that reading the directory needs, where there is no config file yet, or a broken
 * one.
 */
import { Duration } from 'luxon'
import { STANDARD_ERROR_ONLY } from '../process/logger.js'
import type { CommonOptions } from './options.js'
import type { CommonSettings } from './settings.js'

/** Logs go to standard error only, and nothing that is lost is waited for. */
export function settingsWithoutConfig(
  { logLevel }: Pick<CommonOptions, 'logLevel'>,
  { server = null, powershell = null }: { server?: string | null; powershell?: string | null } = {},
): CommonSettings {
  const log = { ...STANDARD_ERROR_ONLY, level: logLevel ?? 'WARNING' }
  return { configFile: '', warnings: [], hmac: null, server, powershell, retryTime: Duration.fromMillis(0), log }
}
