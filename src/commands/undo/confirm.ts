/** What an undo would do, shown before it does it, and the number that somebody types. */
import { localMinute } from '../../core/report/times.js'
import { Tally } from '../../core/report/summary.js'
import { planView } from '../../core/report/plan-view.js'
import type { UndoPlan } from '../../core/undo/plan-undo.js'
import { howMany } from '../../core/text/how-many.js'
import { ConfigurationError, InterruptedError } from '../../errors.js'
import { planCounts, planLines } from '../../run/plan-text.js'
import { typeNumber } from '../../terminal/confirm-number.js'
import { textStyle } from '../../terminal/text-style.js'
import type { Rehearsal } from '../../workflow/rehearse.js'
import type { UndoRun } from './context.js'
import { briefId } from '../../core/text/brief-id.js'

/** More than this many reasons why something cannot be put back are cut. */
const SHOWN = 10

/** The same as of an import: what would be done, and what not. */
export function rehearsalOf({ actions, failures }: UndoPlan): Rehearsal {
  const tally = new Tally()
  for (const failure of failures) tally.failed(failure)
  for (const action of actions) tally.succeeded(action)
  return { actions, tally, pending: [], unmatched: [], preview: { actions, approvals: [], failures } }
}

/**
 * @param count of the accounts that are changed; of none, nobody is asked
 * @throws ConfigurationError for another number; InterruptedError when somebody did not confirm
 */
export async function confirmUndo(
  { prompts, options, io, toUndo }: UndoRun,
  plan: UndoPlan,
  count: number,
): Promise<void> {
  if (count === 0) return
  if (prompts === null) {
    if (options.confirm !== count) throw unconfirmed(count)
    return
  }
  const { tally, preview } = rehearsalOf(plan)
  const { details, all } = options
  const { id, header } = toUndo.run
  prompts.say(
    `Undo of run ${briefId(id)} of ${localMinute(header.began)}, by ${header.operator}:`,
    prompts.style.heading,
  )
  prompts.show(
    planLines(planView(preview), {
      ...{ ...textStyle(io), color: false, details, all, rest: '--all' },
      ...{ extended: 0, isDone: false },
    }),
  )
  const shown = all ? plan.failures : plan.failures.slice(0, SHOWN)
  for (const { user, error } of shown) prompts.say(`not ${user}: ${error}`)
  if (shown.length < plan.failures.length) prompts.say(`and ${plan.failures.length - shown.length} more (--all)`)
  prompts.say(planCounts(tally.summary([], true), tally.extended, false), prompts.style.heading)
  if (!(await typeNumber(prompts, `Undo this, for ${howMany(count, 'user')}?`, count)))
    throw new InterruptedError('not confirmed: nothing is changed')
}

export const unconfirmed = (count: number): ConfigurationError =>
  new ConfigurationError(
    `the undo would change ${howMany(count, 'user')}; nothing is changed`,
    `look at the plan; if this is intended, run again with --confirm ${count}`,
  )
