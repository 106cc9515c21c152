/**
 * The logger's face to the rest of the tool; `open-logger.ts` makes one. All is written at once, but for the Windows event log.
 */
import type { EventKind, WindowsEvent } from '../core/log-events.js'
import type { LogLevel } from '../core/log-level.js'

/** Which commands write logs; it stands in the second column. */
export type LogSource = 'export' | 'import' | 'check' | 'init' | 'resolutions' | 'history' | 'ad-user-sync'

export interface LogSettings {
  source: LogSource
  level: LogLevel
  /** A terminal shows the line of every change, however many: somebody asked for the level on the command line. */
  everyChange: boolean
  /** log_file; null: standard error only. */
  file: string | null
  maxBytes: number
  backupCount: number
  windowsEventLog: boolean
  /** The PowerShell executable that writes to the Windows event log what no session of the run wrote; null: the default one. */
  powershell: string | null
}

/** A PowerShell session, as the Windows event log is written through it. */
export interface EventWriter {
  /** @returns null when all are written, else why Windows refuses. @throws Error when the session is over */
  write(events: readonly WindowsEvent[]): Promise<string | null>
}

export interface Logger {
  /** @param event its kind in the Windows event log; absent: `other` */
  error(message: string, event?: EventKind): void
  warning(message: string, event?: EventKind): void
  info(message: string, event?: EventKind): void
  debug(message: string): void
  /** From now on `secret` is shown as `***` wherever it would appear, from 6 characters on: a last line of defence, callers still never log secrets. */
  redact(secret: string): void
  /** From now on the Windows event log is written through this session; what was logged before comes first. */
  attach(writer: EventWriter): void
  /** Settles when the attached session has written what was logged; before it is closed. */
  flush(): Promise<void>
  /** At the very end: what no session has written goes through one of its own, or is one warning. */
  end(): Promise<void>
}
