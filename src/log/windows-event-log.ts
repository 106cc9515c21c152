/**
 * The Windows event log, through Windows' own eventcreate.exe: Node has no interface to it. Log lines hold no secrets, so that they may be
 * arguments, which other processes can see.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { LogLevel } from '../core/log-level.js'

/** A command line has at most 32767 characters. */
const LONGEST = 30_000
const TIMEOUT_MS = 10_000

const SOURCE = 'ad-user-sync'
/** What an administrator runs once: Windows lets nobody else register the source of events. */
export const REGISTER_SOURCE = `eventcreate /L APPLICATION /T INFORMATION /ID 1 /SO ${SOURCE} /D "registered"`

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
    args: ['/L', 'APPLICATION', '/T', type, '/ID', '1', '/SO', SOURCE, '/D', message.slice(0, LONGEST)],
  }
}

/** Writes one event. @throws Error when eventcreate cannot be run or refuses, with the usual cure: the first event of a source needs an administrator */
export function writeWindowsEvent(level: LogLevel, message: string, env: NodeJS.ProcessEnv): void {
  const { file, args } = eventLogCommand(level, message, env)
  const run = spawnSync(file, args, { encoding: 'utf8', windowsHide: true, timeout: TIMEOUT_MS, env })
  if (run.error !== undefined) throw run.error
  if (run.status === 0) return
  const why = run.stderr.trim() || `exit code ${run.status}`
  throw new Error(`eventcreate: ${why} (if that is access denied, an administrator runs this once: ${REGISTER_SOURCE})`)
}
