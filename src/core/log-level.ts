/** Levels of log lines, most severe first; the names are the Python tool's. */
export const LOG_LEVELS = ['CRITICAL', 'FATAL', 'ERROR', 'WARNING', 'INFO', 'DEBUG'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

const SEVERITY: Readonly<Record<LogLevel, number>> = {
  CRITICAL: 50,
  FATAL: 50,
  ERROR: 40,
  WARNING: 30,
  INFO: 20,
  DEBUG: 10,
}

/** Whether lines of `level` are written where `least` is the least severe level that is. */
export const isLogged = (level: LogLevel, least: LogLevel): boolean => SEVERITY[level] >= SEVERITY[least]
