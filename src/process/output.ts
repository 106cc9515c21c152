/**
 * A command's result on standard output: text for a person at a terminal, else one JSON object in
 * ASCII.
 */
import { asciiOnly } from '../core/text/ascii-json.js'
import type { Io } from './io.js'

export type OutputFormat = 'json' | 'text'

/** A command's result, in the forms that the formats are made of. */
export interface View {
  /** Ends with a newline. */
  text: () => string
  json: () => object
}

/** A format that is missing here does not compile. */
const RENDER: { readonly [F in OutputFormat]: (view: View) => string } = {
  json: ({ json }) => `${asciiJson(json())}\n`,
  text: ({ text }) => text(),
}
export const OUTPUT_FORMATS = Object.keys(RENDER) as OutputFormat[]

/**
 * @param format of --output; without it, the terminal decides
 *
 * The status line goes first: on a terminal it would be left in front of the result.
 */
export function writeOutput(
  view: View,
  format: OutputFormat | undefined,
  { stdout, terminal, status }: Pick<Io, 'stdout' | 'terminal' | 'status'>,
): void {
  status.clear()
  stdout.write(RENDER[format ?? (terminal.stdout ? 'text' : 'json')](view))
}

/**
 * ASCII, because Windows PowerShell decodes a program's output with the console's code page. DEL is
 * ASCII, but acts on a terminal.
 */
function asciiJson(value: object): string {
  return asciiOnly(JSON.stringify(value, null, 2)).replaceAll('\u007f', '\\u007f')
}
