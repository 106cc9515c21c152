/**
 * Writes that outlive a lost connection: their effects are read, and items without effect are sent
 * again.
 */
import { SyncError } from '../errors.js'
import { LostError } from './directory-error.js'
import type { Failure, Outcome } from './directory.js'
import type { Effect } from './effects.js'
import { isLoss } from './uncertain.js'
import { howMany } from '../core/text/how-many.js'

export interface LossSteps<Item, Result> {
  /** One outcome for each item. @throws LostError when nothing was sent */
  send(items: readonly Item[]): Promise<Outcome<Result>[]>
  /** Whether there is a connection again; false when it is given up. @throws InterruptedError */
  regain(loss: LostError): Promise<boolean>
  /** The outcome of each item, found by reading. */
  effects(items: readonly Item[]): Promise<Effect<Result>[]>
  /** Called after a loss when there is less to do than before. */
  onProgress(): void
  /** Called with a sentence about the writes that were under way. */
  tell(sentence: string): void
}

/**
 * One outcome for each item, in their order. When the connection is given up or the run is
 * interrupted, the open items have that error.
 * @throws SyncError when that is so for all items
 */
export async function writeUntilKnown<Item, Result>(
  items: readonly Item[],
  steps: LossSteps<Item, Result>,
): Promise<Outcome<Result>[]> {
  /** undefined: not sent, or known to be without effect. */
  const outcomes: Effect<Result>[] = items.map(() => undefined)
  let open = [...items.keys()]
  const openItems = (): Item[] => open.map((index) => items[index]!)
  const remember = (found: readonly Effect<Result>[]): void => {
    open.forEach((index, at) => (outcomes[index] = found[at]))
    open = open.filter((index) => lossOf(outcomes[index]) !== null)
  }
  const attempt = async (): Promise<LostError | null> => {
    try {
      remember(await steps.send(openItems()))
      return open.length === 0 ? null : lossOf(outcomes[open[0]!])
    } catch (error) {
      if (error instanceof LostError) return error
      throw error
    }
  }
  try {
    for (let loss = await attempt(); loss !== null; loss = open.length === 0 ? null : await attempt()) {
      if (!(await steps.regain(loss))) throw loss
      const underWay = open
      remember(await steps.effects(openItems()))
      const done = underWay.filter((index) => outcomes[index]?.ok === true).length
      steps.tell(afterLoss(underWay.length, done, open.length))
      if (open.length < underWay.length) steps.onProgress()
    }
  } catch (error) {
    if (!(error instanceof SyncError) || outcomes.every((outcome) => outcome === undefined)) throw error
    const failure: Failure = { ok: false, category: 'unavailable', code: null, message: error.message, lost: true }
    return outcomes.map((outcome) => outcome ?? failure)
  }
  return outcomes.map((outcome) => outcome!)
}

/** Why an item is still open; null when it is not. */
function lossOf(outcome: Outcome | undefined): LostError | null {
  if (outcome === undefined) return new LostError('not sent', 'the next run does it')
  return isLoss(outcome) ? new LostError(outcome.message) : null
}

/** A sentence for the person who waits, and for the log. */
function afterLoss(underWay: number, done: number, again: number): string {
  if (underWay > 1) {
    return `of ${howMany(underWay, 'change')} under way, ${done} had taken effect${again > 0 ? ` and ${howMany(again, 'is', 'are')} made now` : ''}`
  }
  if (done > 0) return 'the change under way had taken effect'
  return `the change under way had not taken effect${again > 0 ? ' and is made now' : ''}`
}
