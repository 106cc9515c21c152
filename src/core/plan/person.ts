/**
 * The steps for one person: those of a managed user, and those of an account that is still to be created.
 */
import type {
  Action,
  Approval,
  Change,
  CreateAction,
  DisableAction,
  ManagedUser,
  PlannedFailure,
  Steps,
  Subject,
  WantedNames,
} from '../model.js'
import type { PlanContext } from './context.js'
import type { Person } from '../person.js'
import { anchorOf, isOurs } from './match.js'
import { AttributeValueError, changesBetween, toTagged } from '../values/attribute-values.js'
import { whyDropped } from '../safety/attribute-policy.js'
import { expirationTarget, movesEnough } from './expiration.js'
import { membershipSteps } from './memberships.js'
import { spellingKey, withLocalPart } from '../names/names.js'
import { tagged, text, type Tagged } from '../values/value.js'

/** Whether the person is to be an active user; `honour_source_expiration` counts one that has expired in the source as disabled. */
export function isActive(context: PlanContext, person: Person): boolean {
  if (person.disabled) return false
  if (!context.settings.honourSourceExpiration || person.accountExpires === null) return true
  return Date.parse(person.accountExpires) > context.now.getTime()
}

/** The file's values for attributes that may be written, by the schema's name. @throws AttributeValueError */
export function wantedAttributes(context: PlanContext, person: Person): Record<string, Tagged[]> {
  const result: Record<string, Tagged[]> = {}
  for (const [name, value] of person.attributes) {
    const schema = context.schema.get(name.toLowerCase())
    if (schema === undefined || whyDropped(name, schema, context.settings) !== null) continue
    const values = toTagged(schema, value)
    // A source account without userPrincipalName is no reason to take away the one that this account was created with.
    if (schema.name.toLowerCase() === 'userprincipalname' && values.length === 0) continue
    result[schema.name] = values
  }
  return result
}

/**
 * Those for a user that exists. A userPrincipalName that was made with the user's `new_name` stays: the file's is, or was, somebody else's.
 * @throws AttributeValueError
 */
function wantedOf(context: PlanContext, person: Person, user: ManagedUser): Record<string, Tagged[]> {
  const { userPrincipalName, ...others } = wantedAttributes(context, person)
  if (userPrincipalName === undefined) return others
  const renamed = spellingKey(user.sAMAccountName) !== spellingKey(person.sAMAccountName)
  const made = withLocalPart(text(userPrincipalName[0]!), user.sAMAccountName)
  return renamed && user.userPrincipalName !== null && spellingKey(user.userPrincipalName) === spellingKey(made)
    ? others
    : { ...others, userPrincipalName }
}

/** @param name the common name that the user keeps or gets */
export function planExisting(context: PlanContext, person: Person, user: ManagedUser, name: string): Steps {
  const subject: Subject = { kind: 'existing', guid: user.guid }
  const active = isActive(context, person)
  const actions: Action[] = []
  const approvals: Approval[] = []
  const failures: PlannedFailure[] = []
  if (name !== user.name) actions.push({ type: 'rename', user: name, subject, before: user.name, after: name })
  try {
    const changes = [
      ...changesBetween(user.attributes, wantedOf(context, person, user)),
      ...anchorChange(context, person, user),
    ]
    if (active) changes.push(...expirationChange(context, person, user))
    if (changes.length > 0) actions.push({ type: 'update', user: name, subject, changes })
  } catch (error) {
    if (!(error instanceof AttributeValueError)) throw error
    failures.push({ user: name, action: 'update', error: error.message })
  }
  if (!active) {
    const steps = deactivation(context, user, name, person)
    return { actions: [...actions, ...steps.actions], approvals: steps.approvals, failures }
  }
  if (!user.enabled)
    approvals.push(enableApproval(name, subject, person, 'the account is disabled and should be active'))
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

/** A new account and all that follows once it exists. */
export function planCreation(context: PlanContext, person: Person, names: WantedNames): Steps {
  const subject: Subject = { kind: 'new', key: person.key }
  const user = names.name
  let attributes: Record<string, readonly Tagged[]>
  try {
    attributes = wantedAttributes(context, person)
  } catch (error) {
    if (!(error instanceof AttributeValueError)) throw error
    return { actions: [], approvals: [], failures: [{ user, action: 'create', error: error.message }] }
  }
  const anchor = anchorOf(person)
  const { anchorAttribute, managedUserPath } = context.settings
  const withValue = Object.entries(attributes).filter(
    ([name, values]) => values.length > 0 && name.toLowerCase() !== 'userprincipalname',
  )
  const create: CreateAction = {
    type: 'create',
    user,
    subject,
    ...names,
    path: managedUserPath,
    person,
    attributes: {
      ...Object.fromEntries(withValue),
      accountExpires: [tagged('l', expirationTarget(context, person))],
      ...(anchor !== null && anchorAttribute !== null && { [anchorAttribute]: [tagged('s', anchor)] }),
    },
  }
  const groups = membershipSteps(context, { user, subject, person, memberOf: new Set(), primaryGroup: null })
  const enable = enableApproval(user, subject, person, 'the account is new, disabled and without a password')
  return { actions: [create, ...groups.actions], approvals: [enable, ...groups.approvals], failures: groups.failures }
}

/** Deactivates an enabled user that left (`person` null) or is disabled in the file; memberships are kept. */
export function deactivation(context: PlanContext, user: ManagedUser, name: string, person: Person | null): Steps {
  if (!user.enabled) return { actions: [], approvals: [], failures: [] }
  const subject: Subject = { kind: 'existing', guid: user.guid }
  const action: DisableAction = { type: 'disable', user: name, subject, deleted: person === null }
  const why = person === null ? 'is no longer in the users file' : 'is disabled in the users file'
  if (!context.settings.requireApproval.includes('disable')) return { actions: [action], approvals: [], failures: [] }
  const anchor = isOurs(user.anchor) ? user.anchor : null
  return {
    actions: [],
    approvals: [{ type: 'disable', user: name, subject, person, reason: why, action, anchor }],
    failures: [],
  }
}

function enableApproval(user: string, subject: Subject, person: Person, reason: string): Approval {
  return { type: 'enable', user, subject, person, reason, action: { type: 'enable', user, subject } }
}

/** Stamps the anchor; a value that is not ours is left alone (the run warns). */
function anchorChange(context: PlanContext, person: Person, user: ManagedUser): Change[] {
  const anchor = anchorOf(person)
  const { anchorAttribute } = context.settings
  if (anchor === null || anchorAttribute === null || user.anchor?.toLowerCase() === anchor) return []
  if (user.anchor !== null && !isOurs(user.anchor)) return []
  const before = user.anchor === null ? [] : [tagged('s', user.anchor)]
  return [{ attribute: anchorAttribute, before, after: [tagged('s', anchor)] }]
}

function expirationChange(context: PlanContext, person: Person, user: ManagedUser): Change[] {
  const after = expirationTarget(context, person)
  if (!movesEnough(context, person, user.accountExpires, after)) return []
  return [{ attribute: 'accountExpires', before: [tagged('l', user.accountExpires)], after: [tagged('l', after)] }]
}
