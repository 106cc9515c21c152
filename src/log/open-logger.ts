/**
 * Makes the run's logger: one line per message to standard error, and to the file and event log that the settings name.
 */
import { printable } from '../core/printable.js'
import { colorLevel } from '../render/log-line.js'
import type { LogLevel, Logger, LogSettings } from './logger.js'
import { LogFile } from './log-file.js'
import { writeEvent } from './windows-event-log.js'

/** Rank by severity; FATAL is CRITICAL's other name, as in Python's logging. */
const RANK: Readonly<Record<LogLevel, number>> = { CRITICAL: 50, FATAL: 50, ERROR: 40, WARNING: 30, INFO: 20, DEBUG: 10 }

export interface LogTarget {
  stderr: NodeJS.WritableStream
  color: boolean
  platform: NodeJS.Platform
  now(): Date
}

/** @throws ConfigurationError when the log file can't be written */
export function openLogger(settings: LogSettings, target: LogTarget): Logger {
  const secrets = new Set<string>()
  const file = settings.file === null ? null : new LogFile(settings.file, settings.maxBytes, settings.backupCount)
  const write = (level: LogLevel, message: string) => {
    if (RANK[level] < RANK[settings.level]) return
    const text = printable(hidden(message, secrets))
    const line = `${localTime(target.now())} | ${settings.source} | ${level} | ${text}\n`
    target.stderr.write(colorLevel(line, level, target.color))
    const problem = file?.append(line)
    if (problem !== undefined) target.stderr.write(`${localTime(target.now())} | ${settings.source} | WARNING | ${printable(problem)}\n`)
    if (settings.windowsEventLog && target.platform === 'win32') writeEvent(level, text)
  }
  const logger: Logger = {
    error: (message) => write('ERROR', message),
    warning: (message) => write('WARNING', message),
    info: (message) => write('INFO', message),
    debug: (message) => write('DEBUG', message),
    redact: (secret) => void (secret.length > 3 && secrets.add(secret)),
    close: () => file?.close(),
  }
  if (settings.windowsEventLog && target.platform !== 'win32') logger.warning('log_windows is ignored: there is no Windows event log here')
  return logger
}

function hidden(message: string, secrets: ReadonlySet<string>): string {
  let text = message
  for (const secret of secrets) text = text.replaceAll(secret, '***')
  return text
}

/** `2026-11-22 20:00:00`, local time. */
function localTime(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
}
