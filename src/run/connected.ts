/** The part of a run that has a domain controller, from its first line in the log to its last. */
import { describeRun, type RunRecord } from '../core/report/run-record.js'
import type { Directory } from '../directory/directory.js'
import { connect, type Connecting } from '../directory/powershell/connect.js'
import { InterruptedError } from '../errors.js'
import { checkClock } from './check-clock.js'
import type { Run } from './context.js'
import { runRecord } from './open-recorder.js'
import { reportEnd } from './report.js'
import type { Held } from './under-lock.js'

export interface Connected extends Pick<Connecting, 'starting' | 'attempts' | 'tell'> {
  /** null: nothing is written. */
  held: Held | null
  /** null: the run has none. */
  usersFile: RunRecord['users_file']
}

/**
 * @param act `now` tells the time by the domain controller's clock
 * @throws UnavailableError when there is no domain controller, or its clock is more than an hour
 * off
 */
export async function whileConnected(
  run: Run,
  { held, usersFile, ...connecting }: Connected,
  act: (directory: Directory, now: () => Date) => Promise<void>,
): Promise<void> {
  const { settings, io, log, outcome } = run
  const directory = await connect(settings, io, log, {
    ...connecting,
    onSession: ({ powershell }) => held?.lock.addPowerShell(powershell),
  })
  // Waits for the current step, within bounds; no other one begins.
  io.interrupted.addEventListener('abort', () => void directory.close())
  try {
    if (io.interrupted.aborted) throw new InterruptedError()
    const record = { ...runRecord(settings, io), ...outcome.run }
    outcome.run = { ...record, users_file: usersFile, domain_controller: directory.domain.server }
    log.info(describeRun(outcome.run), 'runBegun')
    const clock = checkClock(directory.domain, io.now(), 'from which expiration dates are counted', log)
    const now = () => clock.toDirectory(io.now())
    held?.recorder.forget(settings.historyDays, now())
    await act(directory, now)
  } finally {
    // A line of the log would take the moving one away.
    reportEnd(outcome, held === null, log)
    io.status.show('ending ...', { late: true })
    await directory.close()
    io.status.clear()
  }
}
