/**
 * A model of a domain controller: it carries actions out, and refuses what is not unique: names in
 * their container, account names and userPrincipalNames in the domain.
 */
import type { Account, Action, ManagedUser, NamedObject } from '../../../../src/core/model.js'
import { dnKey, escapeRdnValue, parentDn, sameDn } from '../../../../src/core/names/distinguished-name.js'
import { nameKey } from '../../../../src/core/names/names.js'
import { impliedPrincipal } from '../../../../src/core/plan/principals.js'
import { firstText, text, type Attributes, type Tagged } from '../../../../src/core/values/value.js'
import { managed } from '../../builders.js'

const ANCHOR = 'msDS-cloudExtensionAttribute1'

/** objectGUID of the account of an action. */
export const accountOf = ({ subject }: Pick<Action, 'subject'>): string =>
  subject.kind === 'existing' ? subject.guid : `new-${subject.key}`

/** What is in the directory beside the managed users. */
export interface Beside {
  contacts: readonly NamedObject[]
  /** Not below managed_user_path. */
  strangers?: readonly Account[]
}

/** The users after all actions, and which of those the domain controller refused. */
export function performed(
  beside: Beside,
  before: readonly ManagedUser[],
  actions: readonly Action[],
): { users: readonly ManagedUser[]; refused: Action[] } {
  let list = before
  const refused: Action[] = []
  for (const action of actions) {
    const after = perform(list, action, beside)
    if (after === null) refused.push(action)
    list = after ?? list
  }
  return { users: list, refused }
}

/** null: refused. */
function perform(
  list: readonly ManagedUser[],
  action: Action,
  { contacts: others, strangers = [] }: Beside,
): ManagedUser[] | null {
  const id = accountOf(action)
  const own = list.find((user) => user.guid === id)
  const rest = list.filter((user) => user !== own)
  if (own === undefined) return action.type === 'create' ? created(list, action, others, strangers) : null
  const change = (values: Partial<ManagedUser>) =>
    list.map((user) => (user === own ? placed({ ...user, ...values }, parentDn(user.dn)) : user))
  switch (action.type) {
    case 'update':
      if (
        action.changes.some(
          ({ attribute, after }) => isPrincipal(attribute) && isTaken(after[0], [...rest.map(asAccount), ...strangers]),
        )
      )
        return null
      return change(
        valuesOf(
          own,
          action.changes.map(({ attribute, after }) => [attribute, after] as const),
        ),
      )
    case 'rename':
      return isNameHeld(action.after, own, rest, others) ? null : change({ name: action.after })
    case 'disable':
    case 'enable':
      return change({ enabled: action.type === 'enable' })
    case 'join':
      return change({ memberOf: new Set([...own.memberOf, dnKey(action.group.dn)]) })
    case 'leave':
      return change({ memberOf: new Set([...own.memberOf].filter((key) => key !== dnKey(action.group.dn))) })
    default:
      throw new Error(`a plan does not ${action.type} by itself`)
  }
}

function created(
  list: readonly ManagedUser[],
  action: Extract<Action, { type: 'create' }>,
  others: readonly NamedObject[],
  strangers: readonly Account[],
): ManagedUser[] | null {
  const { name, path, sAMAccountName, userPrincipalName, attributes } = action
  const names = { guid: accountOf(action), name, sAMAccountName, enabled: false, attributes: {}, anchor: null }
  const account = placed(managed(names), path)
  const all = [...list.map(asAccount), ...strangers]
  if (all.some((user) => nameKey(user.sAMAccountName ?? '') === nameKey(sAMAccountName))) return null
  // The one that it has by its account name is no other account's own.
  if (all.some((user) => nameKey(user.userPrincipalName ?? '') === nameKey(`${sAMAccountName}@target.test`)))
    return null
  if (isTaken(`s:${userPrincipalName}`, all) || isNameHeld(name, account, list, others)) return null
  const values = { ...attributes, userPrincipalName: [`s:${userPrincipalName}`] } as const
  return [...list, placed({ ...account, ...valuesOf(account, Object.entries(values)) }, path)]
}

type Named = Pick<Account, 'objectClass' | 'sAMAccountName' | 'userPrincipalName'>
const asAccount = (user: ManagedUser): Named => ({ ...user, objectClass: 'user' })
const isPrincipal = (attribute: string) => attribute === 'userPrincipalName'

/** By another account as its own, or by its account name. */
function isTaken(principal: Tagged | undefined, list: readonly Named[]): boolean {
  if (principal === undefined) return false
  const key = nameKey(text(principal))
  const keysOf = (user: Named) =>
    [user.userPrincipalName ?? '', impliedPrincipal(user, 'target.test') ?? ''].map(nameKey)
  return list.some((user) => keysOf(user).includes(key))
}

export function isNameHeld(
  name: string,
  { dn }: Pick<ManagedUser, 'dn'>,
  list: readonly ManagedUser[],
  others: readonly NamedObject[],
): boolean {
  return [...list, ...others].some(
    (other) => nameKey(other.name) === nameKey(name) && sameDn(parentDn(other.dn), parentDn(dn)),
  )
}

function valuesOf(
  user: ManagedUser,
  entries: readonly (readonly [string, Attributes[string]])[],
): Partial<ManagedUser> {
  const attributes = { ...user.attributes, ...Object.fromEntries(entries) }
  return {
    attributes,
    anchor: firstText(attributes, ANCHOR) ?? null,
    accountExpires: firstText(attributes, 'accountExpires') ?? '0',
    userPrincipalName: firstText(attributes, 'userPrincipalName') ?? null,
  }
}

/** With the attributes that say the same, and a state that nobody else has touched. */
export function placed(user: ManagedUser, container: string): ManagedUser {
  const { name, anchor, accountExpires, userPrincipalName, enabled } = user
  return {
    ...user,
    dn: `CN=${escapeRdnValue(name)},${container}`,
    attributes: {
      ...user.attributes,
      ...(anchor !== null && { [ANCHOR]: [`s:${anchor}`] }),
      ...(userPrincipalName !== null && { userPrincipalName: [`s:${userPrincipalName}`] }),
      accountExpires: [`l:${accountExpires}`],
      userAccountControl: [`i:${enabled ? 512 : 514}`],
      pwdLastSet: ['l:133'],
    },
  }
}
