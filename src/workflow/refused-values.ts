/**
 * A value that the domain controller refuses holds back nothing else of the user, the expiration
 * date least of all: a person of the file would be locked out. What nothing is refused of stays one
 * call for each user.
 */
import { groupedBy } from '../core/grouped-by.js'
import { inTwoSteps, type ApprovedCreate, type ApprovedUpdate } from '../core/safety/approved.js'
import type { Failure, FailureCategory } from '../directory/directory.js'
import { isLoss } from '../directory/uncertain.js'
import { isRefusal, writeInParts, type Part } from './parts.js'
import { PRINCIPALS } from './moving-names.js'
import { withNamesPutBack } from './put-back-names.js'
import { resultsOf, type ActionResult, type WriteBatch } from './result.js'

/**
 * The results of each update, in their order: what was written, and each attribute that was
 * refused.
 */
export async function updateWithoutRefused(
  batch: readonly ApprovedUpdate[],
  write: WriteBatch,
): Promise<ActionResult[]> {
  const results = resultsOf(batch, await write(batch))
  if (isLost(results)) return results
  const refused = batch.flatMap((update, index) => wholeOf(update, results[index]!))
  const parts = groupedBy(await writeInParts(refused, write), ({ update }) => update)
  const inParts = batch.flatMap((update, index) => {
    const own = parts.get(update)
    return own === undefined ? [results[index]!] : resultsOfParts(update, own)
  })
  return withNamesPutBack(inParts, PRINCIPALS, write)
}

/** Nothing more can be sent. */
const isLost = (results: readonly ActionResult[]): boolean => results.some(({ outcome }) => isLoss(outcome))

function wholeOf(update: ApprovedUpdate, { outcome }: ActionResult): Part[] {
  return isRefusal(outcome) ? [{ update, changes: update.changes, outcome }] : []
}

function resultsOfParts(planned: ApprovedUpdate, parts: readonly Part[]): ActionResult[] {
  const [first] = parts
  // That is about the user, or the account that runs the tool.
  const isAboutAll = parts.every(({ outcome }) => isRefusal(outcome) && !isAboutValue(outcome))
  if (first !== undefined && isAboutAll) return [{ planned, action: planned, outcome: first.outcome }]
  const changes = writtenChanges(planned, parts)
  const written = { planned, action: { ...planned, changes }, outcome: { ok: true } } as const
  return [...(changes.length > 0 ? [written] : []), ...unwritten(planned, parts)]
}

/** Refused creations that are not tried without their values. */
const LEFT_ALONE: ReadonlySet<FailureCategory> = new Set(['conflict', 'unknown'])

const isAboutValue = ({ category }: Failure): boolean => category === 'constraint' || category === 'conflict'

/**
 * The results of each creation, in their order. One that is refused, perhaps for a value, is
 * repeated with the values that an account must have, and then gets the others. A taken name is no
 * such refusal: all three names are needed. Nor is a missing answer: the account may exist, and a
 * second creation would find its own names taken; the next run finds it by its anchor.
 */
export async function createWithoutRefused(
  batch: readonly ApprovedCreate[],
  write: WriteBatch,
): Promise<ActionResult[]> {
  const results = resultsOf(batch, await write(batch))
  if (isLost(results)) return results
  const again = batch
    .map((create, index) => ({ create, outcome: results[index]!.outcome, ...inTwoSteps(create) }))
    .filter(({ outcome, rest }) => isRefusal(outcome) && !LEFT_ALONE.has(outcome.category) && rest.changes.length > 0)
  if (again.length === 0) return results
  const outcomes = await write(again.map(({ bare }) => bare))
  const made = again.filter((_, index) => outcomes[index]!.ok)
  const parts = groupedBy(
    await writeInParts(
      made.map(({ rest, outcome }) => ({ update: rest, changes: rest.changes, outcome })),
      write,
    ),
    ({ update }) => update,
  )
  const second = new Map(
    again.map(({ create, bare, rest }, index) => {
      const outcome = outcomes[index]!
      if (!outcome.ok) return [create, [{ planned: create, action: create, outcome }]]
      const own = parts.get(rest) ?? []
      const values = Object.fromEntries(writtenChanges(rest, own).map(({ attribute, after }) => [attribute, after]))
      const action = { ...create, attributes: { ...values, ...bare.attributes } }
      return [create, [{ planned: create, action, outcome }, ...unwritten(create, own)]]
    }),
  )
  return batch.flatMap((create, index) => second.get(create) ?? [results[index]!])
}

/** In the order of the update. */
function writtenChanges({ changes }: ApprovedUpdate, parts: readonly Part[]): ApprovedUpdate['changes'] {
  const written = new Set(parts.filter(({ outcome }) => outcome.ok).flatMap((part) => part.changes))
  return changes.filter((change) => written.has(change))
}

/** A result for each part that was not written; those of one attribute say so. */
function unwritten(planned: ActionResult['planned'], parts: readonly Part[]): ActionResult[] {
  const position = ({ update, changes }: Part) => update.changes.indexOf(changes[0]!)
  return parts
    .filter(({ outcome }) => !outcome.ok)
    .sort((a, b) => position(a) - position(b))
    .map(({ update, changes, outcome }) => {
      const attribute = changes.length === 1 && isRefusal(outcome) ? changes[0]?.attribute : undefined
      return { planned, action: { ...update, changes }, outcome, ...(attribute !== undefined && { attribute }) }
    })
}
