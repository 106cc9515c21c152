/**
 * Writes in batches. Every item has an outcome, also when a batch is refused or the session ends in
 * the middle.
 */
import { UnavailableError } from '../errors.js'
import { DirectoryError, OutcomeUnknownError } from './directory-error.js'
import type { Failure, Outcome } from './directory.js'

/**
 * The memory and time of one request stay small. ConvertFrom-Json has no limit of its own in
 * Windows PowerShell 5.1 (test/powershell/WindowsJson.psm1 names the source).
 */
const MAX_BATCH_BYTES = 700_000

export interface BatchWrite<Item, Result> {
  items: readonly Item[]
  maxItems: number
  /** Returns what crosses the session for an item: its size counts. */
  sent: (item: Item) => object
  /**
   * Performs one batch. Returns the outcomes in order: of all items or, when it took long, of the
   * first ones (at least one); the rest is given again.
   */
  write: (items: readonly Item[]) => Promise<Outcome<Result>[]>
  onProgress: (done: number, total: number) => void
}

/**
 * The outcomes, in the order of the items. Items sent to a session that then ended are `unknown`,
 * items that were not sent are `unavailable`.
 * @throws UnavailableError when nothing was sent: the session or the directory was lost before
 */
export async function writeInBatches<Item, Result>(job: BatchWrite<Item, Result>): Promise<Outcome<Result>[]> {
  const { items, maxItems, sent, write, onProgress } = job
  const outcomes: Outcome<Result>[] = []
  let gone: UnavailableError | undefined
  const batches = cutBatches(items, maxItems, sent)
  for (const [index, batch] of batches.entries()) {
    const all = (failure: Failure): Outcome<Result>[] => batch.items.map(() => failure)
    if (gone !== undefined) {
      outcomes.push(...all({ ...failureOf('unavailable', `not attempted: ${gone.message}`), notSent: true }))
    } else if (batch.oversized) {
      outcomes.push(...all(failureOf('constraint', 'the values are too large for one request')))
    } else {
      try {
        const done = await write(batch.items)
        outcomes.push(...done)
        const rest = batch.items.slice(done.length)
        if (rest.length > 0) batches.splice(index + 1, 0, { items: rest, oversized: false })
      } catch (error) {
        if (error instanceof DirectoryError) {
          outcomes.push(...all(failureOf(error.category, error.message, error.code)))
        } else if (error instanceof OutcomeUnknownError) {
          gone = error
          outcomes.push(...all({ ...failureOf('unknown', error.message), lost: true }))
        } else if (error instanceof UnavailableError && outcomes.length > 0) {
          gone = error
          outcomes.push(...all({ ...failureOf('unavailable', error.message), notSent: true }))
        } else {
          throw error
        }
      }
    }
    onProgress(outcomes.length, items.length)
  }
  return outcomes
}

function failureOf(category: Failure['category'], message: string, code: number | null = null): Failure {
  return { ok: false, category, code, message }
}

/** A run of items that fits one request. An `oversized` item fits none. */
interface RequestBatch<T> {
  items: T[]
  oversized: boolean
}

/** Cuts items, in order, into batches of at most `maxItems` items and 700 KB, as `sent` crosses. */
function cutBatches<T>(items: readonly T[], maxItems: number, sent: (item: T) => object): RequestBatch<T>[] {
  const batches: RequestBatch<T>[] = []
  let current: T[] = []
  let size = 0
  const flush = (): void => {
    if (current.length > 0) batches.push({ items: current, oversized: false })
    current = []
    size = 0
  }
  for (const item of items) {
    // One more for the comma between two items.
    const itemSize = Buffer.byteLength(JSON.stringify(sent(item))) + 1
    if (current.length === maxItems || size + itemSize >= MAX_BATCH_BYTES) flush()
    if (itemSize >= MAX_BATCH_BYTES) {
      batches.push({ items: [item], oversized: true })
    } else {
      current.push(item)
      size += itemSize
    }
  }
  flush()
  return batches
}
