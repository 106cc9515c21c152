/**
 * One log line for every change made to the directory, and for every one that was refused.
 */
import type { ActionResult } from '../apply.js'
import { describeAction } from '../core/describe.js'
import type { PlannedFailure } from '../core/model.js'
import type { Logger } from '../log/logger.js'

export function reportResult({ action, outcome }: ActionResult, log: Logger): void {
  if (outcome.ok) log.info(describeAction(action))
  else log.error(`could not ${describeAction(action)}: ${outcome.message} (${outcome.category}${outcome.code === null ? '' : ` ${outcome.code}`})`)
}

/** What never came as far as the directory. */
export function reportFailure({ action, user, error }: PlannedFailure, log: Logger): void {
  log.error(`could not ${action} "${user}": ${error}`)
}
