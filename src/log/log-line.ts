/** Log lines for a terminal. */
import { Chalk } from 'chalk'
import type { LogLevel } from '../core/log-level.js'

const chalk = new Chalk({ level: 1 })
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
