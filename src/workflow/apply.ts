/**
 * Performs approved actions, in their order, in batches of one kind. It takes nothing that is not approved.
 */
import { subjectKey, type Subject } from '../core/model.js'
import type { ApprovedAction } from '../core/safety/approved.js'
import type { DirectoryWrites, Failure, Outcome } from '../directory/directory.js'
import { UnavailableError } from '../errors.js'
import { PERFORM } from './perform.js'

export interface ActionResult {
  action: ApprovedAction
  outcome: Outcome
}

/** objectGUIDs of the accounts that this run created, by subjectKey: later actions about them find them here. */
export type CreatedAccounts = Map<string, string>

export interface ApplyOptions {
  directory: DirectoryWrites
  created: CreatedAccounts
  /** Called as soon as an outcome is known, so that a run that ends early has reported what it did. */
  onResult(result: ActionResult): void
  /** Called between batches; throws to stop. */
  checkpoint(): void
}

/**
 * Actions about an account that could not be created or taken over are left out: that one result says why.
 * @throws UnavailableError when session or domain controller is lost
 */
export async function apply(actions: readonly ApprovedAction[], options: ApplyOptions): Promise<void> {
  const { created, directory } = options
  const lost = new Set<string>()
  for (const batch of batches(actions)) {
    options.checkpoint()
    const exists = ({ type, subject }: ApprovedAction) => type === 'create' || guidOf(subject, created) !== undefined
    const possible = batch.filter((action) => exists(action) && !lost.has(subjectKey(action.subject)))
    const outcomes = await perform(possible, directory, created)
    possible.forEach((action, index) => {
      const outcome = outcomes[index]!
      if (action.type === 'create' && outcome.ok && 'guid' in outcome)
        created.set(subjectKey(action.subject), String(outcome.guid))
      if (action.type === 'take-over' && !outcome.ok) lost.add(subjectKey(action.subject))
      options.onResult({ action, outcome })
    })
    endIfLost(outcomes)
  }
}

/** Without session or domain controller every later action would fail like these. @throws UnavailableError */
function endIfLost(outcomes: readonly Outcome[]): void {
  const last = outcomes.find(
    (outcome): outcome is Failure => !outcome.ok && (outcome.category === 'unavailable' || outcome.lost === true),
  )
  if (last !== undefined) throw new UnavailableError(last.message, 'what is left undone is done by the next run')
}

/** objectGUID of the account that an action is about; undefined when it was not created. */
export function guidOf(subject: Subject, created: CreatedAccounts): string | undefined {
  return subject.kind === 'existing' ? subject.guid : created.get(subjectKey(subject))
}

/** Runs of one kind of action; joins and leaves by group as well, whatever their order among themselves. */
function batches(actions: readonly ApprovedAction[]): ApprovedAction[][] {
  const result = new Map<string, ApprovedAction[]>()
  let stage = 0
  let last = ''
  for (const action of actions) {
    if (action.type !== last) stage++
    last = action.type
    const key = `${stage} ${'group' in action ? action.group.guid : ''}`
    const batch = result.get(key)
    if (batch === undefined) result.set(key, [action])
    else batch.push(action)
  }
  return [...result.values()]
}

async function perform(
  batch: readonly ApprovedAction[],
  directory: DirectoryWrites,
  created: CreatedAccounts,
): Promise<readonly Outcome[]> {
  const [first] = batch
  if (first === undefined) return []
  const items = batch.map((action) => ({ action, guid: guidOf(action.subject, created) ?? '' }))
  // All of a batch are of one kind, which the table's type cannot say.
  const write = PERFORM[first.type] as (batch: typeof items, directory: DirectoryWrites) => Promise<readonly Outcome[]>
  return write(items, directory)
}
