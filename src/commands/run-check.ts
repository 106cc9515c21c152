/** `check`: the preflight's lines on standard output, as text for a person or as one JSON object. */
import { checkExport } from '../check/check-export.js'
import { checkImport } from '../check/check-import.js'
import { Checklist } from '../check/checklist.js'
import type { ConfigKind } from '../config/parameters.js'
import type { Io } from '../io.js'
import type { CommonOptions } from '../options.js'
import { checkText } from '../render/check-text.js'
import { asciiJson } from './write-summary.js'

/** @returns the exit code: that of the first failure */
export async function runCheck(kind: ConfigKind, options: CommonOptions, io: Io): Promise<number> {
  const list = new Checklist()
  await (kind === 'export' ? checkExport : checkImport)(list, options, io)
  const { checks, exitCode } = list
  const format = options.output ?? (io.terminal.stdout ? 'text' : 'json')
  io.stdout.write(format === 'text' ? checkText(kind, checks, io.color.stdout) : `${asciiJson({ ok: exitCode === 0, checks })}\n`)
  return exitCode
}
