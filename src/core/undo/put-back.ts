/**
 * What a run did to one account that is there → the actions that put it back, and what cannot be
 * put back.
 */
import type { DisabledHere } from '../journal/disabled.js'
import type { Account, Action, Group, ManagedUser, RenameAction, UpdateAction } from '../model.js'
import type { PlanContext } from '../plan/context.js'
import { joinSteps, noSteps, type Steps } from '../plan/steps.js'
import { quote } from '../report/values.js'
import { keptPassword } from '../safety/kept-password.js'
import { privilegeOf } from '../safety/protection.js'
import type { NetChange } from './net-changes.js'
import { putBackValues } from './put-back-values.js'
import { membershipKey, stateKey } from './changed-by.js'
import { isRenamedBack, type Changed } from './taken-names.js'
import { briefId } from '../text/brief-id.js'

export interface UndoInput {
  context: PlanContext
  /** The later run that changed a state or a membership last: see changed-by. */
  later: ReadonlyMap<string, string>
  /**
   * Distinguished names by objectGUID, of accounts that are not below managed_user_path any more.
   */
  elsewhere: ReadonlyMap<string, string>
  /** Those that have one of the userPrincipalNames that are put back, anywhere in the domain. */
  accounts: readonly Account[]
  /** Common names of those who may have been created, nobody knows as which account. */
  madePerhaps: readonly string[]
  /** Whether the account, the only one, is named: whoever does that has looked at it. */
  isNamed: boolean
}

export const cannot = (user: string, action: string, error: string): Steps => ({
  ...noSteps,
  failures: [{ user, action, error }],
})
const does = (...actions: Action[]): Steps => ({ ...noSteps, actions })

/**
 * Of an account that the run made, attributes and name stay: it is disabled, and leaves its groups.
 */
export function putBack({ change, user }: Changed, input: UndoInput, nameTakenBy: string | undefined): Steps {
  const { steps: rename, name } = renameBack({ change, user }, nameTakenBy)
  const values = change.created
    ? { changes: [], failures: [] }
    : putBackValues(name, change.values, user, input.context)
  const subject = { kind: 'existing', guid: user.guid } as const
  const update: UpdateAction = { type: 'update', user: name, subject, changes: values.changes }
  return joinSteps([
    rename,
    { ...(values.changes.length > 0 ? does(update) : noSteps), failures: values.failures },
    ...change.memberships.map((one) => membershipBack(name, one, { change, user }, input)),
    change.created || change.state === 'enable' ? disable(name, user, change, input) : noSteps,
    change.state === 'disable' ? enable(name, user, input) : noSteps,
    change.takenOverFrom === null
      ? noSteps
      : cannot(
          name,
          'take-over',
          `a take-over is not undone: move the account back by hand, it was ${change.takenOverFrom}`,
        ),
  ])
}

/** @returns also the name that the account has then */
function renameBack(changed: Changed, takenBy: string | undefined): { steps: Steps; name: string } {
  const { change, user } = changed
  const { name, created } = change
  const stays = (steps: Steps) => ({ steps, name: user.name })
  const failed = (why: string) => stays(cannot(user.name, 'rename', why))
  if (created || name === null || user.name === name.before) return stays(noSteps)
  if (!isRenamedBack(changed))
    return name.before === name.after
      ? stays(noSteps)
      : failed(`it was renamed since: then ${quote(name.after)}, now ${quote(user.name)}`)
  if (takenBy !== undefined) return failed(`${quote(name.before)} is taken by ${takenBy}`)
  const subject = { kind: 'existing', guid: user.guid } as const
  const names = { user: name.before, before: user.name, after: name.before }
  const action: RenameAction = { type: 'rename', subject, ...names, otherwise: [] }
  return { steps: does(action), name: name.before }
}

function membershipBack(
  name: string,
  { type, group: recorded }: NetChange['memberships'][number],
  { change: { created }, user }: Changed,
  { context, later }: UndoInput,
): Steps {
  const key = context.mappedGroups.find((mapped) => context.groups.get(mapped)?.guid === recorded?.guid)
  const wanted = type === 'leave' ? 'join' : 'leave'
  if (key === undefined)
    return cannot(name, wanted, `${recorded?.name ?? 'the group'} is no target of group_map any more`)
  const group: Group = context.groups.get(key)!
  if (user.memberOf.has(key) === (wanted === 'join')) return noSteps
  const by = later.get(membershipKey(user.guid, group.guid))
  // An account that the run made leaves its groups in any case.
  if (!created && by !== undefined) return cannot(name, wanted, changedBy(by, `membership of ${group.name}`))
  if (user.primaryGroup === key) return cannot(name, wanted, `${group.name} is its primary group, which cannot be left`)
  // A restricted group is another matter: the person who types the number approves that.
  const privilege = wanted === 'join' ? privilegeOf([key], context.groups) : null
  if (privilege !== null) return cannot(name, wanted, `${privilege}: an import asks whether to join it`)
  return does({ type: wanted, user: name, subject: { kind: 'existing', guid: user.guid }, group })
}

function disable(name: string, user: ManagedUser, { created }: NetChange, { later }: UndoInput): Steps {
  if (!user.enabled) return noSteps
  const by = later.get(stateKey(user.guid))
  if (!created && by !== undefined) return cannot(name, 'disable', changedBy(by, 'state'))
  return does({
    type: 'disable',
    user: name,
    subject: { kind: 'existing', guid: user.guid },
    deleted: false,
    undo: true,
  })
}

/** The account comes back with the password that it has, or not at all. */
function enable(name: string, user: ManagedUser, { context, later, isNamed }: UndoInput): Steps {
  if (user.enabled) return noSteps
  const by = later.get(stateKey(user.guid))
  if (by !== undefined) return cannot(name, 'enable', changedBy(by, 'state'))
  const { guid, attributes } = user
  const disabled = context.disabledHere.get(guid)
  const keptIf = (answered: boolean) =>
    keptPassword(attributes, context.versions.get(guid), disabled && withAnswer(disabled, answered))
  const kept = keptIf(isNamed)
  if ('refused' in kept) {
    const byName = 'state' in keptIf(true) ? '; if nobody has, undo it with --only, one account at a time' : ''
    return cannot(name, 'enable', `it stays disabled: ${kept.refused}${byName}`)
  }
  return does({ type: 'enable', user: name, subject: { kind: 'existing', guid }, kept: kept.state })
}

/** @param isTaken whether what has no answer is taken for done */
function withAnswer({ unanswered, ...disabled }: DisabledHere, isTaken: boolean): DisabledHere {
  return unanswered === undefined || isTaken ? disabled : { ...disabled, unanswered }
}

const changedBy = (run: string, what: string): string => `run ${briefId(run)} has changed its ${what} since`
