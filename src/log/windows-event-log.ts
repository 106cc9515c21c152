/**
 * The Windows event log, through `eventcreate.exe`, which every Windows has; its text travels as an argument, and logs hold no secrets.
 * Source: learn.microsoft.com/windows-server/administration/windows-commands/eventcreate (event IDs 1 to 1000).
 */
import { spawnSync } from 'node:child_process'
import type { LogLevel } from './logger.js'

const TYPES: Readonly<Record<LogLevel, { type: string; id: number }>> = {
  CRITICAL: { type: 'ERROR', id: 1 },
  FATAL: { type: 'ERROR', id: 1 },
  ERROR: { type: 'ERROR', id: 2 },
  WARNING: { type: 'WARNING', id: 3 },
  INFO: { type: 'INFORMATION', id: 4 },
  DEBUG: { type: 'INFORMATION', id: 5 },
}

/** A refusal (no right to write there) is no reason to end a run: standard error has the message as well. */
export function writeEvent(level: LogLevel, message: string): void {
  const { type, id } = TYPES[level]
  const args = ['/L', 'APPLICATION', '/SO', 'ad-user-sync', '/T', type, '/ID', String(id), '/D', message.slice(0, 30_000)]
  spawnSync('eventcreate.exe', args, { windowsHide: true, stdio: 'ignore' })
}
