/**
 * The Windows event log, through Windows' own eventcreate.exe: Node has no interface to it. Log lines hold no secrets, so that they may be
 * arguments, which other processes can see.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { LogLevel } from './logger.js'

/** A command line has at most 32767 characters. */
const LONGEST = 30_000
const TIMEOUT_MS = 10_000

export interface EventLogCommand {
  file: string
  args: string[]
}

/** The call that writes one event: level to event type, always event 1 of the source ad-user-sync. */
export function eventLogCommand(level: LogLevel, message: string, env: NodeJS.ProcessEnv): EventLogCommand {
  const type = level === 'WARNING' ? 'WARNING' : level === 'INFO' || level === 'DEBUG' ? 'INFORMATION' : 'ERROR'
  return {
    // By its full path: a program of that name in the current folder must not run.
    file: join(env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'eventcreate.exe'),
    args: ['/L', 'APPLICATION', '/T', type, '/ID', '1', '/SO', 'ad-user-sync', '/D', message.slice(0, LONGEST)],
  }
}

/** Writes one event. @throws Error when eventcreate cannot be run or refuses (the first event of a source needs an administrator) */
export function writeWindowsEvent(level: LogLevel, message: string, env: NodeJS.ProcessEnv): void {
  const { file, args } = eventLogCommand(level, message, env)
  const run = spawnSync(file, args, { encoding: 'utf8', windowsHide: true, timeout: TIMEOUT_MS, env })
  if (run.error !== undefined) throw run.error
  if (run.status !== 0) throw new Error(`eventcreate: ${run.stderr.trim() || `exit code ${run.status}`}`)
}
