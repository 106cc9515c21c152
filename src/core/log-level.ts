/** Levels of log lines, most severe first; the names are the Python tool's. */
export const LOG_LEVELS = ['CRITICAL', 'FATAL', 'ERROR', 'WARNING', 'INFO', 'DEBUG'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]
