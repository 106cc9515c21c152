/**
 * One PowerShell process, from its start to its loss: a command and its data in, one envelope out.
 */
import { randomUUID } from 'node:crypto'
import { UnavailableError } from '../../errors.js'
import { LostError } from '../directory-error.js'
import type { Exchange } from './exchange.js'
import { AGAIN, constrainedLanguage, lossAtEnd, EXECUTABLE_REMEDY, lossError, type Loss } from './loss.js'
import { outputLines, quoteOutput } from './output.js'
import { OutputWatch } from './output-watch.js'
import { locateExecutable, otherPowerShell } from './environment.js'
import { PowerShellProcess } from './process.js'
import { whenSeen } from './when-seen.js'
import { readAnswer, readyLine, type Answer, type Envelope } from './wire.js'
import { within } from './within.js'
import { howMany } from '../../core/text/how-many.js'

/**
 * Answers are under 1 MB (1.4 MB as base64). The library's cost grows with the output's square: a
 * flood is ended, not collected.
 */
const MAX_OUTPUT = 8_000_000
/** How long the process may take to end by itself when its input has ended. */
const EXIT_MS = 5_000
/**
 * How long PowerShell may take to begin a command. Its start takes a third of a second, or more
 * under load or with a virus scanner.
 */
const READY_MS = 60_000

export class PowerShellConnection {
  readonly #executable: string
  /** Name of the process, for messages. */
  readonly #name: string
  readonly #log: (line: string) => void
  readonly #process: PowerShellProcess
  readonly #output = new OutputWatch()
  #answered = false
  #closing = false
  /** Searches standard output for the ready line. */
  #awaitReady: (text: string) => void = () => undefined
  /** Set when the process is lost; `#whenLost` settles then. */
  #loss: Loss | undefined
  #settleLost!: () => void
  readonly #whenLost = new Promise<undefined>((resolve) => {
    this.#settleLost = () => resolve(undefined)
  })

  /**
   * @throws UnavailableError for an executable name that cannot be tried; for a missing one, the
   * first exchange throws
   */
  constructor(executable: string, environment: NodeJS.ProcessEnv, log: (line: string) => void) {
    this.#executable = executable
    this.#name = `PowerShell ('${executable}')`
    this.#log = log
    const located = locateExecutable(executable, environment)
    if (located === undefined) throw new UnavailableError(`${this.#name} was not found`, EXECUTABLE_REMEDY)
    try {
      this.#process = new PowerShellProcess(located, environment, {
        stdout: (text) => {
          this.#see(text)
          this.#awaitReady(text)
        },
        stderr: (text) => this.#seeError(text),
      })
    } catch (error) {
      const why = (error as Error).message
      throw new UnavailableError(`${this.#name} cannot be started: ${why}`, EXECUTABLE_REMEDY, { cause: error })
    }
    void this.#process.ended.then((end) => {
      if (this.#closing) return this.#lose({ message: `${this.#name} was closed`, remedy: AGAIN })
      const loss = lossAtEnd(this.#name, end, this.#output.quote)
      this.#lose({ remedy: this.#answered ? AGAIN : this.otherPowerShell, ...loss })
    })
  }

  /** Undefined when the process could not be started. */
  get processId(): number | undefined {
    return this.#process.process.pid
  }

  /** The remedy when PowerShell starts, but does not answer. */
  get otherPowerShell(): string {
    return `set "powershell" to ${otherPowerShell(this.#executable)} in the config file`
  }

  /**
   * Sends one command, its data when the command is ready, and waits for the answer; never more
   * than one at a time.
   * @throws UnavailableError when it could not be sent, or when no usable answer came
   *   (OutcomeUnknownError if it writes and its data was sent): the process is ended then, and
   *   every later exchange fails
   */
  async exchange(exchange: Exchange): Promise<Envelope> {
    const { what, writes, command, data, secret = false } = exchange
    if (this.#loss !== undefined)
      throw new LostError(`${what} was not sent: ${this.#loss.message}`, this.#loss.remedy ?? AGAIN)
    const id = randomUUID()
    const sending = data?.(id)
    let sent = false
    this.#output.begin(secret)
    const timers = this.#limit(exchange)
    this.#awaitReady = whenSeen(readyLine(id), () => {
      clearTimeout(timers.ready)
      sent = sending !== undefined
      if (sending !== undefined) this.#process.process.stdin.write(sending)
    })
    try {
      // When its process ends, the library settles a call as if it had succeeded, or never: only
      // the loss counts.
      const invocation = this.#process.invoke(command(id)).catch(() => undefined)
      const record = await Promise.race([invocation, this.#whenLost])
      const answer =
        record?.stdout && this.#read(record.stdout.toString(), record.stderr?.toString() ?? '', id, exchange)
      if (answer !== undefined) return answer.envelope
      await this.#whenLost
      throw lossError(this.#loss as unknown as Loss, writes && sent ? what : undefined)
    } finally {
      clearTimeout(timers.ready)
      clearTimeout(timers.answer)
      // It holds every command and answer.
      this.#process.history.length = 0
    }
  }

  /**
   * Ends the input, so that PowerShell ends after the request at hand; kills it when that takes too
   * long.
   */
  async close(): Promise<void> {
    this.#closing = true
    this.#process.process.stdin.end()
    if (!(await within(EXIT_MS, this.#process.ended))) this.#process.kill()
    await this.#process.ended
  }

  /** Kills the process: an exchange under way fails. */
  abandon(): void {
    this.#lose({ message: `${this.#name} was ended at your request`, remedy: AGAIN })
  }

  /** Ends the process when the command does not begin, or is not answered, in time. */
  #limit({ what, timeoutMs, remedy }: Exchange): { ready: NodeJS.Timeout; answer: NodeJS.Timeout } {
    const lose = (missed: string, ms: number, advice?: string): void =>
      this.#lose({
        message: `${this.#name} did not ${missed} ${what} within ${howMany(ms / 1000, 'second')} and was ended`,
        said: this.#output.quote,
        remedy: advice ?? AGAIN,
      })
    const readyMs = Math.min(READY_MS, timeoutMs)
    return {
      ready: setTimeout(() => lose('begin', readyMs, this.otherPowerShell), readyMs),
      answer: setTimeout(() => lose('answer', timeoutMs, remedy), timeoutMs),
    }
  }

  #read(stdout: string, stderr: string, id: string, { what, secret, remedy }: Exchange): Answer | undefined {
    try {
      const answer = readAnswer(stdout, id)
      this.#answered = true
      if (!secret) outputLines(`${answer.rest}\n${stderr}`).forEach((line) => this.#log(line))
      return answer
    } catch (error) {
      const said = secret ? '' : quoteOutput(`${stderr}\n${stdout}`)
      this.#lose({
        message: `${this.#name} ${(error as Error).message} to ${what} and was ended`,
        said,
        remedy: remedy ?? AGAIN,
      })
      return undefined
    }
  }

  #see(text: string): void {
    this.#output.add(text)
    if (this.#output.length > MAX_OUTPUT) {
      this.#lose({
        message: `${this.#name} wrote more than ${howMany(MAX_OUTPUT, 'character')} at once and was ended`,
        remedy: AGAIN,
      })
    }
  }

  #seeError(text: string): void {
    this.#see(text)
    // In that mode the library's delimiters fail like every other method call: no answer would ever
    // come.
    if (!this.#answered && this.#output.saysConstrainedLanguage) this.#lose(constrainedLanguage(this.#name))
  }

  #lose(loss: Loss): void {
    if (this.#loss !== undefined) return
    this.#loss = loss
    this.#process.kill()
    this.#settleLost()
  }
}
