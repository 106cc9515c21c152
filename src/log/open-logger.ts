/**
 * Makes the logger of a run: always to standard error, and by the settings to a file and the
 * Windows event log.
 */
import { eventKindOf, type LogTopic } from '../core/log-events.js'
import { isLogged, type LogLevel } from '../core/log-level.js'
import { localTime } from '../core/report/times.js'
import { printable } from '../core/text/printable.js'
import { ConfigurationError } from '../errors.js'
import type { Io } from '../process/io.js'
import { wrapped } from '../terminal/detail-lines.js'
import { coloredLogLine } from './log-line.js'
import { toStandardErrorOnly, type EventWriter, type Logger, type LogSettings } from '../process/logger.js'
import { RotatingFile } from './rotating-file.js'
import { WindowsEventLog } from './windows-event-log.js'

/** What the result of a run tells. */
const RESULT: readonly LogTopic[] = [
  'runBegun',
  'change',
  'approvalPending',
  'expiring',
  'runEnded',
  'told',
  'failedChange',
]
const SPARED: { readonly [S in NonNullable<LogSettings['screenTells']>]: readonly LogTopic[] } = {
  changes: ['change', 'told'],
  result: RESULT,
}

export interface LogOutput extends Pick<
  Io,
  'stderr' | 'terminal' | 'color' | 'columns' | 'status' | 'platform' | 'now'
> {
  /** Starts a PowerShell session only for the Windows event log. */
  startEventWriter(powershell: string | null): Promise<EventWriter & { close(): Promise<void> }>
}

/** @throws ConfigurationError when the log file cannot be written */
export function openLogger(settings: LogSettings, output: LogOutput): Logger {
  const secrets = new Set<string>()
  const [terminal, others] = [toStandardError(output), extraSinks(settings, output)]
  const write = (level: LogLevel, text: string, sinks = [terminal, ...others]): void => {
    const time = localTime(output.now())
    for (const sink of sinks) sink(level, `${time} | ${settings.source} | ${level} | ${text}`)
  }
  let changes = 0
  const spared = settings.screenTells === undefined ? [] : SPARED[settings.screenTells]
  /**
   * Whether a terminal is to be spared the line: the screen tells it otherwise, or the summary of a
   * large import would scroll away.
   */
  const isSpared = (topic: LogTopic): boolean => {
    if (settings.everyChange || !output.terminal.stderr) return false
    if (spared.includes(topic)) return true
    // Without a log file, imports still have their record.
    const elsewhere = settings.file ?? (settings.source === 'import' ? 'the record (ad-user-sync history last)' : null)
    if (topic !== 'change' || elsewhere === null) return false
    changes++
    if (changes === MOST_CHANGES + 1)
      write('INFO', `further changes are in ${elsewhere} only; --log-level INFO shows all of them here`, [terminal])
    return changes > MOST_CHANGES
  }
  const events =
    settings.windowsEventLog && output.platform === 'win32'
      ? new WindowsEventLog((message) => write('WARNING', printable(message)))
      : undefined
  const log = (level: LogLevel, message: string, topic: LogTopic = 'other'): void => {
    if (!isLogged(level, settings.level)) return
    const text = printable(redacted(message, secrets))
    const mayBeSpared = level === 'INFO' || topic === 'failedChange'
    write(level, text, mayBeSpared && isSpared(topic) ? others : undefined)
    if (level !== 'DEBUG') events?.add(level, eventKindOf(topic), text)
  }
  const logger: Logger = {
    error: (message, topic) => log('ERROR', message, topic),
    warning: (message, topic) => log('WARNING', message, topic),
    info: (message, topic) => log('INFO', message, topic),
    debug: (message) => log('DEBUG', message),
    redact: (secret) => {
      if (secret.length >= REDACTED_FROM) secrets.add(secret)
    },
    attach: (writer) => events?.attach(writer),
    flush: async () => events?.flush(),
    end: async () => events?.end(() => output.startEventWriter(settings.powershell)),
  }
  if (settings.windowsEventLog && output.platform !== 'win32')
    logger.warning('log_windows is ignored: this is not Windows')
  return logger
}

/** How many changes a terminal shows, where the log file has them all. */
const MOST_CHANGES = 50

/**
 * A shorter secret would be cut out of ordinary words: the lines would be unreadable, and the gaps
 * would spell it. Redaction is only the last line of defence: no message holds a password.
 */
const REDACTED_FROM = 6

type Sink = (level: LogLevel, line: string) => void

/** On a terminal, lines are wrapped at words. */
function toStandardError({ stderr, terminal, color, columns, status }: LogOutput): Sink {
  return (level, line) => {
    const text = terminal.stderr ? wrapped(line, columns - 1, '  ').join('\n') : line
    status.clear()
    stderr.write(`${color.stderr ? coloredLogLine(level, text) : text}\n`)
  }
}

function extraSinks(settings: LogSettings, output: LogOutput): Sink[] {
  const sinks: Sink[] = []
  if (settings.file !== null) {
    const file = openFile(settings.file, settings)
    sinks.push(orWarnOnce(`the log file ${settings.file}`, settings, output, (_level, line) => file.write(line)))
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

/** A failure to log does not end a run: a full disk is one warning on standard error. */
function orWarnOnce(what: string, settings: LogSettings, output: LogOutput, write: Sink): Sink {
  let warned = false
  return (level, line) => {
    try {
      write(level, line)
    } catch (error) {
      if (warned) return
      warned = true
      openLogger(toStandardErrorOnly(settings), output).warning(
        `${what} cannot be written: ${(error as Error).message}`,
      )
    }
  }
}

/** Longer secrets first: one secret may be the beginning of another. */
function redacted(message: string, secrets: ReadonlySet<string>): string {
  return [...secrets]
    .sort((a, b) => b.length - a.length)
    .reduce((text, secret) => text.replaceAll(secret, '***'), message)
}
