import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)
const keptLines = 30

/**
 * The environment for every program of the lab: no personal Samba or Kerberos settings, messages in
 * English, and the system's folders.
 */
export function cleanEnvironment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { KRB5_CONFIG: _kerberos, SMB_CONF_PATH: _samba, ...inherited } = process.env
  return { ...inherited, LC_ALL: 'C.UTF-8', PATH: `${inherited['PATH'] ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin`, ...extra }
}

/**
 * Runs a program to its end and returns its standard output; a failure's error carries the end of
 * what the program said.
 */
export async function run(program: string, args: string[], environment: NodeJS.ProcessEnv = {}): Promise<string> {
  try {
    const { stdout } = await execute(program, args, { env: cleanEnvironment(environment), maxBuffer: 64 * 1024 * 1024 })
    return stdout
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if ('code' in error && error.code === 'ENOENT') throw new Error(`${program} is not installed`, { cause: error })
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    const said = `${stdout}\n${stderr}`.trim().split('\n').slice(-keptLines).join('\n')
    throw new Error(`${program} ${args[0] ?? ''} failed:\n${said}`, { cause: error })
  }
}

/** Writes one line about what the lab does to standard error. */
export function log(message: string): void {
  process.stderr.write(`lab: ${message}\n`)
}
