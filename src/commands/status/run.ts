/** `status`: reads the record and the target, and tells how things are; it writes nothing. */
import type { CommonOptions } from '../../config/options.js'
import { expiringOf, lastImport, pendingOf, type Status } from '../../core/report/status.js'
import { LIMITS } from '../../core/safety/limit-kinds.js'
import { EXIT_CODES } from '../../errors.js'
import type { Io } from '../../process/io.js'
import { writeOutput } from '../../process/output.js'
import { textStyle } from '../../terminal/text-style.js'
import { lookAhead, type Ahead } from '../import/look-ahead.js'
import { parseFailOn } from './fail-on.js'
import { statusText } from './text.js'

export interface StatusOptions extends CommonOptions {
  /** --fail-on */
  failOn?: string
}

/** @returns the exit code: that of pending approvals when something of --fail-on holds */
export async function runStatus({ failOn, ...options }: StatusOptions, io: Io): Promise<number> {
  const checks = failOn === undefined ? [] : parseFailOn(failOn)
  const facts = factsOf(await lookAhead(options, 'status', io))
  const holds = checks.flatMap((check) => check(facts) ?? [])
  const status: Status = { ...facts, holds }
  writeOutput({ text: () => statusText(status, textStyle(io)), json: () => status }, options.output, io)
  return (holds.length === 0 ? EXIT_CODES.done : EXIT_CODES.pending).code
}

function factsOf({ settings, runs, file, problem, people, exceeded }: Ahead): Omit<Status, 'holds'> {
  const { managed, now } = people.context
  const last = lastImport(runs)
  const timestamp = file?.timestamp ?? null
  const enabled = managed.filter((user) => user.enabled).length
  const age = timestamp === null ? null : Math.max(0, (now.getTime() - new Date(timestamp).getTime()) / 1000)
  return {
    last_import: last === undefined ? null : lastView(last),
    file: { path: settings.inputFile, timestamp, age, problem },
    managed: { enabled, disabled: managed.length - enabled },
    pending: pendingOf(runs, now),
    expiring: expiringOf(managed, now),
    // Without a file that can be used, the next import does nothing.
    exceeded:
      file === null
        ? []
        : exceeded.map(({ name, count, allowed }) => ({ limit: LIMITS[name].what, count, allowed: allowed ?? 0 })),
  }
}

const lastView = ({ id, header, exitCode, error }: Ahead['runs'][number]): Status['last_import'] => ({
  run: id,
  began: header.began,
  by: header.operator,
  exit_code: exitCode,
  error,
})
