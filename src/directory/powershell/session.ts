/**
 * The persistent PowerShell session: the AdUserSync.Session module, loaded once, answering one
 * request after another.
 */
import { UnavailableError } from '../../errors.js'
import { DirectoryError, LostError, RestrictedError } from '../directory-error.js'
import { PowerShellConnection } from './connection.js'
import { childEnvironment, chooseExecutable } from './environment.js'
import { AGAIN } from './loss.js'
import { isRead, type Operation } from './operations.js'
import { invokeRequest, loadModule, requestData, type EnvelopeError } from './wire.js'
import { within } from './within.js'

/** How long the first request may take: its answer needs no work. */
const HANDSHAKE_MS = 15_000
/** How long close() lets a running request go on. */
const CLOSE_MS = 30_000

export interface SessionOptions {
  /** The config's `powershell`; absent: NODE_POWERSHELL, else the platform's default. */
  executable?: string | undefined
  /** The AdUserSync.Session module's manifest. */
  modulePath: string
  /** The longest that one request may take. */
  timeoutMs: number
  /** Called with output beside the answers, control characters escaped, for the DEBUG log. */
  log: (line: string) => void
  /** Default: that of this process. */
  environment?: NodeJS.ProcessEnv
  /** Aborted to end the process at once, in the middle of its work. */
  abandoned?: AbortSignal
}

export class PowerShellSession {
  readonly #connection: PowerShellConnection
  readonly #options: SessionOptions
  #latest: Promise<unknown> = Promise.resolve()
  #closed: Promise<void> | undefined
  #version = ''

  private constructor(options: SessionOptions) {
    const environment = options.environment ?? process.env
    this.#options = options
    const executable = chooseExecutable(options.executable, environment)
    this.#connection = new PowerShellConnection(
      executable,
      childEnvironment(environment, executable, options.modulePath),
      options.log,
    )
    options.abandoned?.addEventListener('abort', () => this.#connection.abandon())
  }

  /**
   * Starts PowerShell, loads the module, and confirms that data on standard input reaches it.
   * @throws UnavailableError, with the output, when any of that fails; no process is left behind
   * then
   */
  static async start(options: SessionOptions): Promise<PowerShellSession> {
    const session = new PowerShellSession(options)
    try {
      await session.#load()
      await session.#shakeHands()
      return session
    } catch (error) {
      await session.close()
      throw error
    }
  }

  /** PowerShell's own statement. */
  get version(): string {
    return this.#version
  }

  get processId(): number {
    return this.#connection.processId as number
  }

  /**
   * Runs one operation of the module; calls run one after another. Each secret travels as a data
   * line of its own, and what PowerShell says beside the answer is not logged then.
   *
   * Throws DirectoryError when the directory refused the request; UnavailableError when the
   * directory cannot be used, or the session was over before the request was sent, or no usable
   * answer came (OutcomeUnknownError, if it may have written). The session is over then.
   */
  async call<T>(operation: string, parameters: object, secrets: readonly string[] = []): Promise<T> {
    const turn = this.#latest.then(() => this.#call(operation, parameters, secrets))
    this.#latest = turn.catch(() => undefined)
    return (await turn) as T
  }

  /** Lets a running call finish, within bounds, then ends the process. Waiting calls fail. */
  close(): Promise<void> {
    this.#closed ??= within(CLOSE_MS, this.#latest).then(() => this.#connection.close())
    return this.#closed
  }

  async #call(operation: string, parameters: object, secrets: readonly string[]): Promise<unknown> {
    const what = `'${operation}'`
    if (this.#closed !== undefined) throw new LostError(`${what} was not sent: the PowerShell session is closed`, AGAIN)
    const envelope = await this.#connection.exchange({
      what,
      writes: !isRead(operation),
      timeoutMs: this.#options.timeoutMs,
      command: invokeRequest,
      data: (id) => requestData(id, operation, parameters, secrets),
      secret: secrets.length > 0,
    })
    if (envelope.ok) return envelope.result
    throw asError(envelope.error)
  }

  async #load(): Promise<void> {
    const { modulePath, timeoutMs, log } = this.#options
    const what = 'the command that loads its module'
    const envelope = await this.#connection.exchange({ what, writes: false, timeoutMs, command: loadModule })
    if (envelope.ok) {
      this.#version = String(envelope.result)
      log(`PowerShell ${this.#version} runs as process ${this.processId}`)
      return
    }
    const { type, message } = envelope.error
    if (type === 'SecurityError') {
      throw new RestrictedError(
        'execution policy',
        `PowerShell's execution policy forbids this tool's scripts: ${message}`,
        POLICY_REMEDY,
      )
    }
    throw new UnavailableError(`PowerShell cannot load the module ${modulePath}: ${message}`, 'reinstall ad-user-sync')
  }

  /**
   * Without an answer there is no session: every request depends on data reaching the command that
   * reads it, and no other.
   */
  async #shakeHands(): Promise<void> {
    const envelope = await this.#connection.exchange({
      what: 'its first request',
      writes: false,
      timeoutMs: Math.min(this.#options.timeoutMs, HANDSHAKE_MS),
      command: invokeRequest,
      data: (id) => requestData(id, 'Get-SyncSession' satisfies Operation, {}, []),
      remedy: this.#connection.otherPowerShell,
    })
    if (!envelope.ok) throw asError(envelope.error)
  }
}

/** The module's error about a request that it refused as a whole. */
function asError({ category, code, message, remedy }: EnvelopeError): Error {
  if (category === 'unavailable') return new LostError(message, remedy || UNAVAILABLE_REMEDY)
  if (category === 'access-denied')
    return new UnavailableError(message, 'run the tool as an account that has the rights it needs', { denied: true })
  return new DirectoryError(category, code, message)
}

const UNAVAILABLE_REMEDY =
  'check that the domain controller can be reached; `ad-user-sync check import` (or `check export`) checks each part'
/** `-Scope CurrentUser` would not help the account of a scheduled task, as which nobody logs on. */
const POLICY_REMEDY =
  'let this PowerShell run local scripts for every account of the computer (as an administrator: ' +
  '`Set-ExecutionPolicy -Scope LocalMachine RemoteSigned`); ' +
  'if a group policy sets AllSigned, have the scripts in ps-scripts signed; ' +
  'under RemoteSigned, scripts that were downloaded or lie on a network path (\\\\server\\share) count as remote: ' +
  'unblock them (Get-ChildItem ps-scripts -Recurse | Unblock-File), and keep them on a local disk'
