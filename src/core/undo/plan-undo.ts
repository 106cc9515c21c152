/**
 * What a run did → the actions that put it back, and what cannot be put back. Nothing is put back
 * that somebody has changed since, and nothing that is as it was before.
 */
import { subjectKey, type Action } from '../model.js'
import { compareText } from '../names/names.js'
import type { PlanContext } from '../plan/context.js'
import { inOrder } from '../plan/plan.js'
import { impossibleMoves, principalMove, withoutMoves } from '../plan/principals.js'
import { setAside } from '../plan/set-aside.js'
import { joinSteps, noSteps, type Steps } from '../plan/steps.js'
import { fileTimeToDate, isNever } from '../values/file-time.js'
import type { NetChange } from './net-changes.js'
import { cannot, putBack, type UndoInput } from './put-back.js'
import { takenNames } from './taken-names.js'

const NO_ANSWER = 'no answer to its creation is recorded: if the account is there, it stays'

export type UndoPlan = Pick<Steps, 'actions' | 'failures'>

export function planUndo(changes: readonly NetChange[], input: UndoInput): UndoPlan {
  const { context, elsewhere, madePerhaps } = input
  const managed = new Map(context.managed.map((user) => [user.guid, user]))
  const { reasons } = setAside(context)
  const present = changes.flatMap((change) => {
    const user = managed.get(change.guid)
    return user === undefined || reasons.has(user.guid) ? [] : [{ change, user }]
  })
  const taken = takenNames(present, context)
  const { actions, failures } = withoutTakenPrincipals(
    joinSteps([
      ...present.map((changed) => putBack(changed, input, taken.get(changed.user.guid))),
      ...changes.map((change) => {
        const user = managed.get(change.guid)
        if (user === undefined) return lost(change, elsewhere.get(change.guid))
        const reason = reasons.get(user.guid)
        return reason === undefined ? noSteps : cannot(user.name, 'undo', reason)
      }),
      ...madePerhaps.map((name) => cannot(name, 'create', NO_ANSWER)),
    ]),
    input,
  )
  return {
    actions: inOrder(actions, context),
    failures: [...failures].sort((a, b) => compareText(a.user, b.user)),
  }
}

/** A userPrincipalName that another account has by now stays with that. */
function withoutTakenPrincipals({ actions, failures }: Steps, { context, accounts }: UndoInput): UndoPlan {
  const moves = actions.flatMap((action) => principalMove(action) ?? [])
  const possible = withoutMoves(actions, impossibleMoves(context, moves, [], accounts))
  return { actions: possible.actions, failures: [...failures, ...possible.failures] }
}

/** An account that the run made, and that is gone, is as it was before. */
function lost({ user, created }: NetChange, dn: string | undefined): Steps {
  if (dn !== undefined) return cannot(user, 'undo', `it is not below managed_user_path any more, but at ${dn}`)
  return created ? noSteps : cannot(user, 'undo', 'the account is gone')
}

/**
 * The common names of the accounts that are changed, each once: their number is what a person
 * types.
 */
export const accountsOf = (actions: readonly Action[]): string[] => [
  ...new Map(
    actions.map(({ subject, user }) => [subject.kind === 'existing' ? subject.guid : subject.key, user]),
  ).values(),
]

/**
 * Common names of those who would be enabled, and cannot log on all the same: their expiration date
 * has passed.
 */
export function expiredAmong(actions: readonly Action[], { managed, now }: PlanContext): string[] {
  const comeBack = new Set(actions.filter(({ type }) => type === 'enable').map(({ subject }) => subjectKey(subject)))
  const isPast = (fileTime: string) => !isNever(fileTime) && fileTimeToDate(fileTime) <= now
  return managed
    .filter(({ guid, accountExpires }) => comeBack.has(guid) && isPast(accountExpires))
    .map(({ name }) => name)
}
