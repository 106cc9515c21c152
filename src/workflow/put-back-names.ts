/**
 * Names that go round in a ring, where one of its members is refused and has no other name to get:
 * whoever made room has the name from before again. Nobody keeps a temporary one where that can be.
 */
import { subjectKey } from '../core/model.js'
import { quote } from '../core/report/values.js'
import { isLoss } from '../directory/uncertain.js'
import type { Move, Moved, MovingNames } from './moving-names.js'
import type { ActionResult, WriteBatch } from './result.js'

interface Ring<A extends Move> {
  /** To the temporary name, and from there: refused. */
  away: Moved<A>
  back: Moved<A>
  /** Those between. */
  others: readonly Moved<A>[]
}

/** @param results in the order of the moves @returns them, with what was put back */
export async function withNamesPutBack<A extends Move>(
  results: readonly ActionResult[],
  names: MovingNames<A>,
  write: WriteBatch,
): Promise<ActionResult[]> {
  if (results.some(({ outcome }) => isLoss(outcome))) return [...results]
  const told = new Map(results.map((result) => [result, [result]]))
  const isMoved = (result: ActionResult): result is Moved<A> => names.isMove(result.action)
  for (const { away, back, others } of brokenRings(results.filter(isMoved))) {
    if (!away.outcome.ok) {
      // It has not left, so that it is not refused twice.
      told.set(back, [])
      continue
    }
    // The name of whoever came last is nobody's.
    const moved = [...others.filter(({ outcome }) => outcome.ok).reverse(), away]
    const returns = moved.map(({ action }) => names.returning(action))
    const outcomes = await write(returns)
    moved.forEach((one, index) => {
      const [outcome, action] = [outcomes[index]!, returns[index]!]
      const returned = { planned: one.planned, action, outcome }
      if (one === away)
        told.set(
          back,
          outcome.ok
            ? [{ ...returned, planned: back.planned }, back]
            : [stranded(back, names.what, names.nameOf(away.action))],
        )
      else if (outcome.ok)
        told.set(one, [
          { ...one, action: names.passing(one.action) },
          returned,
          names.refused({ ...one, outcome: back.outcome }),
        ])
    })
  }
  return results.flatMap((result) => told.get(result)!)
}

/** Somebody else has taken the name from before, and the new one, meanwhile. */
function stranded(result: ActionResult, what: string, name: string): ActionResult {
  const { outcome } = result
  if (outcome.ok) return result
  const message = `${outcome.message}; its ${what} is the temporary ${quote(name)} now, and the next import tries again`
  return { ...result, outcome: { ...outcome, message } }
}

/** The members of a ring follow each other: see inHandOverOrder. */
function brokenRings<A extends Move>(results: readonly Moved<A>[]): Ring<A>[] {
  return results.flatMap((away, start) => {
    if (!away.action.passing) return []
    const key = subjectKey(away.action.subject)
    const end = results.findIndex(({ action }, index) => index > start && subjectKey(action.subject) === key)
    const back = results[end]
    return back === undefined || back.outcome.ok ? [] : [{ away, back, others: results.slice(start + 1, end) }]
  })
}
