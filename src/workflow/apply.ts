/**
 * Performs approved actions, in their order, in batches of one kind. It takes nothing that is not approved.
 */
import type { ApprovedAction } from '../core/safety/approved.js'
import { subjectKey, type Subject } from '../core/model.js'
import type { Directory, Failure, Outcome } from '../directory/directory.js'
import { withOtherNames } from './other-names.js'
import { UnavailableError } from '../errors.js'

export interface ActionResult {
  action: ApprovedAction
  outcome: Outcome
}

/** objectGUIDs of the accounts that this run created, by subjectKey: later actions about them find them here. */
export type CreatedAccounts = Map<string, string>

export interface ApplyOptions {
  directory: Directory
  created: CreatedAccounts
  /** Called as soon as an outcome is known, so that a run that ends early has reported what it did. */
  onResult(result: ActionResult): void
  /** Called between batches; throws to stop. */
  checkpoint(): void
  onProgress?: (done: number, total: number) => void
}

/** Actions about an account that could not be created or taken over are left out: that one result says why. */
export async function apply(actions: readonly ApprovedAction[], options: ApplyOptions): Promise<ActionResult[]> {
  const results: ActionResult[] = []
  const lost = new Set<string>()
  let done = 0
  for (const batch of batches(actions)) {
    options.checkpoint()
    const exists = ({ type, subject }: ApprovedAction) =>
      type === 'create' || guidOf(subject, options.created) !== undefined
    const possible = batch.filter((action) => exists(action) && !lost.has(subjectKey(action.subject)))
    const performed = await withOtherNames(possible, (some) => perform(some, options))
    for (const { action, outcome } of performed) {
      if (action.type === 'create' && outcome.ok)
        options.created.set(subjectKey(action.subject), (outcome as unknown as { guid: string }).guid)
      if (action.type === 'take-over' && !outcome.ok) lost.add(subjectKey(action.subject))
      results.push({ action, outcome })
      options.onResult({ action, outcome })
    }
    done += batch.length
    options.onProgress?.(done, actions.length)
    endIfLost(performed.map(({ outcome }) => outcome))
  }
  return results
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
    result.set(key, [...(result.get(key) ?? []), action])
  }
  return [...result.values()]
}

async function perform(batch: readonly ApprovedAction[], { directory, created }: ApplyOptions): Promise<Outcome[]> {
  const first = batch[0]
  if (first === undefined) return []
  const guids = batch.map((action) => guidOf(action.subject, created) ?? '')
  const of = <T extends ApprovedAction['type']>(type: T) =>
    batch.map((action, index) => ({
      action: action as Extract<ApprovedAction, { type: T }>,
      guid: guids[index]!,
      type,
    }))
  switch (first.type) {
    case 'rename':
      return directory.renameUsers(of('rename').map(({ guid, action }) => ({ guid, newName: action.after })))
    case 'update':
      return directory.modifyUsers(
        of('update').map(({ guid, action }) => ({
          guid,
          replace: Object.fromEntries(
            action.changes.filter(({ after }) => after.length > 0).map(({ attribute, after }) => [attribute, after]),
          ),
          clear: action.changes.filter(({ after }) => after.length === 0).map(({ attribute }) => attribute),
        })),
      )
    case 'disable':
      return directory.disableUsers(guids)
    case 'create':
      return directory.createUsers(
        of('create').map(({ action }) => ({
          name: action.name,
          path: action.path,
          attributes: {
            ...action.attributes,
            sAMAccountName: [`s:${action.sAMAccountName}`],
            userPrincipalName: [`s:${action.userPrincipalName}`],
          },
        })),
      )
    case 'leave':
      return directory.removeMembers(first.group.guid, guids)
    case 'join':
      return directory.addMembers(first.group.guid, guids)
    case 'enable':
      return directory.enableUsers(
        of('enable').map(({ guid, action: { password, mustChangePassword, cannotChangePassword } }) => ({
          guid,
          password,
          mustChangePassword,
          cannotChangePassword,
        })),
      )
    case 'take-over':
      return Promise.all(
        of('take-over').map(({ guid, action }) =>
          directory.takeOverUser({ guid, newName: action.after.name, anchor: action.anchor }),
        ),
      )
  }
}
