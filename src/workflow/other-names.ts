/**
 * When the domain controller refuses a rename because only it knows that the name is taken, another
 * name of the same person is tried.
 */
import type { RenameAction } from '../core/model.js'
import { nameKey } from '../core/names/names.js'
import type { ApprovedAction } from '../core/safety/approved.js'
import { COMMON_NAMES } from './moving-names.js'
import { withNamesPutBack } from './put-back-names.js'
import { resultsOf, type ActionResult, type WriteBatch } from './result.js'

/** The results of a batch, in its order, with what was put back after a refusal. */
export const withOtherNames = async (batch: readonly ApprovedAction[], write: WriteBatch): Promise<ActionResult[]> =>
  withNamesPutBack(await underAnyName(batch, write), COMMON_NAMES, write)

/** Each result holds the action as it was performed last. */
async function underAnyName(batch: readonly ApprovedAction[], write: WriteBatch): Promise<ActionResult[]> {
  const results = resultsOf(batch, await write(batch))
  const others = toTryAgain(results)
  if (others.length === 0) return results
  const again = await underAnyName(
    others.map(({ action }) => action),
    write,
  )
  others.forEach(({ index }, position) => (results[index] = { ...again[position]!, planned: batch[index]! }))
  return results
}

/**
 * The first of them gets another name. Whoever waits for the name of one before keeps to it: it is
 * left now.
 */
function toTryAgain(results: readonly ActionResult[]): { index: number; action: ApprovedAction }[] {
  const left = new Set<string>()
  return results.flatMap(({ action, outcome }, index) => {
    if (action.type !== 'rename' || outcome.ok || outcome.category !== 'conflict') return []
    const next = left.has(nameKey(action.after)) ? action : underOtherName(action)
    if (next === undefined) return []
    left.add(nameKey(action.before))
    return [{ index, action: next }]
  })
}

function underOtherName<A extends RenameAction>(action: A): A | undefined {
  const [name, ...otherwise] = action.otherwise
  return name === undefined ? undefined : { ...action, user: name, after: name, otherwise }
}
