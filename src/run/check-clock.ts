/** This computer's clock, as a run begins. */
import { clockDifference, type ClockDifference } from '../core/clock.js'
import type { DomainInfo } from '../directory/directory.js'
import { UnavailableError } from '../errors.js'
import type { Logger } from '../process/logger.js'

/**
 * Warns when it is more than 5 minutes off that of the domain controller.
 * @param now this computer's time
 * @param matters completes "this clock is …": for what the clock is used
 * @throws UnavailableError when it is more than an hour off
 */
export function checkClock(
  domain: Pick<DomainInfo, 'currentTime' | 'server'>,
  now: Date,
  matters: string,
  log: Pick<Logger, 'warning'>,
): ClockDifference {
  const clock = clockDifference(domain, now)
  const problem = `this computer's clock is ${clock.text}`
  if (clock.verdict === 'refused')
    throw new UnavailableError(
      problem,
      'set the time, date and time zone of this computer (w32tm /resync), then run again',
    )
  if (clock.verdict === 'off') log.warning(`${problem}, ${matters}`)
  return clock
}
