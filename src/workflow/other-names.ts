/**
 * When the domain controller refuses a rename because only it knows that the name is taken, another
 * name of the same person is tried.
 */
import type { ApprovedAction } from '../core/safety/approved.js'
import { resultsOf, type ActionResult, type WriteBatch } from './result.js'

/** The results of a batch, in its order. Each holds the action as it was performed last. */
export async function withOtherNames(batch: readonly ApprovedAction[], write: WriteBatch): Promise<ActionResult[]> {
  const results = resultsOf(batch, await write(batch))
  const others = results.flatMap((result, index) => {
    const action = underOtherName(result)
    return action === undefined ? [] : [{ index, action }]
  })
  if (others.length === 0) return results
  const again = await withOtherNames(
    others.map(({ action }) => action),
    write,
  )
  others.forEach(({ index }, position) => (results[index] = { ...again[position]!, planned: batch[index]! }))
  return results
}

function underOtherName({ action, outcome }: ActionResult): ApprovedAction | undefined {
  if (action.type !== 'rename' || outcome.ok || outcome.category !== 'conflict') return undefined
  const [name, ...otherwise] = action.otherwise
  return name === undefined ? undefined : { ...action, user: name, after: name, otherwise }
}
