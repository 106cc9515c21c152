/** What PowerShell wrote, made fit for a log line or an error message. */
import { printable } from '../../core/text/printable.js'

/** The text's lines that say something, printable and each cut to `max` characters. */
export function outputLines(text: string, max = 1000): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => printable(line.length > max ? `${line.slice(0, max)}… (${line.length} characters)` : line))
}

/** The answer to a request, or a piece of it: nothing that a person can read. */
const BASE64 = /[A-Za-z0-9+/=]{100,}/g

/** For an error message: what PowerShell said, on one line and in bounds. */
export function quoteOutput(text: string): string {
  const said = outputLines(text.replace(BASE64, ({ length }) => `(${length} characters of data)`), 400).join(' | ')
  if (said === '') return 'It said nothing.'
  return `It said: ${said.length > 1500 ? `${said.slice(0, 1500)}…` : said}`
}
