/**
 * The logger's face to the rest of the tool; `open-logger.ts` makes one. All is written at once, so there is nothing to close.
 */
import type { LogLevel } from '../core/log-level.js'

/** Which commands write logs; it stands in the second column. */
export type LogSource = 'export' | 'import' | 'check' | 'init' | 'resolutions' | 'ad-user-sync'

export interface LogSettings {
  source: LogSource
  level: LogLevel
  /** log_file; null: standard error only. */
  file: string | null
  maxBytes: number
  backupCount: number
  windowsEventLog: boolean
}

export interface Logger {
  error(message: string): void
  warning(message: string): void
  info(message: string): void
  debug(message: string): void
  /** From now on `secret` is shown as `***` wherever it would appear, from 6 characters on: a last line of defence, callers still never log secrets. */
  redact(secret: string): void
}
