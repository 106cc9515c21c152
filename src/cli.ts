#!/usr/bin/env node
/**
 * The program: sets the process up, runs the command, and turns errors into exit codes (the only
 * place that does).
 */
import { parseCommandLine } from './command-line/command-line.js'
import { COMMANDS } from './commands/commands.js'
import { EXIT_CODES, isTerminalLoss, LimitError, SyncError } from './errors.js'
import type { Logger } from './process/logger.js'
import { processIo, takeSecretFromEnvironment } from './real-io.js'
import { NO_STATUS } from './terminal/status-line.js'

/** How long the process may linger after its work, when something that it started does not end. */
const LINGER_MS = 5_000

const interruption = new AbortController()
const abandonment = new AbortController()
const io = processIo({ interrupted: interruption.signal, abandoned: abandonment.signal, interrupt: onInterrupt })

// SIGHUP: the terminal was lost, or its window closed
// (learn.microsoft.com/windows/console/ctrl-close-signal leaves a few seconds).
for (const signal of ['SIGINT', 'SIGTERM', 'SIGBREAK', 'SIGHUP'] as const) process.on(signal, onInterrupt)
process.on('uncaughtException', (error) => {
  // Whatever nobody awaited is a mistake of this program, but for a terminal that went in the
  // middle of a question.
  if (!isTerminalLoss(error)) {
    const code = reportError(error, io.currentLogger())
    void io
      .currentLogger()
      .end()
      .finally(() => process.exit(code))
    return
  }
  if (!interruption.signal.aborted) onInterrupt()
})

// Without await at the top level: in the zip for Windows, the program is one CommonJS file
// (src/packaging/bundle.ts).
void main().then(endWith)

async function main(): Promise<number> {
  try {
    const secret = takeSecretFromEnvironment(process.env)
    const parsed = await parseCommandLine(process.argv.slice(2), COMMANDS, secret, io.columns, io.terminal.stdout)
    if ('run' in parsed) return await parsed.run(parsed.plain ? { ...io, plain: true, status: NO_STATUS } : io)
    io.stdout.write(`${parsed.text}\n`)
    return EXIT_CODES.done.code
  } catch (error) {
    // What an interruption says comes first.
    await new Promise(setImmediate)
    return reportError(error, io.currentLogger())
  }
}

async function endWith(code: number): Promise<void> {
  process.exitCode = code
  await io.currentLogger().end()
  // Not process.exit at once: on Windows, output to a pipe may not have left yet.
  setTimeout(() => process.exit(), LINGER_MS).unref()
}

/** Logs an error and its remedy. @returns the exit code */
function reportError(error: unknown, logger: Logger): number {
  if (!(error instanceof SyncError)) {
    logger.error(`internal error: ${error instanceof Error ? error.message : String(error)}`, 'failure')
    if (error instanceof Error) logStack(error, logger)
    return EXIT_CODES.internal.code
  }
  const event = error instanceof LimitError ? 'limitStopped' : 'failure'
  for (const line of error.lines) logger[error.level](line, event)
  if (error.remedy !== undefined) logger[error.level](`what to do: ${error.remedy}`, event)
  if (error.cause instanceof Error) logStack(error.cause, logger)
  return error.exitCode
}

function logStack({ stack = '' }: Error, logger: Logger): void {
  for (const line of stack.split('\n')) logger.debug(line)
}

/**
 * The first Ctrl-C stops the run after the current step, or at its question; the second one gives
 * that step up; both report. The third one ends the process.
 */
function onInterrupt(): void {
  if (abandonment.signal.aborted) process.exit(EXIT_CODES.interrupted.code)
  if (interruption.signal.aborted) return abandonment.abort()
  const what = io.question.isOpen
    ? 'interrupted at a question: nothing is under way, and nothing more is changed'
    : 'interrupted: stopping after the current step; press Ctrl-C again to stop at once'
  interruption.abort()
  // Not before the prompt on the screen, and the password that it may show, is wiped off: inquirer
  // counts lines back from the cursor.
  setImmediate(() => {
    const isWorking = io.status.isShown
    io.currentLogger().warning(what)
    // A step may take half a minute.
    if (isWorking) io.status.show('stopping ...')
  })
}
