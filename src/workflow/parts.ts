/**
 * An update that was refused, in parts: halves, and halves of those that are refused again, until
 * all is written but what is refused by itself. A refusal seldom says which value it is about.
 */
import type { Change } from '../core/model.js'
import type { ApprovedUpdate } from '../core/safety/approved.js'
import type { Failure, FailureCategory, Outcome } from '../directory/directory.js'
import { isLoss } from '../directory/uncertain.js'
import type { WriteBatch } from './result.js'

/** Some changes of an update, and what became of them together. */
export interface Part {
  update: ApprovedUpdate
  changes: readonly Change[]
  outcome: Outcome
}

/**
 * What the value of a single attribute can cause, the right to write it among them; the other
 * categories are about the whole object.
 */
const BY_ONE_VALUE: readonly FailureCategory[] = ['conflict', 'constraint', 'access-denied', 'unknown']

export const isRefusal = (outcome: Outcome): outcome is Failure =>
  !outcome.ok && outcome.lost !== true && BY_ONE_VALUE.includes(outcome.category)

/**
 * @param refused updates that were refused as a whole, in the order in which values change hands
 * @returns what became of each of their changes; of one part, all changes were written or none
 */
export async function writeInParts(refused: readonly Part[], write: WriteBatch): Promise<Part[]> {
  const settled: Part[] = []
  let parts = refused
  for (let moved = true; ;) {
    const open = parts.filter(isOpen)
    settled.push(...parts.filter((part) => !isOpen(part)))
    if (open.length === 0 || !moved) return [...settled, ...open]
    const sent = open.flatMap(halves)
    const outcomes = await write(sent.map(({ update, changes }) => ({ ...update, changes })))
    parts = sent.map((part, index) => ({ ...part, outcome: outcomes[index]! }))
    if (outcomes.some(isLoss)) return [...settled, ...parts]
    moved = outcomes.some(({ ok }) => ok) || sent.length > open.length
  }
}

/** Several changes may be several parts; a value that is taken may be given up by another part. */
const isOpen = ({ changes, outcome }: Part): boolean =>
  isRefusal(outcome) && (changes.length > 1 || outcome.category === 'conflict')

function halves(part: Part): Part[] {
  const { changes } = part
  if (changes.length === 1) return [part]
  const middle = Math.ceil(changes.length / 2)
  return [changes.slice(0, middle), changes.slice(middle)].map((some) => ({ ...part, changes: some }))
}
