/**
 * The part of the process that a command may use: streams, clock, environment. It is passed in, so
 * that tests can pass another one.
 */
import type { Readable, Writable } from 'node:stream'
import type { Logger, LogSettings } from './logger.js'

/** A line that moves on a terminal, and says what is going on, and after a while for how long. */
export interface MovingLine {
  /** Whether something is going on that it tells. */
  readonly isShown: boolean
  /**
   * @param width in columns; default: that of the text, which must then have no colour
   * @param late not before a second without any line has passed: most such work is done by then
   * @param part of what the line says that is there: that comes back when the part is done
   * @param moving what stands behind it after so many seconds; default: the seconds
   */
  show(
    line: string,
    how?: { width?: number; late?: boolean; part?: boolean; moving?: (seconds: number) => string },
  ): void
  partIsDone(): void
  /** Called before anything else is written to the terminal. */
  clear(): void
}

export interface Io {
  readonly stdin: Readable
  /** For the summary (or the users file) only. */
  readonly stdout: Writable
  /** For logs, progress and prompts. */
  readonly stderr: Writable
  /** Whether each stream is a terminal. */
  readonly terminal: { readonly stdin: boolean; readonly stdout: boolean; readonly stderr: boolean }
  /** Whether colour may be used on that stream: a terminal, and NO_COLOR unset. */
  readonly color: { readonly stdout: boolean; readonly stderr: boolean }
  /** Width of the terminal in columns: standard output's, else standard error's, else 80. */
  readonly columns: number
  /** `--plain`: no redrawing and no columns, for screen readers. */
  readonly plain: boolean
  /** Shows nothing without a terminal, and with `--plain`. */
  readonly status: MovingLine
  /** The value of AD_USER_SYNC_ZIP_PASSWORD, the passphrase of `--passwords-to`. */
  readonly zipPassphrase?: string | undefined
  /** Without the variables that hold secrets, so that no child process gets them. */
  readonly env: NodeJS.ProcessEnv
  readonly platform: NodeJS.Platform
  readonly cwd: string
  /** The clock, as a Date; planning gets its time from here. */
  now(): Date
  /**
   * Makes the run's logger: to standard error, and to the file and the event log of the settings.
   * @throws ConfigurationError when the file cannot be written
   */
  openLogger(settings: LogSettings): Logger
  /**
   * Aborted on Ctrl-C (SIGINT, SIGTERM, SIGBREAK, SIGHUP); commands stop between batches and throw
   * InterruptedError.
   */
  readonly interrupted: AbortSignal
  /**
   * Aborted on the second Ctrl-C: the current step is given up, and its outcome is reported as
   * unknown.
   */
  readonly abandoned: AbortSignal
  /** Whether a question waits for its answer: then there is nothing under way to be stopped. */
  readonly question: { isOpen: boolean }
  /**
   * The effect of Ctrl-C, for code that reads the keyboard: a terminal in raw mode sends no signal.
   */
  interrupt(): void
}

export interface CurrentLogger {
  /** The logger that was opened last; before that, one that writes to standard error. */
  currentLogger(): Logger
}
