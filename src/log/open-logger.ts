/**
 * Makes the logger of a run: standard error always, a file and the Windows event log where the settings say so.
 */
import { DateTime } from 'luxon'
import type { LogLevel } from '../core/log-level.js'
import { printable } from '../core/text/printable.js'
import { ConfigurationError } from '../errors.js'
import type { Io } from '../process/io.js'
import { coloredLogLine } from './log-line.js'
import type { Logger, LogSettings } from '../process/logger.js'
import { RotatingFile } from './rotating-file.js'
import { writeWindowsEvent } from './windows-event-log.js'

const SEVERITY: Readonly<Record<LogLevel, number>> = {
  CRITICAL: 50,
  FATAL: 50,
  ERROR: 40,
  WARNING: 30,
  INFO: 20,
  DEBUG: 10,
}

export type LogOutput = Pick<Io, 'stderr' | 'color' | 'env' | 'platform' | 'now'>

/** @throws ConfigurationError when the log file cannot be written */
export function openLogger(settings: LogSettings, output: LogOutput): Logger {
  const secrets = new Set<string>()
  const sinks = [toStandardError(output), ...extraSinks(settings, output)]
  const log = (level: LogLevel, message: string): void => {
    if (SEVERITY[level] < SEVERITY[settings.level]) return
    const text = printable(redacted(message, secrets))
    const time = DateTime.fromJSDate(output.now()).toFormat('yyyy-MM-dd HH:mm:ss')
    for (const write of sinks) write(level, text, `${time} | ${settings.source} | ${level} | ${text}`)
  }
  const logger: Logger = {
    error: (message) => log('ERROR', message),
    warning: (message) => log('WARNING', message),
    info: (message) => log('INFO', message),
    debug: (message) => log('DEBUG', message),
    redact: (secret) => {
      if (secret.length >= REDACTED_FROM) secrets.add(secret)
    },
  }
  if (settings.windowsEventLog && output.platform !== 'win32')
    logger.warning('log_windows is ignored: this is not Windows')
  return logger
}

/**
 * A shorter secret would be cut out of ordinary words, so that the lines were unreadable, and the gaps spelled it. Redaction is the last line
 * of defence only: no password gets into a message.
 */
const REDACTED_FROM = 6

type Sink = (level: LogLevel, text: string, line: string) => void

function toStandardError({ stderr, color }: LogOutput): Sink {
  return (level, _text, line) => stderr.write(`${color.stderr ? coloredLogLine(level, line) : line}\n`)
}

function extraSinks(settings: LogSettings, output: LogOutput): Sink[] {
  const sinks: Sink[] = []
  if (settings.file !== null) {
    const file = openFile(settings.file, settings)
    sinks.push(orWarnOnce(`the log file ${settings.file}`, settings, output, (_level, _text, line) => file.write(line)))
  }
  if (settings.windowsEventLog && output.platform === 'win32') {
    // DEBUG lines are too many for one process each.
    const write: Sink = (level, text) => (level === 'DEBUG' ? undefined : writeWindowsEvent(level, text, output.env))
    sinks.push(orWarnOnce('the Windows event log', settings, output, write))
  }
  return sinks
}

function openFile(path: string, { maxBytes, backupCount }: LogSettings): RotatingFile {
  try {
    return new RotatingFile(path, maxBytes, backupCount)
  } catch (error) {
    throw new ConfigurationError(
      `log_file: ${path} cannot be written: ${(error as Error).message}`,
      'create its folder, or let the account that runs this write there',
      { cause: error },
    )
  }
}

/** Logging is no reason to end a run: a full disk is one warning, on standard error. */
function orWarnOnce(what: string, settings: LogSettings, output: LogOutput, write: Sink): Sink {
  let warned = false
  return (level, text, line) => {
    try {
      write(level, text, line)
    } catch (error) {
      if (warned) return
      warned = true
      openLogger({ ...settings, file: null, windowsEventLog: false }, output).warning(
        `${what} cannot be written: ${(error as Error).message}`,
      )
    }
  }
}

/** Longer secrets first: one may begin with another. */
function redacted(message: string, secrets: ReadonlySet<string>): string {
  return [...secrets]
    .sort((a, b) => b.length - a.length)
    .reduce((text, secret) => text.replaceAll(secret, '***'), message)
}
