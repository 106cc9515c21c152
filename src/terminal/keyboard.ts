/**
 * The keyboard of a terminal: asks one question of inquirer at a time, and listens for Ctrl-C
 * during work. This is the only file that imports inquirer.
 */
import type { ReadStream } from 'node:tty'
import { printable } from '../core/text/printable.js'
import { InterruptedError, isTerminalLoss } from '../errors.js'
import type { Io } from '../process/io.js'
import { wrapped } from './detail-lines.js'
import { answerTo, promptTheme, QUESTION_SIGN } from './prompt-theme.js'

/** A question in inquirer's form, which depends on its type. */
export type PromptQuestion = Record<string, unknown> & {
  type: 'expand' | 'select' | 'search' | 'checkbox' | 'input' | 'password' | 'confirm'
  /** A line or several. */
  message: string | readonly string[]
}

const CTRL_C = '\x03'
const CTRL_D = '\x04'

export class Keyboard {
  readonly #io: Io
  readonly #stdin: ReadStream
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

  /** A terminal breaks lines within words. */
  #atWords(line: string): string[] {
    return wrapped(printable(line), this.#io.columns - QUESTION_SIGN.length - 1)
  }

  #interrupt(byKey: boolean): void {
    this.interruptedByKey ||= byKey
    this.#io.interrupt()
  }

  /**
   * When readline closes on Ctrl-D or a lost terminal, inquirer's promise never settles. That
   * counts as Ctrl-C.
   * @param clearPromptOnDone whether an answered question goes from the screen
   * @throws InterruptedError on Ctrl-C, on Ctrl-D, and when the run is interrupted otherwise
   */
  async ask<Value>(question: PromptQuestion, clearPromptOnDone = false): Promise<Value> {
    // Loaded at the first question: most runs ask none.
    const { createPromptModule } = await import('inquirer')
    this.#listening?.stop()
    this.#io.status.clear()
    this.#io.question.isOpen = true
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
    const lines = [question.message].flat().flatMap((line) => this.#atWords(line))
    const prompt = createPromptModule({ input: this.#stdin, output: this.#io.stderr, signal, clearPromptOnDone })
    try {
      const answers = (await prompt([
        {
          ...question,
          message: lines.join('\n'),
          name: 'answer',
          theme: promptTheme(
            this.#io.color.stderr,
            answerTo(lines, this.#io.columns),
            question.type === 'search' ? ['Letters: search'] : [],
          ),
        },
      ])) as { answer: Value }
      return answers.answer
    } catch (error) {
      if (isTerminalLoss(error)) lost = true
      else if (!(error instanceof Error) || !['ExitPromptError', 'AbortPromptError'].includes(error.name)) throw error
      if (!stop.aborted) this.#interrupt(!lost)
      throw new InterruptedError()
    } finally {
      this.#io.question.isOpen = false
      process.off('SIGCONT', onContinued)
      this.#stdin.off('data', onKeys).off('close', onLoss)
      this.#listening?.start()
    }
  }
}
