/**
 * node-powershell, made safe to use. The need for each override was measured with node-powershell
 * 5.0.1 and child-shell 5.0.0 (sources: their `dist/PowerShell.js` and `dist/Shell.js`).
 */
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { Writable } from 'node:stream'
import { PowerShell, type InvocationResult, type PowerShellOptions } from 'node-powershell'
import { within } from './within.js'

/**
 * Output written before the end arrives within this time. Another process may hold the streams open
 * for ever.
 */
const DRAIN_MS = 1000

/**
 * The library's object at run time: its typings hide the parts that have to be watched or replaced.
 */
interface LibraryShell {
  readonly process: ChildProcessWithoutNullStreams
  readonly exitPromise: Promise<void>
  readonly history: InvocationResult[]
  invoke(command: string): Promise<InvocationResult>
  dispose(signal?: NodeJS.Signals): Promise<void>
}
const Library = PowerShell as unknown as new (options: PowerShellOptions) => LibraryShell

/** The end of the process: it could not be started, ended by itself, or was ended by a signal. */
export type End = { error: NodeJS.ErrnoException } | { code: number | null; signal: NodeJS.Signals | null }

/** Called with the output of the process as it comes. */
export interface Watch {
  stdout: (text: string) => void
  stderr: (text: string) => void
}

/**
 * One PowerShell process that reads its commands from standard input. `watch` gets all its output,
 * from the first byte to the last.
 */
export class PowerShellProcess extends Library {
  /** Settles when the process has ended and its output was read; never rejects. */
  readonly ended: Promise<End>
  #command = ''
  #delimiter = ''
  #closing = false

  /** @throws the errors of `spawn`, e.g. for an executable name with a NUL character */
  constructor(executable: string, environment: NodeJS.ProcessEnv, watch: Watch) {
    super({
      executable,
      executableOptions: { '-NoProfile': true, '-NonInteractive': true },
      // Its own (hidden) console on Windows: Ctrl-C in ours must not reach PowerShell in the middle
      // of a batch.
      spawnOptions: { env: environment, windowsHide: true },
      // Otherwise one byte on standard error loses the answer on standard output.
      throwOnInvocationError: false,
    })
    // Unhandled, this would end the tool when PowerShell ends before the first command; `ended`
    // reports it.
    this.exitPromise.catch(() => undefined)
    this.process.stdin.on('error', () => undefined)
    // Pipes, not 'data' listeners: the library pauses a stream when it takes its last pipe away.
    this.process.stdout.pipe(sink(watch.stdout))
    this.process.stderr.pipe(sink(watch.stderr))
    const closed = new Promise((resolve) => this.process.once('close', resolve))
    this.ended = new Promise<End>((resolve) => {
      this.process.once('error', (error) => resolve({ error }))
      this.process.once('exit', (code, signal) => void within(DRAIN_MS, closed).then(() => resolve({ code, signal })))
    })
  }

  /** Ends the process at once; `ended` settles when it has ended. */
  kill(): void {
    // One that could not be started has no id: outside Windows, the signal would go to all of our
    // own process group (kill(2) with 0, by libuv's uv_process_kill), the shell that started us
    // among them.
    if (this.process.pid === undefined) return
    this.dispose('SIGKILL').catch(() => undefined)
  }

  /**
   * The library would start PowerShell in our process group, so that Ctrl-C in a terminal ends the
   * command in the middle, without an answer. It sets this in its constructor, before it starts it.
   */
  protected set spawnOptions(options: object) {
    const value = { ...options, detached: process.platform !== 'win32' }
    Object.defineProperty(this, 'spawnOptions', { value })
  }

  /** The library would let NODE_POWERSHELL win over the config. */
  protected setExecutable({ executable }: PowerShellOptions): string {
    return executable as string
  }

  /**
   * The library would print every command, data and all, to standard output when the environment
   * says `DEBUG=*`.
   */
  protected setDebuggers(): object {
    const nothing = (): void => undefined
    return { comment: nothing, command: nothing, output: nothing }
  }

  /**
   * Runs one line of PowerShell. The library writes five lines: two with its opening delimiter, the
   * command, two with its closing delimiter. A command that reads standard input would find the
   * last two there. So the command goes into the last line, before what that line is for: while it
   * runs, nothing but the line's own end can still be on its way.
   */
  override invoke(command: string): Promise<InvocationResult> {
    this.#command = command
    return super.invoke(NOTHING)
  }

  /**
   * The library asks for this and then for `writeToOutput`, before the command and after it, with
   * the same delimiter. It looks for its closing delimiter in the last 17 bytes only, so one byte
   * may follow: with CRLF it waits for ever. `n is PowerShell's escape for a bare line feed.
   */
  protected writeToError(delimiter: string): string {
    this.#closing = delimiter === this.#delimiter
    this.#delimiter = delimiter
    return this.#closing ? NOTHING : writeTo('Error', delimiter)
  }

  protected writeToOutput(delimiter: string): string {
    if (!this.#closing) return writeTo('Out', delimiter)
    // An error would take the rest of the line with it, and no answer would ever be complete.
    const command = `try { ${this.#command} } catch { [Console]::Error.WriteLine([string]$_) }`
    return `${command}; ${writeTo('Error', delimiter)}; ${writeTo('Out', delimiter)}`
  }
}

/**
 * A line that does nothing. It is not empty: Windows delivers a write of no bytes, which the reader
 * takes for the end of input.
 */
const NOTHING = '#'

const writeTo = (stream: 'Error' | 'Out', delimiter: string): string => `[Console]::${stream}.Write("${delimiter}\`n")`

function sink(take: (text: string) => void): Writable {
  return new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      take(chunk)
      done()
    },
  })
}
