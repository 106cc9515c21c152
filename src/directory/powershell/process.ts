/**
 * node-powershell, made safe to use. Why each of these is needed was measured against node-powershell 5.0.1 and child-shell 5.0.0
 * (their `dist/PowerShell.js` and `dist/Shell.js` are the source of what is said here).
 */
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { Writable } from 'node:stream'
import { PowerShell, type InvocationResult, type PowerShellOptions } from 'node-powershell'
import { within } from './within.js'

/** Output that was written before the end but not read yet comes within this time; something else may hold the streams open for ever. */
const DRAIN_MS = 1000

/** The library's object as it is at run time: its typings hide what has to be watched or replaced. */
interface LibraryShell {
  readonly process: ChildProcessWithoutNullStreams
  readonly exitPromise: Promise<void>
  readonly history: InvocationResult[]
  invoke(command: string): Promise<InvocationResult>
  dispose(signal?: NodeJS.Signals): Promise<void>
}
const Library = PowerShell as unknown as new (options: PowerShellOptions) => LibraryShell

/** How the process ended: it could not be started, left by itself, or was ended by a signal. */
export type End = { error: NodeJS.ErrnoException } | { code: number | null; signal: NodeJS.Signals | null }

/** Take what the process writes, as it comes. */
export interface Watch {
  stdout: (text: string) => void
  stderr: (text: string) => void
}

/** One PowerShell process that reads its commands from standard input. Output is piped to `watch` too, from the first byte to the last. */
export class PowerShellProcess extends Library {
  /** Settles, never rejects, when the process is gone and its output was read. */
  readonly ended: Promise<End>
  #command = ''
  #delimiter = ''
  #closing = false

  /** Throws what `spawn` throws, e.g. for an executable name with a NUL character. */
  constructor(executable: string, environment: NodeJS.ProcessEnv, watch: Watch) {
    super({
      executable,
      executableOptions: { '-NoProfile': true, '-NonInteractive': true },
      // Its own (hidden) console on Windows: Ctrl-C in ours must not reach PowerShell in the middle of a batch.
      spawnOptions: { env: environment, windowsHide: true },
      // Otherwise one byte on standard error loses the answer on standard output.
      throwOnInvocationError: false,
    })
    // Unhandled, this would end the tool when PowerShell ends before the first command; `ended` reports it.
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

  /** Ends the process at once; `ended` says when it is gone. */
  kill(): void {
    this.dispose('SIGKILL').catch(() => undefined)
  }

  /** The library would let NODE_POWERSHELL win over the config. */
  protected setExecutable({ executable }: PowerShellOptions): string {
    return executable as string
  }

  /** The library would print every command, data and all, to standard output when the environment says `DEBUG=*`. */
  protected setDebuggers(): object {
    const nothing = (): void => undefined
    return { comment: nothing, command: nothing, output: nothing }
  }

  /**
   * Runs one line of PowerShell. The library writes five lines: two with its opening delimiter, the command, two with its closing
   * delimiter. A command that reads standard input would find the last two there. So the command goes into the last line, before
   * what that line is for: while it runs, nothing but the line's own end can still be on its way.
   */
  override invoke(command: string): Promise<InvocationResult> {
    this.#command = command
    return super.invoke(NOTHING)
  }

  /**
   * The library asks for this and then for `writeToOutput`, before the command and after it, with the same delimiter.
   * It looks for its closing delimiter in the last 17 bytes only, so one byte may follow: with CRLF it waits for ever. `n is PowerShell's escape for
   * a bare line feed.
   */
  protected writeToError(delimiter: string): string {
    this.#closing = delimiter === this.#delimiter
    this.#delimiter = delimiter
    return this.#closing ? NOTHING : write('Error', delimiter)
  }

  protected writeToOutput(delimiter: string): string {
    if (!this.#closing) return write('Out', delimiter)
    // An error would take the rest of the line with it, and no answer would ever be complete.
    const command = `try { ${this.#command} } catch { [Console]::Error.WriteLine([string]$_) }`
    return `${command}; ${write('Error', delimiter)}; ${write('Out', delimiter)}`
  }
}

/** A line that does nothing. It is not empty: Windows delivers a write of no bytes, which the reader takes for the end of input. */
const NOTHING = '#'

const write = (stream: 'Error' | 'Out', delimiter: string): string => `[Console]::${stream}.Write("${delimiter}\`n")`

function sink(take: (text: string) => void): Writable {
  return new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      take(chunk)
      done()
    },
  })
}
