/** The Io of the real process. */
import type { CurrentLogger, Io } from './process/io.js'
import { STANDARD_ERROR_ONLY, type Logger } from './process/logger.js'
import { statusLine } from './terminal/status-line.js'
import { openLogger, type LogOutput } from './log/open-logger.js'

/** Takes a secret out of the environment, so that no child process gets it. */
export function takeSecretFromEnvironment(
  env: NodeJS.ProcessEnv,
  variable: 'AD_USER_SYNC_HMAC' | 'AD_USER_SYNC_ZIP_PASSWORD' = 'AD_USER_SYNC_HMAC',
): string | undefined {
  const secret = env[variable]
  delete env[variable]
  return secret
}

/** Also returns the logger in use, so that the error that ends a run is logged where the run is. */
export function processIo(interruption: Pick<Io, 'interrupted' | 'abandoned' | 'interrupt'>): Io & CurrentLogger {
  const { stdin, stdout, stderr, env, platform } = process
  for (const stream of [stdin, stdout, stderr]) stream.on('error', goOnAllTheSame)
  const terminal = { stdin: stdin.isTTY === true, stdout: stdout.isTTY === true, stderr: stderr.isTTY === true }
  // Prompts and progress are on standard error, also when the summary goes into a file.
  const columns = stdout.columns ?? stderr.columns ?? 80
  const status = statusLine({ terminal, stderr, columns })
  const mayColor = (env['NO_COLOR'] ?? '') === ''
  const output: LogOutput = {
    stderr,
    terminal,
    columns,
    status,
    color: { stdout: terminal.stdout && mayColor, stderr: terminal.stderr && mayColor },
    platform,
    now: () => new Date(),
    startEventWriter,
  }
  let current: Logger | undefined
  const currentLogger = (): Logger =>
    (current ??= openLogger({ ...STANDARD_ERROR_ONLY, source: 'ad-user-sync', level: 'INFO' }, output))
  /** Loaded only when it is needed: it is the half of the program. */
  async function startEventWriter(powershell: string | null) {
    const { startSession } = await import('./directory/powershell/connect.js')
    const { eventWriter } = await import('./directory/powershell/event-writer.js')
    const session = await startSession({ powershell }, { env, abandoned: interruption.abandoned }, currentLogger())
    return { ...eventWriter(session), close: () => session.close() }
  }
  return {
    question: { isOpen: false },
    stderr,
    color: output.color,
    env,
    zipPassphrase: takeSecretFromEnvironment(env, 'AD_USER_SYNC_ZIP_PASSWORD'),
    platform,
    now: output.now,
    stdin,
    stdout,
    terminal,
    columns,
    status,
    plain: false,
    cwd: process.cwd(),
    ...interruption,
    openLogger: (settings) => (current = openLogger(settings, output)),
    currentLogger,
  }
}

/**
 * `| Select-Object -First 1` closes our output while we write, a terminal may be lost (EIO), and
 * the disk behind standard output or error may be full. The work goes on, and its exit code counts:
 * to throw here would end an import in the middle. Whoever needs to know asks the write itself.
 */
function goOnAllTheSame(): void {
  // Without a listener, Node would end the process.
}
