/**
 * The logger's interface; `log/open-logger.ts` makes one. All lines are written at once, but for
 * the Windows event log.
 */
import type { LogTopic, WindowsEvent } from '../core/log-events.js'
import type { LogLevel } from '../core/log-level.js'

/** Which commands write logs; it stands in the second column. */
type LogSource =
  'export' | 'import' | 'check' | 'init' | 'resolutions' | 'history' | 'undo' | 'explain' | 'status' | 'ad-user-sync'

export interface LogSettings {
  source: LogSource
  level: LogLevel
  /** A terminal shows every line, however many: the level was asked for on the command line. */
  everyChange: boolean
  /**
   * What the screen of the same terminal tells besides the log, so that the log need not: each
   * change, as a session does, or all that is in the result. Absent: nothing.
   */
  screenTells?: 'changes' | 'result'
  /** log_file; null: standard error only. */
  file: string | null
  maxBytes: number
  backupCount: number
  windowsEventLog: boolean
  /**
   * The PowerShell executable for events that no session of the run wrote; null: the default one.
   */
  powershell: string | null
}

/** Standard error only, all lines. */
export const STANDARD_ERROR_ONLY: Omit<LogSettings, 'source' | 'level'> = {
  everyChange: true,
  file: null,
  maxBytes: 0,
  backupCount: 0,
  windowsEventLog: false,
  powershell: null,
}

/**
 * The settings for a command that only tells something, and for a dry run: its lines go to standard
 * error, and it writes nothing. Whoever may only read, a monitoring account, can run it.
 */
export const toStandardErrorOnly = <S extends { file: string | null; windowsEventLog: boolean }>(settings: S): S => ({
  ...settings,
  file: null,
  windowsEventLog: false,
})

/** A PowerShell session that writes to the Windows event log. */
export interface EventWriter {
  /**
   * @returns null when all are written, else why Windows refused them. @throws Error when the
   * session has ended
   */
  write(events: readonly WindowsEvent[]): Promise<string | null>
}

export interface Logger {
  /** @param topic absent: `other` */
  error(message: string, topic?: LogTopic): void
  warning(message: string, topic?: LogTopic): void
  info(message: string, topic?: LogTopic): void
  debug(message: string): void
  /**
   * From now on `secret` appears as `***`, if it has 6 characters or more. This is the last line of
   * defence: callers never log secrets.
   */
  redact(secret: string): void
  /**
   * From now on the Windows event log is written through this session, beginning with earlier
   * events.
   */
  attach(writer: EventWriter): void
  /**
   * Settles when the attached session has written all events. Called before the session is closed.
   */
  flush(): Promise<void>
  /**
   * Called at the very end: events that no session has written go through one of their own, or
   * cause one warning.
   */
  end(): Promise<void>
}
