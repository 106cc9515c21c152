/**
 * What a run did → the actions that put it back, and what cannot be put back. Nothing is put back
 * that somebody has changed since, and nothing that is as it was before.
 */
import {
  subjectKey,
  type Action,
  type Group,
  type ManagedUser,
  type RenameAction,
  type UpdateAction,
} from '../model.js'
import type { PlanContext } from '../plan/context.js'
import { inOrder } from '../plan/plan.js'
import { setAside } from '../plan/set-aside.js'
import { joinSteps, noSteps, type Steps } from '../plan/steps.js'
import { compareText } from '../names/names.js'
import { quote } from '../report/values.js'
import { keptPassword } from '../safety/kept-password.js'
import { privilegeOf } from '../safety/protection.js'
import { fileTimeToDate, isNever } from '../values/file-time.js'
import type { NetChange } from './net-changes.js'
import { putBackValues } from './put-back-values.js'

export interface UndoInput {
  context: PlanContext
  /** By objectGUID: the later run that changed the state of the account last. */
  laterState: ReadonlyMap<string, string>
  /** Distinguished names by objectGUID, of accounts that are not below managed_user_path any more. */
  elsewhere: ReadonlyMap<string, string>
}

export type UndoPlan = Pick<Steps, 'actions' | 'failures'>

export function planUndo(changes: readonly NetChange[], input: UndoInput): UndoPlan {
  const { context, elsewhere } = input
  const managed = new Map(context.managed.map((user) => [user.guid, user]))
  const aside = setAside(context)
  const reasons = new Map(aside.users.map(({ guid }, index) => [guid, aside.failures[index]!.error]))
  const steps = joinSteps(
    changes.map((change) => {
      const user = managed.get(change.guid)
      if (user === undefined) return lost(change, elsewhere.get(change.guid))
      const reason = reasons.get(user.guid)
      return reason === undefined ? stepsFor(change, user, input) : cannot(user.name, 'undo', reason)
    }),
  )
  return {
    actions: inOrder(steps.actions, context),
    failures: [...steps.failures].sort((a, b) => compareText(a.user, b.user)),
  }
}

const cannot = (user: string, action: string, error: string): Steps => ({
  ...noSteps,
  failures: [{ user, action, error }],
})
const does = (...actions: Action[]): Steps => ({ ...noSteps, actions })

/** An account that the run made, and that is gone, is as it was before. */
function lost({ user, created }: NetChange, dn: string | undefined): Steps {
  if (dn !== undefined) return cannot(user, 'undo', `it is not below managed_user_path any more, but at ${dn}`)
  return created ? noSteps : cannot(user, 'undo', 'the account is gone')
}

/** Of an account that the run made, attributes and name stay: it is disabled, and leaves its groups. */
function stepsFor(change: NetChange, user: ManagedUser, input: UndoInput): Steps {
  const { steps: rename, name } = change.created ? { steps: noSteps, name: user.name } : renameBack(change, user)
  const values = change.created
    ? { changes: [], failures: [] }
    : putBackValues(name, change.values, user, input.context)
  const subject = { kind: 'existing', guid: user.guid } as const
  const update: UpdateAction = { type: 'update', user: name, subject, changes: values.changes }
  return joinSteps([
    rename,
    { ...(values.changes.length > 0 ? does(update) : noSteps), failures: values.failures },
    ...change.memberships.map((one) => membershipBack(name, one, user, input.context)),
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
function renameBack({ name }: NetChange, user: ManagedUser): { steps: Steps; name: string } {
  if (name === null || user.name === name.before || name.before === name.after)
    return { steps: noSteps, name: user.name }
  if (user.name !== name.after) {
    const failed = cannot(
      user.name,
      'rename',
      `it was renamed since: then ${quote(name.after)}, now ${quote(user.name)}`,
    )
    return { steps: failed, name: user.name }
  }
  const subject = { kind: 'existing', guid: user.guid } as const
  const names = { user: name.before, before: user.name, after: name.before }
  const action: RenameAction = { type: 'rename', subject, ...names, otherwise: [] }
  return { steps: does(action), name: name.before }
}

function membershipBack(
  name: string,
  { type, group: recorded }: NetChange['memberships'][number],
  user: ManagedUser,
  context: PlanContext,
): Steps {
  const key = context.mappedGroups.find((mapped) => context.groups.get(mapped)?.guid === recorded?.guid)
  const wanted = type === 'leave' ? 'join' : 'leave'
  if (key === undefined)
    return cannot(name, wanted, `${recorded?.name ?? 'the group'} is no target of group_map any more`)
  const group: Group = context.groups.get(key)!
  if (user.memberOf.has(key) === (wanted === 'join')) return noSteps
  if (user.primaryGroup === key) return cannot(name, wanted, `${group.name} is its primary group, which cannot be left`)
  // A restricted group is another matter: the person who types the number approves that.
  const privilege = wanted === 'join' ? privilegeOf([key], context.groups) : null
  if (privilege !== null) return cannot(name, wanted, `${privilege}: an import asks whether to join it`)
  return does({ type: wanted, user: name, subject: { kind: 'existing', guid: user.guid }, group })
}

function disable(name: string, user: ManagedUser, { created }: NetChange, { laterState }: UndoInput): Steps {
  if (!user.enabled) return noSteps
  const later = laterState.get(user.guid)
  if (!created && later !== undefined) return cannot(name, 'disable', changedBy(later))
  return does({
    type: 'disable',
    user: name,
    subject: { kind: 'existing', guid: user.guid },
    deleted: false,
    undo: true,
  })
}

/** The account comes back with the password that it has, or not at all. */
function enable(name: string, user: ManagedUser, { context, laterState }: UndoInput): Steps {
  if (user.enabled) return noSteps
  const later = laterState.get(user.guid)
  if (later !== undefined) return cannot(name, 'enable', changedBy(later))
  const kept = keptPassword(user.attributes, context.disabledHere.get(user.guid))
  if ('refused' in kept) return cannot(name, 'enable', `it stays disabled: ${kept.refused}`)
  return does({ type: 'enable', user: name, subject: { kind: 'existing', guid: user.guid }, kept: kept.state })
}

const changedBy = (run: string): string => `run ${run.slice(0, 8)} has changed its state since`

/** The common names of the accounts that are changed, each once: their number is what a person types. */
export const accountsOf = (actions: readonly Action[]): string[] => [
  ...new Map(
    actions.map(({ subject, user }) => [subject.kind === 'existing' ? subject.guid : subject.key, user]),
  ).values(),
]

/** Common names of those who would be enabled, and cannot log on all the same: their expiration date has passed. */
export function expiredAmong(actions: readonly Action[], { managed, now }: PlanContext): string[] {
  const comeBack = new Set(actions.filter(({ type }) => type === 'enable').map(({ subject }) => subjectKey(subject)))
  const isPast = (fileTime: string) => !isNever(fileTime) && fileTimeToDate(fileTime) <= now
  return managed
    .filter(({ guid, accountExpires }) => comeBack.has(guid) && isPast(accountExpires))
    .map(({ name }) => name)
}
