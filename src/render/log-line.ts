/**
 * Colour of a log line by its level, on a terminal.
 */
import { Chalk } from 'chalk'
import type { LogLevel } from '../log/logger.js'

export function colorLevel(line: string, level: LogLevel, color: boolean): string {
  const chalk = new Chalk({ level: color ? 1 : 0 })
  if (level === 'WARNING') return chalk.yellow(line)
  if (level === 'DEBUG') return chalk.gray(line)
  return level === 'INFO' ? line : chalk.red(line)
}
