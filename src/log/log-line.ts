/** Log lines for a terminal. */
import { paint } from '../terminal/paint.js'
import type { LogLevel } from '../core/log-level.js'

const chalk = paint(true)
const COLORS: Partial<Record<LogLevel, (text: string) => string>> = {
  CRITICAL: chalk.red.bold,
  FATAL: chalk.red.bold,
  ERROR: chalk.red,
  WARNING: chalk.yellow,
  DEBUG: chalk.gray,
}

/** The line in its level's colour; INFO has none. */
export function coloredLogLine(level: LogLevel, line: string): string {
  return COLORS[level]?.(line) ?? line
}
