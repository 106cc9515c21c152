/** Actions as the journal records them: with the values before and after. Never a password. */
import type { RecordedChange } from '../../generated/journal.js'
import type { StateVersions } from '../safety/state-versions.js'
import { subjectKey, type Action, type ActionType, type ManagedUser } from '../model.js'
import { inUsersFile } from '../report/actions.js'
import { tagged, type Attributes } from '../values/value.js'

type Recorded = Pick<RecordedChange, 'before' | 'after' | 'group' | 'why'>
type RecordedAs<A> = (action: A, user: ManagedUser | undefined) => Recorded

/** What tells whether somebody else has touched an account's state or password since. */
const STATE_ATTRIBUTES = ['userAccountControl', 'pwdLastSet'] as const

const s = (text: string) => [tagged('s', text)]
const group = ({ group: { guid, dn, name } }: Extract<Action, { group: unknown }>): Recorded => ({
  group: { guid, dn, name },
  before: {},
  after: {},
})
const state = (user: ManagedUser | undefined): RecordedChange['before'] =>
  recordedAttributes(Object.fromEntries(STATE_ATTRIBUTES.map((name) => [name, user?.attributes[name] ?? []])))
const recordedAttributes = (attributes: Attributes): RecordedChange['before'] =>
  Object.fromEntries(Object.entries(attributes).map(([name, list]) => [name, [...list]]))

/** A kind of action that lacks here does not compile. */
const RECORD: { readonly [T in ActionType]: RecordedAs<Extract<Action, { type: T }>> } = {
  rename: ({ before, after }) => ({ before: { cn: s(before) }, after: { cn: s(after) } }),
  update: ({ changes }) => ({
    before: recordedAttributes(Object.fromEntries(changes.map(({ attribute, before }) => [attribute, before]))),
    after: recordedAttributes(Object.fromEntries(changes.map(({ attribute, after }) => [attribute, after]))),
  }),
  disable: (action, user) => ({
    why: action.undo ? 'a run was undone' : inUsersFile(action),
    before: state(user),
    after: {},
  }),
  enable: ({ kept }, user) => ({ ...(kept && { why: 'with the password it had' }), before: state(user), after: {} }),
  create: ({ name, sAMAccountName, userPrincipalName, attributes }) => ({
    before: {},
    after: {
      cn: s(name),
      sAMAccountName: s(sAMAccountName),
      userPrincipalName: s(userPrincipalName),
      ...recordedAttributes(attributes),
    },
  }),
  leave: group,
  join: group,
  'take-over': ({ before, after, anchor }) => ({
    before: {
      distinguishedName: s(before.dn),
      cn: s(before.name),
      ...(anchor !== null && { [anchor.attribute]: [...anchor.before] }),
    },
    after: { cn: s(after.name), ...(anchor !== null && { [anchor.attribute]: [...anchor.after] }) },
  }),
}

/** Every attribute of a recorded change. */
export const changedAttributes = ({ before, after }: Pick<RecordedChange, 'before' | 'after'>): string[] => [
  ...new Set([...Object.keys(before), ...Object.keys(after)]),
]

/** What the run knows of accounts: those that it read, and by subjectKey those that it made. */
export interface KnownAccounts {
  managed: ReadonlyMap<string, ManagedUser>
  made: ReadonlyMap<string, { guid: string | null; account: string }>
}

/**
 * Whether the record of the change holds how often the state had been written: later runs see by
 * that whether somebody else has written it since.
 */
export const recordsVersions = ({ type }: Pick<Action, 'type'>): boolean => type === 'disable'

/** Without what else the directory shows. */
const versionsOf = ({ userAccountControl, unicodePwd }: StateVersions): StateVersions => ({
  userAccountControl,
  unicodePwd,
})

/**
 * @param number the change's place in the run, from 1
 * @param versions by objectGUID, just before, of the accounts whose change `recordsVersions`
 */
export function recordedChange(
  action: Action,
  number: number,
  { managed, made }: KnownAccounts,
  versions?: ReadonlyMap<string, StateVersions>,
): RecordedChange {
  const { subject, type, user } = action
  const existing = subject.kind === 'existing' ? managed.get(subject.guid) : undefined
  const own = made.get(subjectKey(subject))
  const guid = subject.kind === 'existing' ? subject.guid : (own?.guid ?? null)
  const known = recordsVersions(action) ? versions?.get(guid ?? '') : undefined
  const record = RECORD[type] as RecordedAs<Action>
  return {
    number,
    type,
    user,
    account: existing?.sAMAccountName ?? own?.account ?? ('sAMAccountName' in action ? action.sAMAccountName : null),
    guid,
    ...(known !== undefined && { versions: versionsOf(known) }),
    ...record(action, existing),
  }
}
