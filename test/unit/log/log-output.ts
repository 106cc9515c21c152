/** Where the logger of a test writes to, with the usual settings. */
import { Writable } from 'node:stream'
import type { LogOutput } from '../../../src/log/open-logger.js'
import type { LogSettings } from '../../../src/process/logger.js'
import { NO_STATUS } from '../../../src/terminal/status-line.js'

export const SETTINGS: LogSettings = {
  source: 'import',
  level: 'INFO',
  everyChange: false,
  file: null,
  maxBytes: 1000,
  backupCount: 2,
  windowsEventLog: false,
  powershell: null,
}

/** @returns also what standard error got */
export function output(changes: Partial<LogOutput> = {}): LogOutput & { text(): string } {
  let text = ''
  const stderr = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString()
      done()
    },
  })
  const now = () => new Date(2026, 10, 22, 20, 0, 0)
  return {
    stderr,
    color: { stdout: false, stderr: false },
    terminal: { stdin: false, stdout: false, stderr: false },
    columns: 200,
    status: NO_STATUS,
    platform: 'linux',
    now,
    startEventWriter: () => Promise.reject(new Error('no session is wanted')),
    ...changes,
    text: () => text,
  }
}
