/**
 * The steps for one person: those of a managed user, and those of an account that is still to be
 * created.
 */
import type { Action, Approval, Change, CreateAction, DisableAction, ManagedUser, Subject } from '../model.js'
import type { NewNamed, WantedNames } from '../names/account-names.js'
import type { PlannedFailure, Steps } from './steps.js'
import type { PlanContext } from './context.js'
import type { Newcomer } from './identify.js'
import { inactiveAs, type Person } from '../person.js'
import { isOurs } from './anchor.js'
import { changesBetween } from '../values/attribute-values.js'
import { expirationTarget, isActive, movesEnough } from './expiration.js'
import { membershipSteps } from './memberships.js'
import { nameKey, spellingKey } from '../names/names.js'
import { keptPassword, type KeptPassword } from '../safety/kept-password.js'
import { tagged, text } from '../values/value.js'
import { anchorValue, wantedOfUser, type Wanted } from './wanted.js'

/** A managed user and its person. */
export interface Existing {
  person: Person
  user: ManagedUser
  /** The common name that the user keeps or gets. */
  name: string
  /** Other names, best first, for the case that the domain controller refuses that one. */
  otherwise?: readonly string[] | undefined
  wanted: Wanted
}

export function planExisting(context: PlanContext, existing: Existing): Steps {
  const { person, user, name, otherwise = [], wanted } = existing
  const subject: Subject = { kind: 'existing', guid: user.guid }
  const active = isActive(context, person)
  const actions: Action[] = []
  const approvals: Approval[] = []
  const failures = unusableValues(name, 'update', wanted)
  if (name !== user.name)
    actions.push({ type: 'rename', user: name, subject, before: user.name, after: name, otherwise })
  const changes = [
    ...changesBetween(user.attributes, wantedOfUser(context, user, wanted)),
    ...anchorChange(context, person, user),
  ]
  if (active) changes.push(...expirationChange(context, person, user))
  if (changes.length > 0) actions.push({ type: 'update', user: name, subject, changes })
  if (!active) {
    const steps = planDisable(context, user, name, person)
    return { actions: [...actions, ...steps.actions], approvals: steps.approvals, failures }
  }
  if (!user.enabled)
    approvals.push(
      enableApproval(name, subject, person, {
        reason: 'the account is disabled and should be active',
        kept: keptPassword(user.attributes, context.versions.get(user.guid), context.disabledHere.get(user.guid)),
      }),
    )
  const groups = membershipSteps(context, {
    user: name,
    subject,
    person,
    memberOf: user.memberOf,
    primaryGroup: user.primaryGroup,
  })
  return {
    actions: [...actions, ...groups.actions],
    approvals: [...approvals, ...groups.approvals],
    failures: [...failures, ...groups.failures],
  }
}

/** A new account, and the steps that follow once it exists. */
export function planCreation(context: PlanContext, { person, names }: Newcomer, wanted: Wanted): Steps {
  const subject: Subject = { kind: 'new', key: person.key }
  const user = names.name
  const withValue = Object.entries(wanted.values).filter(
    ([name, values]) => values.length > 0 && name !== 'userPrincipalName',
  )
  const essential = {
    accountExpires: [tagged('l', expirationTarget(context, person))],
    ...anchorValue(context, person),
  }
  const create: CreateAction = {
    type: 'create',
    user,
    subject,
    ...names,
    path: context.settings.managedUserPath,
    person,
    newNamed: newNamed(person, names, wanted),
    attributes: { ...Object.fromEntries(withValue), ...essential },
    essential: Object.keys(essential),
  }
  const groups = membershipSteps(context, { user, subject, person, memberOf: new Set(), primaryGroup: null })
  const enable = enableApproval(user, subject, person, {
    reason: 'the account is new, disabled and without a password',
    kept: { refused: 'it has none' },
  })
  const failures = [...unusableValues(user, 'create', wanted), ...groups.failures]
  return { actions: [create, ...groups.actions], approvals: [enable, ...groups.approvals], failures }
}

function newNamed(person: Person, names: WantedNames, { values }: Wanted): NewNamed | null {
  const carried = values['userPrincipalName']?.[0]
  const own = carried === undefined ? null : text(carried)
  const file = { sAMAccountName: person.sAMAccountName, userPrincipalName: own }
  if (spellingKey(names.sAMAccountName) !== spellingKey(person.sAMAccountName)) return file
  if (own === null || nameKey(own) === nameKey(names.userPrincipalName)) return null
  return { ...file, given: names.userPrincipalName }
}

/**
 * Disables an enabled user who is missing from the file (`person` null) or disabled in it.
 * Memberships stay.
 */
export function planDisable(context: PlanContext, user: ManagedUser, name: string, person: Person | null): Steps {
  if (!user.enabled) return { actions: [], approvals: [], failures: [] }
  const subject: Subject = { kind: 'existing', guid: user.guid }
  const expired = person === null || person.disabled ? {} : { expired: true as const }
  const action: DisableAction = { type: 'disable', user: name, subject, deleted: person === null, ...expired }
  const why = `is ${person === null ? 'no longer' : inactiveAs(person)} in the users file`
  if (!context.settings.requireApproval.includes('disable')) return { actions: [action], approvals: [], failures: [] }
  const anchor = isOurs(user.anchor) ? user.anchor : null
  return {
    actions: [],
    approvals: [{ type: 'disable', user: name, subject, person, reason: why, action, anchor }],
    failures: [],
  }
}

function unusableValues(user: string, action: 'create' | 'update', { unusable }: Wanted): PlannedFailure[] {
  return unusable.map((value) => ({ user, action, ...value }))
}

function enableApproval(
  user: string,
  subject: Subject,
  person: Person,
  why: { reason: string; kept: KeptPassword },
): Approval {
  return { type: 'enable', user, subject, person, ...why, action: { type: 'enable', user, subject } }
}

/** Writes the anchor, but never over a foreign value (of which the run warns). */
function anchorChange(context: PlanContext, person: Person, user: ManagedUser): Change[] {
  if (user.anchor !== null && !isOurs(user.anchor)) return []
  const before = user.anchor === null ? [] : [tagged('s', user.anchor)]
  return Object.entries(anchorValue(context, person))
    .filter(([, [after]]) => text(after!) !== user.anchor?.toLowerCase())
    .map(([attribute, after]) => ({ attribute, before, after }))
}

function expirationChange(context: PlanContext, person: Person, user: ManagedUser): Change[] {
  const after = expirationTarget(context, person)
  if (!movesEnough(context, person, user.accountExpires, after)) return []
  return [{ attribute: 'accountExpires', before: [tagged('l', user.accountExpires)], after: [tagged('l', after)] }]
}
