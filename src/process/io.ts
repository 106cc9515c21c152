/**
 * What a command may touch of the process it runs in, passed in so that tests can pass something else: streams, clock, environment.
 */
import type { Readable, Writable } from 'node:stream'
import type { Logger, LogSettings } from './logger.js'

export interface Io {
  readonly stdin: Readable
  /** The summary (or the users file) and nothing else. */
  readonly stdout: Writable
  /** Logs, progress and prompts. */
  readonly stderr: Writable
  /** Whether each stream is a terminal. */
  readonly terminal: { readonly stdin: boolean; readonly stdout: boolean; readonly stderr: boolean }
  /** Whether colour may be used on that stream: a terminal, and NO_COLOR unset. */
  readonly color: { readonly stdout: boolean; readonly stderr: boolean }
  /** Width of the terminal in columns: standard output's, else standard error's, else 80. */
  readonly columns: number
  /** AD_USER_SYNC_HMAC is taken out before commands run, so that children never see it. */
  readonly env: NodeJS.ProcessEnv
  readonly platform: NodeJS.Platform
  readonly cwd: string
  /** The clock, as a Date; planning gets its time from here. */
  now(): Date
  /** Makes the run's logger: stderr, and the file and event log that the settings name. Throws ConfigurationError when the file cannot be written. */
  openLogger(settings: LogSettings): Logger
  /** Aborted on Ctrl-C (SIGINT, SIGTERM, SIGBREAK, SIGHUP); commands stop between batches and throw InterruptedError. */
  readonly interrupted: AbortSignal
  /** Aborted on the second Ctrl-C: what is under way is given up, and its outcome reported as unknown. */
  readonly abandoned: AbortSignal
  /** What Ctrl-C does, for whoever reads the keyboard: a terminal in raw mode makes no signal of it. */
  interrupt(): void
}

export interface CurrentLogger {
  /** The logger that was opened last; before any was, one that writes to standard error. */
  currentLogger(): Logger
}
