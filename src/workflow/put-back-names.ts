/**
 * Common names that go round in a ring, where one of its members is refused and has no other name
 * to get: whoever made room has the name from before again. Nobody keeps a temporary one.
 */
import { subjectKey, type RenameAction } from '../core/model.js'
import type { ApprovedAction } from '../core/safety/approved.js'
import { isLoss } from '../directory/uncertain.js'
import type { ActionResult, WriteBatch } from './result.js'

type Renamed = ActionResult & { action: ApprovedAction & RenameAction }

interface Ring {
  /** To the temporary name, and from there: refused. */
  away: Renamed
  back: Renamed
  /** Those between. */
  others: readonly Renamed[]
}

/** @param results of renames, in their order @returns them, with what was put back */
export async function withNamesPutBack(results: readonly ActionResult[], write: WriteBatch): Promise<ActionResult[]> {
  const told = new Map(results.map((result) => [result, [result]]))
  if (results.some(({ outcome }) => isLoss(outcome))) return [...results]
  for (const { away, back, others } of brokenRings(results.filter(isRename))) {
    if (!away.outcome.ok) {
      // It has not left, so that it is not refused twice.
      told.set(back, [])
      continue
    }
    // The name of whoever came last is nobody's.
    const moved = [...others.filter(({ outcome }) => outcome.ok).reverse(), away]
    const returns = moved.map(returning)
    const outcomes = await write(returns)
    moved.forEach((one, index) => {
      const [action, outcome] = [returns[index]!, outcomes[index]!]
      if (!outcome.ok) return
      const { planned } = one
      if (one === away) told.set(back, [{ planned: back.planned, action, outcome }, back])
      else told.set(one, [passing(one), { planned, action, outcome }, { ...one, outcome: back.outcome }])
    })
  }
  return results.flatMap((result) => told.get(result)!)
}

const isRename = (result: ActionResult): result is Renamed => result.action.type === 'rename'

/** The members of a ring follow each other: see inHandOverOrder. */
function brokenRings(results: readonly Renamed[]): Ring[] {
  return results.flatMap((away, start) => {
    if (!away.action.passing) return []
    const key = subjectKey(away.action.subject)
    const end = results.findIndex(({ action }, index) => index > start && subjectKey(action.subject) === key)
    const back = results[end]
    return back === undefined || back.outcome.ok ? [] : [{ away, back, others: results.slice(start + 1, end) }]
  })
}

const passing = (result: Renamed): Renamed => ({ ...result, action: { ...result.action, passing: true } })

function returning({ action }: Renamed): Renamed['action'] {
  const { before, after } = action
  return { ...action, user: before, before: after, after: before, otherwise: [], passing: true }
}
