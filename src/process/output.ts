/**
 * What a command has to say on standard output: text for a person at a terminal, one JSON object in ASCII for everything else.
 */
import { asciiOnly } from '../core/text/ascii-json.js'
import type { Io } from './io.js'

export type OutputFormat = 'json' | 'text'

/** @param format what --output asks for; absent: the terminal decides */
export function writeOutput(text: () => string, json: object, format: OutputFormat | undefined, io: Io): void {
  const chosen = format ?? (io.terminal.stdout ? 'text' : 'json')
  io.stdout.write(chosen === 'text' ? text() : `${asciiJson(json)}\n`)
}

/** Windows PowerShell decodes a program's output with the console's code page. DEL is ASCII, but acts on a terminal. */
export function asciiJson(value: object): string {
  return asciiOnly(JSON.stringify(value, null, 2)).replaceAll('\u007f', '\\u007f')
}
