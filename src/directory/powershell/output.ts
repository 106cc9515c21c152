/** The output of PowerShell, made fit for a log line or an error message. */
import { printable } from '../../core/text/printable.js'
import { howMany } from '../../core/text/how-many.js'

/** The lines of the text that are not blank, printable and each cut to `max` characters. */
export function outputLines(text: string, max = 1000): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .map((line) =>
      printable(line.length > max ? `${line.slice(0, max)}… (${howMany(line.length, 'character')})` : line),
    )
}

/** The answer to a request, or a piece of it, which no person can read. */
const BASE64 = /[A-Za-z0-9+/=]{100,}/g

/** Quotes output in an error message, on one line and in bounds. */
export function quoteOutput(text: string): string {
  const said = outputLines(
    text.replace(BASE64, ({ length }) => `(${howMany(length, 'character')} of data)`),
    400,
  ).join(' | ')
  if (said === '') return 'it said nothing'
  return `it said: ${said.length > 1500 ? `${said.slice(0, 1500)}…` : said}`
}
