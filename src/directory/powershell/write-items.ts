/**
 * One write of many items: they are sent to an operation of the AdUserSync.Session module in
 * batches, and each has its own outcome.
 */
import { writeInBatches } from '../batch-writer.js'
import { OutcomeUnknownError } from '../directory-error.js'
import type { Outcome } from '../directory.js'
import { readOutcome, type WireOutcomes } from './answers.js'
import { AGAIN } from './loss.js'
import { STAGES } from './operations.js'
import { howMany } from '../../core/text/how-many.js'

/**
 * The scripts answer in time with the items done by then (Invoke-SyncBatch.ps1). The others are
 * sent again.
 */
const MAX_ITEMS = 200

export interface ItemWrite<Item, Result> {
  operation: keyof typeof STAGES
  parameters?: object
  items: readonly Item[]
  maxItems?: number
  /** Returns what crosses the session for an item. */
  request: (item: Item) => object
  /** Returns the further parts of a successful outcome. */
  read: (outcome: Record<string, unknown>) => Result
  secret?: (item: Item) => string
  /** Whether these may be written at the same time. Absent: one is written after another. */
  isInParallel?: (items: readonly Item[]) => boolean
}

/** Calls the operation, which answers for the first of the items, at least one. */
export type Send = (parameters: object, secrets: readonly string[] | undefined) => Promise<WireOutcomes>

/**
 * One outcome for each item, in their order.
 * @param onProgress called after each batch
 * @param parallelWrites at most so many at a time
 * @throws UnavailableError when nothing was sent
 */
export function writeItems<Item, Result>(
  write: ItemWrite<Item, Result> & { parallelWrites: number },
  send: Send,
  onProgress: (done: number, total: number, stage: string) => void,
): Promise<Outcome<Result>[]> {
  const { operation, items, maxItems = MAX_ITEMS, request, read, secret } = write
  return writeInBatches<{ item: Item; sent: object }, Result>({
    items: items.map((item) => ({ item, sent: request(item) })),
    maxItems,
    sent: ({ sent }) => sent,
    onProgress: (done, total) => onProgress(done, total, STAGES[operation]),
    write: async (batch) => {
      const secrets = secret && batch.map(({ item }) => secret(item))
      const sent = { ...write.parameters, ...parallel(batch, write), items: batch.map(({ sent }) => sent) }
      const answer = await send(sent, secrets)
      if (answer.items.length === 0 || answer.items.length + (answer.later ?? 0) !== batch.length) {
        throw new OutcomeUnknownError(
          `'${operation}' gave ${howMany(answer.items.length, 'outcome')} for ${howMany(batch.length, 'item')}`,
          AGAIN,
        )
      }
      return answer.items.map((outcome) => readOutcome(outcome, read))
    },
  })
}

/** The parameter of operations whose items may be written at the same time. */
function parallel<Item>(
  batch: readonly { item: Item }[],
  { isInParallel, parallelWrites }: Pick<ItemWrite<Item, unknown>, 'isInParallel'> & { parallelWrites: number },
): { parallel?: number } {
  const isAllowed = parallelWrites > 1 && isInParallel?.(batch.map(({ item }) => item)) === true
  return isAllowed ? { parallel: parallelWrites } : {}
}
