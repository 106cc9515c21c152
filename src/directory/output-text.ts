/** What PowerShell wrote, made fit for a log line or an error message. */

/** Control characters, line and bidirectional formatting marks as escapes: they must not act on the terminal that shows them. */
export function escapeControls(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (character) => {
    const code = character.codePointAt(0) as number
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`
  })
}

/** The text's lines that say something, escaped and each cut to `max` characters. */
export function outputLines(text: string, max = 1000): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => escapeControls(line.length > max ? `${line.slice(0, max)}… (${line.length} characters)` : line))
}

/** For an error message: what PowerShell said, on one line and in bounds. */
export function quoteOutput(text: string): string {
  const said = outputLines(text, 400).join(' | ')
  if (said === '') return 'It said nothing.'
  return `It said: ${said.length > 1500 ? `${said.slice(0, 1500)}…` : said}`
}
