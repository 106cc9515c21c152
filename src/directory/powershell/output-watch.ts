import { quoteOutput } from './output.js'

/** How much of the latest output is kept for error messages. */
const KEPT = 4_000

/** Counts what a process writes during one request, and keeps the end of it. */
export class OutputWatch {
  length = 0
  #tail = ''
  #secret = false

  /** Called when a new request begins. With `secret`, its output is not quoted. */
  begin(secret: boolean): void {
    this.length = 0
    this.#tail = ''
    this.#secret = secret
  }

  add(text: string): void {
    this.length += text.length
    this.#tail = (this.#tail + text).slice(-KEPT)
  }

  /**
   * For both editions, in any language: Windows PowerShell wraps lines, and adds the error's
   * identifier to its translated text.
   */
  get saysConstrainedLanguage(): boolean {
    return /ConstrainedLanguage|inthislanguagemode/i.test(this.#tail.replace(/\s+/g, ''))
  }

  get quote(): string {
    return this.#secret ? '' : quoteOutput(this.#tail.replace(DELIMITER, ''))
  }
}

/** The library's delimiters: 16 letters and digits, alone on a line. */
const DELIMITER = /^[0-9A-Za-z]{16}$/gm
