/**
 * Questions at the terminal: prompts on standard error, so that standard output stays the summary's. The only file that imports inquirer.
 */
import type { ReadStream } from 'node:tty'
import { createPromptModule } from 'inquirer'
import { printable } from '../core/text/printable.js'
import { InterruptedError, isTerminalLoss } from '../errors.js'
import type { Io } from '../process/io.js'
import { promptStyles, promptTheme } from './prompt-theme.js'
import { wrapped } from './detail-lines.js'

export interface Choice<Value> {
  /** What is typed, then Enter: nothing is chosen by Enter alone. */
  key: string
  name: string
  value: Value
}
export interface Item<Value> {
  name: string
  value: Value
}
/** true, or what is wrong with the answer. Not for what reads the directory: an error in it would leave inquirer's own event handlers. */
export type Validation = (answer: string) => true | string

const CTRL_C = '\x03'
const CTRL_D = '\x04'

/** Whether there is somebody to ask. */
export const canPrompt = ({ terminal }: Io): boolean => terminal.stdin && terminal.stderr

/**
 * Whatever is shown is shown escaped: names come from files and directories. Every question throws InterruptedError on Ctrl-C, Ctrl-D and when
 * the run is interrupted otherwise.
 */
export class Prompts {
  readonly #io: Io
  readonly #stdin: ReadStream
  readonly #theme: ReturnType<typeof promptTheme>
  readonly style: ReturnType<typeof promptStyles>
  /** Whether somebody at the keyboard wants to stop, who may be asked what to do about what is unsaved. */
  interruptedByKey = false
  /** Listens for Ctrl-C while work is done; null between works. */
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

  /** Lines between prompts, as long as they are. */
  show(lines: readonly string[], style: (line: string) => string = (line) => line): void {
    this.#io.stderr.write(lines.map((line) => `${style(printable(line))}\n`).join(''))
  }

  /** A sentence, wrapped. */
  say(text: string, style?: (line: string) => string): void {
    this.show(wrapped(printable(text), this.columns - 1), style)
  }

  choose<Value>(message: string, choices: readonly Choice<Value>[]): Promise<Value> {
    // Not rawlist, which takes numbers as well, as places in the list that nothing on the screen names.
    return this.#ask({ type: 'expand', message, choices: choices.map(shown), expanded: true })
  }

  /** One of many: a list that scrolls. */
  pick<Value>(message: string, choices: readonly Item<Value>[]): Promise<Value> {
    return this.#ask({ type: 'select', message, choices: choices.map(shown), pageSize: 15, loop: false })
  }

  pickSome<Value>(message: string, choices: readonly Item<Value>[]): Promise<Value[]> {
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

  /** Typed without being shown. What is wrong with it is said between prompts: a refused answer that stays in the line can't be seen there. */
  hidden(message: string): Promise<string> {
    return this.#ask({ type: 'password', message, toggleMask: false })
  }

  /** No, unless yes is typed. */
  confirm(message: string): Promise<boolean> {
    return this.#ask({ type: 'confirm', message, default: false })
  }

  /** Shows a secret until Enter is pressed, then takes it off the screen. */
  async reveal(label: string, secret: string): Promise<void> {
    await this.#ask({ type: 'input', message: `${label}: ${secret}   (Enter hides it)` }, true)
  }

  /**
   * Does work between prompts. The terminal stays in raw mode meanwhile, so that Ctrl-C reaches this program alone and not PowerShell in
   * the middle of a write, and that keys pressed too early answer no later question. A question that comes up in the middle has the keyboard
   * until it is answered.
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

  /** inquirer never settles when readline closes by itself, on Ctrl-D or a lost terminal: that counts as Ctrl-C. */
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
    // After Ctrl-Z and `fg`: readline, told to go on, pauses its input first, and waits for somebody to resume it.
    const onContinued = () => setImmediate(() => this.#stdin.resume())
    this.#stdin.on('data', onKeys).once('close', onLoss)
    process.on('SIGCONT', onContinued)
    // What is asked after an interruption, about unsaved passwords, is ended by the next one.
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
