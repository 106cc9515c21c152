/**
 * Prompts at the terminal. They are on standard error, because standard output is for the summary.
 */
import { printable } from '../core/text/printable.js'
import type { Io } from '../process/io.js'
import { columnsOf } from './columns-of.js'
import { Keyboard } from './keyboard.js'
import { promptStyles } from './prompt-theme.js'
import { detailLines, wrapped, type Detail } from './detail-lines.js'
import type { Choice, ListItem, Validation } from './choices.js'
import { plainChoice, plainPick, plainPickSome } from './plain-questions.js'

/** How many choices of a list are seen at a time. */
export const PAGE = 15

/** Whether a person can be asked. */
export const canPrompt = ({ terminal }: Io): boolean => terminal.stdin && terminal.stderr

/**
 * All text is shown escaped: names come from files and directories.
 * @throws InterruptedError (every question) on Ctrl-C, on Ctrl-D, and when the run is interrupted
 * otherwise
 */
export class Prompts {
  readonly #io: Io
  readonly #keyboard: Keyboard
  readonly style: ReturnType<typeof promptStyles>

  constructor(io: Io) {
    this.#io = io
    this.#keyboard = new Keyboard(io)
    this.style = promptStyles(io.color.stderr)
  }

  /** Whether a person at the keyboard stopped the run. */
  get interruptedByKey(): boolean {
    return this.#keyboard.interruptedByKey
  }

  get columns(): number {
    return this.#io.columns
  }

  /** Shows lines between prompts, without wrapping. */
  show(lines: readonly string[], style: (line: string) => string = (line) => line): void {
    this.#io.status.clear()
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
    return this.#keyboard.ask({ type: 'expand', message, choices: choices.map(withPrintableName), expanded: true })
  }

  /** Asks for one of many: a list that scrolls. */
  pick<Value>(message: string, choices: readonly ListItem<Value>[]): Promise<Value> {
    if (this.#io.plain) return plainPick(this, message, choices)
    return this.#keyboard.ask({
      type: 'select',
      message,
      choices: choices.map(withPrintableName),
      pageSize: PAGE,
      loop: false,
    })
  }

  /**
   * Asks for one of many, found by typing a part of its name.
   * @param initial the one that Enter alone takes
   * @param always offered whatever is typed: first, and last among those that are found
   */
  search<Value>(
    message: string,
    choices: readonly ListItem<Value>[],
    { initial, always }: { initial?: Value; always?: ListItem<Value> } = {},
  ): Promise<Value> {
    const further = always === undefined ? [] : [always]
    if (this.#io.plain) return plainPick(this, message, [...further, ...choices])
    const source = (term = '') => {
      const found = choices.filter(({ name }) => hasWords(name, term))
      return (term === '' ? [...further, ...found] : [...found, ...further]).map(withPrintableName)
    }
    return this.#keyboard.ask({
      type: 'search',
      message,
      source,
      pageSize: 12,
      ...(initial !== undefined && { default: initial }),
    })
  }

  pickSome<Value>(message: string, choices: readonly ListItem<Value>[]): Promise<Value[]> {
    if (this.#io.plain) return plainPickSome(this, message, choices)
    return this.#keyboard.ask({
      type: 'checkbox',
      message,
      choices: choices.map(withPrintableName),
      pageSize: PAGE,
      loop: false,
    })
  }

  /**
   * Asks for any of many, each found by typing a part of its name: it is marked, or if it was, no
   * longer. Enter alone ends that.
   */
  async searchSome<Value>(message: string, choices: readonly ListItem<Value>[]): Promise<Value[]> {
    if (this.#io.plain) return plainPickSome(this, message, choices)
    const marked = new Set(choices.filter(({ checked }) => checked === true))
    for (;;) {
      const sorted = [...marked, ...choices.filter((choice) => !marked.has(choice))]
      const items = sorted.map((choice) => ({
        name: `[${marked.has(choice) ? 'x' : ' '}] ${choice.name}`,
        value: choice,
      }))
      const always = { name: `that is all: ${marked.size} marked`, value: null }
      const picked = await this.search<ListItem<Value> | null>(message, items, { always })
      if (picked === null) return choices.filter((choice) => marked.has(choice)).map(({ value }) => value)
      if (!marked.delete(picked)) marked.add(picked)
    }
  }

  text(message: string, { initial, validate }: { initial?: string; validate?: Validation } = {}): Promise<string> {
    const problem = (answer: string) => {
      const found = validate?.(answer) ?? true
      return found === true || printable(found)
    }
    return this.#keyboard.ask({
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
    return this.#keyboard.ask({ type: 'password', message, toggleMask: false })
  }

  /** Asks for yes or no; Enter alone means no, or what `initial` says. */
  confirm(message: string, initial = false): Promise<boolean> {
    return this.#keyboard.ask({ type: 'confirm', message, default: initial })
  }

  /** Shows a secret until Enter is pressed, then removes it from the screen. */
  async reveal(label: string, secret: string): Promise<void> {
    const [shown, hint] = [`${label}: ${secret}`, '(Enter hides it)']
    // The sign of a question, and where the cursor stands.
    const fits = (line: string) => columnsOf(printable(line)) + 4 <= this.columns
    const line = `${shown}   ${hint}`
    // In one line, it can be copied in one piece.
    const lines = fits(shown) ? [shown, hint] : [`${label}:`, secret, hint]
    await this.#keyboard.ask({ type: 'input', message: fits(line) ? line : lines }, true)
  }

  /** Does work between prompts: see Keyboard. */
  during<T>(work: () => Promise<T>): Promise<T> {
    return this.#keyboard.during(work)
  }
}

const withPrintableName = <Item extends { name: string }>(item: Item): Item => ({ ...item, name: printable(item.name) })

/** Whether each word of `typed` is in `name`, in any case. */
export const hasWords = (name: string, typed: string): boolean =>
  typed.split(' ').every((word) => name.toLowerCase().includes(word.toLowerCase()))
