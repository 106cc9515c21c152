/**
 * Prompts at the terminal. They are on standard error, because standard output is for the summary.
 * This is the only file that imports inquirer.
 */
import type { ReadStream } from 'node:tty'
import { createPromptModule } from 'inquirer'
import { printable } from '../core/text/printable.js'
import { InterruptedError, isTerminalLoss } from '../errors.js'
import type { Io } from '../process/io.js'
import { promptStyles, promptTheme } from './prompt-theme.js'
import { detailLines, wrapped, type Detail } from './detail-lines.js'
import { plainChoice, plainPick, plainPickSome } from './plain-questions.js'

export interface Choice<Value> {
  /** A choice: its letter is typed, then Enter. Enter alone chooses nothing. */
  key: string
  name: string
  value: Value
}
export interface Item<Value> {
  name: string
  value: Value
}
/**
 * Returns true, or what is wrong with the answer. It must not read the directory: an error would be
 * thrown in inquirer's event handlers.
 */
export type Validation = (answer: string) => true | string

const CTRL_C = '\x03'
const CTRL_D = '\x04'

/** Whether a person can be asked. */
export const canPrompt = ({ terminal }: Io): boolean => terminal.stdin && terminal.stderr

/**
 * All text is shown escaped: names come from files and directories.
 * @throws InterruptedError (every question) on Ctrl-C, on Ctrl-D, and when the run is interrupted
 * otherwise
 */
export class Prompts {
  readonly #io: Io
  readonly #stdin: ReadStream
  readonly #theme: ReturnType<typeof promptTheme>
  readonly style: ReturnType<typeof promptStyles>
  /**
   * Whether a person at the keyboard stopped the run: that person can be asked about unsaved
   * passwords.
   */
  interruptedByKey = false
  /** Listens for Ctrl-C during work; null between works. */
  #listening: { start(): void; stop(): void } | null = null

  constructor(io: Io) {
    this.#io = io
    this.#stdin = io.stdin as ReadStream
    this.#theme = promptTheme(io.color.stderr)
    this.style = promptStyles(io.color.stderr)
  }

  get columns(): number {
    return this.#io.columns
  }

  /** Shows lines between prompts, without wrapping. */
  show(lines: readonly string[], style: (line: string) => string = (line) => line): void {
    this.#io.stderr.write(lines.map((line) => `${style(printable(line))}\n`).join(''))
  }

  /** Shows a sentence, wrapped. */
  say(text: string, style?: (line: string) => string): void {
    this.show(wrapped(printable(text), this.columns - 1), style)
  }

  /** Shows labels with their texts. */
  details(details: readonly Detail[]): void {
    this.show(detailLines(details, { columns: this.columns - 1, plain: this.#io.plain }))
  }

  choose<Value>(message: string, choices: readonly Choice<Value>[]): Promise<Value> {
    if (this.#io.plain) return plainChoice(this, message, choices)
    // Not rawlist: it also takes numbers as places in the list, which the screen does not show.
    return this.#ask({ type: 'expand', message, choices: choices.map(shown), expanded: true })
  }

  /** Asks for one of many: a list that scrolls. */
  pick<Value>(message: string, choices: readonly Item<Value>[]): Promise<Value> {
    if (this.#io.plain) return plainPick(this, message, choices)
    return this.#ask({ type: 'select', message, choices: choices.map(shown), pageSize: 15, loop: false })
  }

  pickSome<Value>(message: string, choices: readonly Item<Value>[]): Promise<Value[]> {
    if (this.#io.plain) return plainPickSome(this, message, choices)
    return this.#ask({ type: 'checkbox', message, choices: choices.map(shown), pageSize: 15, loop: false })
  }

  text(message: string, { initial, validate }: { initial?: string; validate?: Validation } = {}): Promise<string> {
    const problem = (answer: string) => {
      const verdict = validate?.(answer) ?? true
      return verdict === true || printable(verdict)
    }
    return this.#ask({
      type: 'input',
      message,
      default: initial === undefined ? undefined : printable(initial),
      validate: problem,
    })
  }

  /**
   * Asks for hidden input. Callers show what is wrong with it between prompts, because a refused
   * answer would stay in the line unseen.
   */
  hidden(message: string): Promise<string> {
    return this.#ask({ type: 'password', message, toggleMask: false })
  }

  /** Asks for yes or no; Enter alone means no. */
  confirm(message: string): Promise<boolean> {
    return this.#ask({ type: 'confirm', message, default: false })
  }

  /** Shows a secret until Enter is pressed, then removes it from the screen. */
  async reveal(label: string, secret: string): Promise<void> {
    await this.#ask({ type: 'input', message: `${label}: ${secret}   (Enter hides it)` }, true)
  }

  /**
   * Does work between prompts. The terminal stays in raw mode, so that Ctrl-C reaches only this
   * program, not PowerShell in the middle of a write, and so that keys pressed too early answer no
   * later question. A question during the work has the keyboard until it is answered.
   */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const onKeys = (keys: Buffer) => {
      if (keys.includes(CTRL_C)) this.#interrupt(true)
    }
    this.#listening = {
      start: () => this.#stdin.setRawMode(true).on('data', onKeys).resume(),
      stop: () => this.#stdin.off('data', onKeys).pause().setRawMode(false),
    }
    this.#listening.start()
    try {
      return await work()
    } finally {
      this.#listening.stop()
      this.#listening = null
    }
  }

  #interrupt(byKey: boolean): void {
    this.interruptedByKey ||= byKey
    this.#io.interrupt()
  }

  /**
   * When readline closes on Ctrl-D or a lost terminal, inquirer's promise never settles. That
   * counts as Ctrl-C.
   */
  async #ask<Value>(
    question: Record<string, unknown> & { type: Kind; message: string },
    clearPromptOnDone = false,
  ): Promise<Value> {
    this.#listening?.stop()
    const ended = new AbortController()
    let lost = false
    const onLoss = () => {
      lost = true
      ended.abort()
    }
    const onKeys = (keys: Buffer) => {
      if (keys.includes(CTRL_D)) ended.abort()
    }
    // After Ctrl-Z and `fg`, readline pauses its input and waits until it is resumed.
    const onContinued = () => setImmediate(() => this.#stdin.resume())
    this.#stdin.on('data', onKeys).once('close', onLoss)
    process.on('SIGCONT', onContinued)
    // The question about unsaved passwords, after an interruption, ends at the next one.
    const { interrupted, abandoned } = this.#io
    const stop = interrupted.aborted ? abandoned : interrupted
    const signal = AbortSignal.any([stop, ended.signal])
    const prompt = createPromptModule({ input: this.#stdin, output: this.#io.stderr, signal, clearPromptOnDone })
    try {
      const answers = (await prompt([
        { ...question, message: printable(question.message), name: 'answer', theme: this.#theme },
      ])) as { answer: Value }
      return answers.answer
    } catch (error) {
      if (isTerminalLoss(error)) lost = true
      else if (!(error instanceof Error) || !['ExitPromptError', 'AbortPromptError'].includes(error.name)) throw error
      if (!stop.aborted) this.#interrupt(!lost)
      throw new InterruptedError()
    } finally {
      process.off('SIGCONT', onContinued)
      this.#stdin.off('data', onKeys).off('close', onLoss)
      this.#listening?.start()
    }
  }
}

const shown = <Item extends { name: string }>(item: Item): Item => ({ ...item, name: printable(item.name) })

type Kind = 'expand' | 'select' | 'checkbox' | 'input' | 'password' | 'confirm'
