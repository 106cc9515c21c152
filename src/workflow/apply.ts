/**
 * Performs approved actions, in their order, in batches of one kind. Unapproved actions do not
 * compile.
 */
import { doingOf } from '../core/report/actions.js'
import { subjectKey, type ActionType, type Subject } from '../core/model.js'
import type { ApprovedAction } from '../core/safety/approved.js'
import type { DirectoryWrites, Failure, Outcome } from '../directory/directory.js'
import { SyncError, UnavailableError } from '../errors.js'
import { batches } from './batches.js'
import type { CurrentNames } from './current-names.js'
import { withOtherNames } from './other-names.js'
import { isLoss } from '../directory/uncertain.js'
import { PERFORM } from './perform.js'
import { createWithoutRefused, updateWithoutRefused } from './refused-values.js'
import { resultsOf, type ActionResult, type WriteBatch } from './result.js'

/**
 * objectGUIDs of the accounts that this run created, by subjectKey, for later actions about them.
 */
export type CreatedAccounts = Map<string, string>

export interface ApplyOptions {
  directory: DirectoryWrites
  created: CreatedAccounts
  /** Results are by these names, and what is sent. */
  names: CurrentNames
  /** Called before the actions are sent, so that the log shows what a killed run was doing. */
  onSend(actions: readonly ApprovedAction[]): void | Promise<void>
  /** Called with the outcomes of the actions, in their order, as soon as the answer comes. */
  onAnswer(actions: readonly ApprovedAction[], outcomes: readonly Outcome[]): void | Promise<void>
  /**
   * Called as soon as an outcome is known, so that a run that ends early has reported what it did.
   */
  onResult(result: ActionResult): void
  /** Called between batches; throws to stop. */
  checkpoint(): void
  /**
   * Called after each batch, with how many actions of its kind are behind, and what is done:
   * `creating`.
   */
  onProgress(done: number, total: number, doing: string): void
}

/**
 * Actions about an account that could not be created or taken over are left out: the result of that
 * action has the reason.
 * @throws UnavailableError when session or domain controller is lost
 */
export async function apply(actions: readonly ApprovedAction[], options: ApplyOptions): Promise<void> {
  const { created, names } = options
  const lost = new Set<string>()
  for (const { batch, done, total } of batches(actions)) {
    options.checkpoint()
    if (batch[0] !== undefined && done === batch.length) options.onProgress(0, total, doingOf(batch[0]))
    const exists = ({ type, subject }: ApprovedAction) => type === 'create' || guidOf(subject, created) !== undefined
    const possible = batch.filter((action) => exists(action) && !lost.has(subjectKey(action.subject)))
    const planned = new Map(possible.map((action) => [names.toSend(action), action]))
    const [first] = possible
    if (first === undefined) continue
    const { write, problem } = writer(options)
    const results = await (CARRY_OUT[first.type] ?? asTheyAre)([...planned.keys()], write)
    options.onProgress(done, total, doingOf(first))
    for (const result of results) {
      const { action, outcome } = result
      if (action.type === 'take-over' && !outcome.ok) lost.add(subjectKey(action.subject))
      options.onResult({ ...names.after(result), planned: planned.get(result.planned)! })
    }
    if (problem() !== null) throw problem()
    endIfLost(results.map(({ outcome }) => outcome))
  }
}

type CarryOut = (batch: readonly ApprovedAction[], write: WriteBatch) => Promise<ActionResult[]>
const asTheyAre: CarryOut = async (batch, write) => resultsOf(batch, await write(batch))

/** What is done about a refusal, for kinds of which something can be done. */
const CARRY_OUT: { readonly [T in ActionType]?: CarryOut } = {
  rename: withOtherNames,
  update: updateWithoutRefused as CarryOut,
  create: createWithoutRefused as CarryOut,
}

/**
 * Once something was sent, nothing is thrown any more: what was written is reported first.
 * @returns also what is to be thrown then, e.g. that a result could not be recorded; null: nothing
 */
function writer(options: ApplyOptions): { write: WriteBatch; problem: () => unknown } {
  const { directory, created } = options
  let sent = false
  let problem: unknown = null
  /** Runs a step that may fail; what fails before anything was sent is thrown at once. */
  const attempt = async (act: () => void | Promise<void>): Promise<void> => {
    try {
      await act()
    } catch (error) {
      if (!sent) throw error
      problem ??= error
    }
  }
  const write: WriteBatch = async (batch) => {
    if (batch.length === 0) return []
    if (problem === null) await attempt(() => options.onSend(batch))
    if (problem !== null) return unsent(batch, problem)
    const outcomes = await performBatch(batch, directory, created).catch((error: unknown) => {
      if (!sent || !(error instanceof SyncError)) throw error
      return unsent(batch, error)
    })
    sent = true
    for (const [index, { type, subject }] of batch.entries()) {
      const outcome = outcomes[index]!
      if (type === 'create' && outcome.ok && 'guid' in outcome) created.set(subjectKey(subject), String(outcome.guid))
    }
    await attempt(() => options.onAnswer(batch, outcomes))
    return outcomes
  }
  return { write, problem: () => problem }
}

function unsent(batch: readonly ApprovedAction[], error: unknown): Failure[] {
  const { message } = error as Error
  return batch.map(() => ({ ok: false, category: 'unavailable', code: null, message, lost: true, notSent: true }))
}

/**
 * Without session or domain controller every later action would fail in the same way. @throws
 * UnavailableError
 */
function endIfLost(outcomes: readonly Outcome[]): void {
  const last = outcomes.find(isLoss)
  if (last !== undefined) throw new UnavailableError(last.message, 'what is left undone is done by the next run')
}

/** objectGUID of an action's account; undefined when it was not created. */
export function guidOf(subject: Subject, created: CreatedAccounts): string | undefined {
  return subject.kind === 'existing' ? subject.guid : created.get(subjectKey(subject))
}

async function performBatch(
  batch: readonly ApprovedAction[],
  directory: DirectoryWrites,
  created: CreatedAccounts,
): Promise<readonly Outcome[]> {
  const [first] = batch
  if (first === undefined) return []
  const items = batch.map((action) => ({ action, guid: guidOf(action.subject, created) ?? '' }))
  // All actions of a batch are of one kind, which the table's type cannot express.
  const write = PERFORM[first.type] as (batch: typeof items, directory: DirectoryWrites) => Promise<readonly Outcome[]>
  return write(items, directory)
}
