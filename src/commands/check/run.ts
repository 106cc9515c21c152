/**
 * `check`: the preflight's lines on standard output, as text for a person or as one JSON object.
 */
import { checkExport } from './check-export.js'
import { checkImport } from './check-import.js'
import { Checklist } from './checklist.js'
import type { ConfigKind } from '../../config/parameters.js'
import type { Io } from '../../process/io.js'
import type { CommonOptions } from '../../config/options.js'
import { checkText } from './check-text.js'
import { textStyle } from '../../terminal/text-style.js'
import { writeOutput } from '../../process/output.js'

/** @returns the exit code: that of the first failure */
export async function runCheck(kind: ConfigKind, options: CommonOptions, io: Io): Promise<number> {
  const list = new Checklist((name) => io.status.show(`checking: ${name} ...`))
  await (kind === 'export' ? checkExport : checkImport)(list, options, io)
  const { checks, exitCode } = list
  const view = { text: () => checkText(kind, checks, textStyle(io)), json: () => ({ ok: exitCode === 0, checks }) }
  writeOutput(view, options.output, io)
  return exitCode
}
