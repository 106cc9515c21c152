/**
 * The table of the kinds of actions: when each happens, its sentence, how a plan shows it, and
 * where the summary counts it. A kind that is missing here does not compile.
 */
import type { Action, ActionType, Group } from '../model.js'
import { valuesAsJson } from '../values/json-value.js'
import type { Attributes } from '../values/value.js'
import { inactiveAs } from '../person.js'
import { attributeList, describeChange, quote } from './values.js'
import { howMany } from '../text/how-many.js'

type ActionOf<T extends ActionType> = Extract<Action, { type: T }>

/** The part of an action in a plan besides type, user and sentence. */
export interface ActionView {
  group?: string
  before?: Record<string, unknown>
  after?: Record<string, unknown>
  /** `disable`: what the user is, e.g. `no longer in the users file`. */
  why?: string
  /** `enable`: whether the user keeps the password. */
  password?: 'kept' | 'new'
}

/** A list of the summary that counts users, or memberships. */
export type UserList = 'created' | 'updated' | 'renamed' | 'enabled' | 'disabled'
export type MembershipList = 'joined' | 'left'

interface ActionKind<A> {
  /**
   * Lower stages come first: names are left before they are taken, groups are left before others
   * are joined.
   */
  stage: number
  /** What is done, and the same in the past tense: `rename`, `renamed`. */
  verb: readonly [now: string, past: string]
  /** The sentence after its verb; never holds a password. */
  rest(action: A): string
  /** While it is done: `creating`. */
  doing: string
  view(action: A): ActionView
  /**
   * An action about a group counts among the memberships, all others among the users; null: nowhere
   * by name.
   */
  counted(action: A): (A extends { group: Group } ? MembershipList : UserList) | null
}

const shownAttributes = (values: Attributes): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, valuesAsJson(name, value)]))

function whyDisabled(action: ActionOf<'disable'>): string {
  return action.undo ? 'created or enabled by the run that is undone' : inUsersFile(action)
}

/** What a user who is to be disabled is there. */
export const inUsersFile = ({ deleted, expired }: ActionOf<'disable'>): string =>
  `${deleted ? 'no longer' : inactiveAs({ disabled: expired !== true })} in the users file`

const ACTIONS: { readonly [T in ActionType]: ActionKind<ActionOf<T>> } = {
  rename: {
    stage: 1,
    doing: 'renaming',
    verb: ['rename', 'renamed'],
    rest: ({ before, after }) => `${quote(before)} to ${quote(after)}`,
    view: ({ before, after }) => ({ before: { cn: before }, after: { cn: after } }),
    counted: () => 'renamed',
  },
  update: {
    stage: 2,
    doing: 'updating',
    verb: ['update', 'updated'],
    rest: ({ user, changes }) => `${quote(user)}: ${changes.map(describeChange).join(', ')}`,
    view: ({ changes }) => ({
      before: Object.fromEntries(changes.map(({ attribute, before }) => [attribute, valuesAsJson(attribute, before)])),
      after: Object.fromEntries(changes.map(({ attribute, after }) => [attribute, valuesAsJson(attribute, after)])),
    }),
    // In the Python tool's sense, a new expiration date alone is no update.
    counted: ({ changes }) => (changes.every(({ attribute }) => attribute === 'accountExpires') ? null : 'updated'),
  },
  disable: {
    stage: 3,
    doing: 'disabling',
    verb: ['disable', 'disabled'],
    rest: (action) => `${quote(action.user)}, which ${action.undo ? 'was' : 'is'} ${whyDisabled(action)}`,
    view: (action) => ({ before: { disabled: false }, after: { disabled: true }, why: whyDisabled(action) }),
    counted: () => 'disabled',
  },
  create: {
    stage: 4,
    doing: 'creating',
    verb: ['create', 'created'],
    rest: ({ user, sAMAccountName, userPrincipalName, path, attributes }) =>
      `${quote(user)} as ${sAMAccountName} (${userPrincipalName}), disabled, in ${path}${attributeList(attributes)}`,
    view: ({ name, sAMAccountName, userPrincipalName, path, attributes }) => ({
      after: { cn: name, sAMAccountName, userPrincipalName, path, ...shownAttributes(attributes) },
    }),
    counted: () => 'created',
  },
  leave: {
    stage: 5,
    doing: 'leaving',
    verb: ['remove', 'removed'],
    rest: ({ user, group }) => `${quote(user)} from group ${quote(group.name)}`,
    view: ({ group }) => ({ group: group.name }),
    counted: () => 'left',
  },
  join: {
    stage: 6,
    doing: 'joining',
    verb: ['add', 'added'],
    rest: ({ user, group }) => `${quote(user)} to group ${quote(group.name)}`,
    view: ({ group }) => ({ group: group.name }),
    counted: () => 'joined',
  },
  enable: {
    stage: 7,
    doing: 'enabling',
    verb: ['enable', 'enabled'],
    rest: ({ user, kept }) => `${quote(user)} with ${kept ? 'the password that it has' : 'a new password'}`,
    view: ({ kept }) => ({ password: kept ? 'kept' : 'new' }),
    counted: () => 'enabled',
  },
  'take-over': {
    stage: 8,
    doing: 'taking over',
    verb: ['take over', 'took over'],
    rest: ({ before, after }) => `${before.dn} as ${quote(after.name)} in ${after.path}`,
    view: ({ before, after }) => ({ before, after }),
    counted: ({ before, after }) => (before.name === after.name ? 'updated' : 'renamed'),
  },
}

interface AnyKind extends Omit<ActionKind<Action>, 'counted'> {
  counted(action: Action): UserList | MembershipList | null
}
const kindOf = (action: Action): AnyKind => ACTIONS[action.type]

/** e.g. `update "P Anna Meyer": department "Sales" -> "Finance"`. Never holds a password. */
export function describeAction(action: Action): string {
  const { verb, rest } = kindOf(action)
  return `${verb[0]} ${rest(action)}`
}

/** The same of an action that was carried out: `updated "P Anna Meyer": …`. */
export function describeDone(action: Action): string {
  const { verb, rest } = kindOf(action)
  return `${verb[1]} ${rest(action)}`
}
export const doingOf = (action: Action): string => kindOf(action).doing
/**
 * What a log shows before the answer comes, of actions of one kind and group; `creating 2 users: P
 * Anna, P Ben`.
 */
export function describeSending(actions: readonly Action[]): string {
  const [first] = actions
  if (first === undefined) return ''
  const group = 'group' in first ? ` (group ${quote(first.group.name)})` : ''
  return `${doingOf(first)} ${howMany(actions.length, 'user')}${group}: ${actions.map(({ user }) => user).join(', ')}`
}
export const viewOf = (action: Action): ActionView => kindOf(action).view(action)
export const countedAs = (action: Action): UserList | MembershipList | null => kindOf(action).counted(action)
export const stageOf = (action: Action): number => kindOf(action).stage
