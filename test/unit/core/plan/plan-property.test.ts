/**
 * Whatever the file and the directory hold: what a plan does, done to a model of the directory,
 * leaves nothing for the next plan.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { subjectKey, type Action, type ManagedUser, type Holder } from '../../../../src/core/model.js'
import { dnKey, escapeRdnValue } from '../../../../src/core/names/distinguished-name.js'
import { firstText, text, type Attributes } from '../../../../src/core/values/value.js'
import type { Person } from '../../../../src/core/person.js'
import { nameKey } from '../../../../src/core/names/names.js'
import { group, groupKey, guid, input, managed, MANAGED, person, planOf } from '../../builders.js'

const NAMES = [
  'Anna Meyer',
  'anna meyer',
  'Jürgen Müller',
  'Jurgen Muller',
  'Weiß',
  'X'.repeat(64),
  '李小龍',
  'O’Brien, "Zoë"',
  '😀'.repeat(31),
]
const ACCOUNTS = ['ameyer', 'AMEYER', 'jm', 'jm2', 'weiss', 'weiß', 'li']
const PRINCIPALS = ['a@x.test', 'b@x.test', 'c@x.test', 'jm@target.test', 'existing1@target.test']
const GROUPS = ['Staff', 'Ops', 'VPN']
const ANCHOR = 'msDS-cloudExtensionAttribute1'
const groupList = GROUPS.map((name) => group(name))
const settings = {
  groupMap: new Map([
    ['CN=A', ['CN=Staff', 'CN=Ops']],
    ['CN=B', ['CN=Ops']],
    ['*', ['CN=VPN']],
  ]),
}

/**
 * Account names are unique in the source domain; what the target holds to be one name (accents) may
 * still meet.
 */
const people = fc
  .uniqueArray(
    fc.record({
      cn: fc.constantFrom(...NAMES),
      sAMAccountName: fc.constantFrom(...ACCOUNTS),
      disabled: fc.boolean(),
      memberOf: fc.subarray(['CN=A', 'CN=B', 'nonsense']),
      withGuid: fc.boolean(),
      department: fc.constantFrom<string | null>('Sales', 'sales', '', null),
      userPrincipalName: fc.constantFrom<string | null>(null, ...PRINCIPALS),
    }),
    { maxLength: 8, selector: (row) => row.sAMAccountName.toLowerCase() },
  )
  .map((rows) =>
    rows.map(({ withGuid, department, userPrincipalName, ...row }, index): Person => {
      const objectGUID = withGuid ? guid(index + 1) : null
      return {
        ...person({ ...row, objectGUID, attributes: { department, userPrincipalName } }),
        key: objectGUID ?? `#${index}`,
      }
    }),
  )

const users = fc
  .uniqueArray(
    fc.record({
      name: fc.constantFrom(...NAMES.map((name) => `P ${name}`), 'P Anna Meyer (ameyer)', 'P Left'),
      enabled: fc.boolean(),
      anchor: fc.constantFrom<string | null>(
        null,
        'not ours',
        ...[1, 2, 3, 90].map((number) => `ad-user-sync:${guid(number)}`),
      ),
      groups: fc.subarray(GROUPS),
      accountExpires: fc.constantFrom('0', '9223372036854775807', '134000000000000000'),
      principal: fc.nat({ max: PRINCIPALS.length }),
    }),
    { maxLength: 8, selector: (row) => nameKey(row.name).slice(0, 40) },
  )
  .map((rows) =>
    rows.map(({ groups, principal: _, ...row }, index) =>
      asUser(
        managed({
          ...row,
          guid: guid(1000 + index),
          sAMAccountName: `existing${index}`,
          userPrincipalName: principals(rows)[index] ?? `mine${index}@target.test`,
          memberOf: new Set(groups.map(groupKey)),
        }),
      ),
    ),
  )

/** Each userPrincipalName once. */
const principals = (rows: readonly { principal: number }[]) =>
  rows.map(({ principal }, index) =>
    rows.findIndex((row) => row.principal === principal) === index ? PRINCIPALS[principal] : undefined,
  )

const asUser = (user: ManagedUser): ManagedUser => ({
  ...user,
  dn: `CN=${escapeRdnValue(user.name)},${MANAGED}`,
  attributes: {
    ...user.attributes,
    ...(user.anchor !== null && { [ANCHOR]: [`s:${user.anchor}`] }),
    accountExpires: [`l:${user.accountExpires}`],
    userPrincipalName: [`s:${user.userPrincipalName!}`],
  },
})

const holdersOf = (list: readonly ManagedUser[]): Holder[] =>
  list.map(({ guid: id, dn, name, sAMAccountName, userPrincipalName, enabled, memberOf }) => ({
    guid: id,
    dn,
    name,
    sAMAccountName,
    userPrincipalName,
    enabled,
    memberOf,
    objectClass: 'user',
    displayName: null,
    managed: true,
    owner: null,
    takeOverRefused: null,
  }))

/** The model of a domain controller: each action on the list of users. */
function perform(list: readonly ManagedUser[], action: Action): ManagedUser[] {
  const id = action.subject.kind === 'existing' ? action.subject.guid : `new-${action.subject.key}`
  const change = (edit: (user: ManagedUser) => Partial<ManagedUser>) =>
    list.map((user) => (user.guid === id ? asUser({ ...user, ...edit(user) }) : user))
  const withValues = (user: ManagedUser, values: Attributes): Partial<ManagedUser> => {
    const attributes = { ...user.attributes, ...values }
    return {
      attributes,
      anchor: firstText(attributes, ANCHOR) ?? null,
      accountExpires: firstText(attributes, 'accountExpires') ?? '0',
      userPrincipalName: firstText(attributes, 'userPrincipalName') ?? null,
    }
  }
  // The domain controller keeps it unique: a plan never comes to be refused.
  const isFree = (name: string) =>
    assert.ok(!list.some((user) => user.guid !== id && user.userPrincipalName === name), `${name} is taken`)
  switch (action.type) {
    case 'create':
      isFree(action.userPrincipalName)
      return [
        ...list,
        asUser({
          ...managed({
            guid: id,
            name: action.name,
            enabled: false,
            sAMAccountName: action.sAMAccountName,
            userPrincipalName: action.userPrincipalName,
          }),
          ...withValues(managed(), { ...action.attributes, userPrincipalName: [`s:${action.userPrincipalName}`] }),
          ...(action.attributes[ANCHOR] === undefined && { anchor: null }),
        }),
      ]
    case 'update':
      for (const { attribute, after } of action.changes) if (attribute === 'userPrincipalName') isFree(text(after[0]!))
      return change((user) =>
        withValues(user, Object.fromEntries(action.changes.map(({ attribute, after }) => [attribute, after]))),
      )
    case 'rename':
      // The domain controller refuses a name that a sibling has.
      if (list.some((user) => user.guid !== id && nameKey(user.name) === nameKey(action.after))) return [...list]
      return change(() => ({ name: action.after }))
    case 'disable':
      return change(() => ({ enabled: false }))
    case 'join':
      return change((user) => ({ memberOf: new Set([...user.memberOf, dnKey(action.group.dn)]) }))
    case 'leave':
      return change((user) => ({
        memberOf: new Set([...user.memberOf].filter((key) => key !== dnKey(action.group.dn))),
      }))
    default:
      throw new Error(`a plan does not ${action.type} by itself`)
  }
}

describe('a second run', () => {
  it('has nothing to do, whatever the file and the directory hold', () => {
    fc.assert(
      fc.property(people, users, (file, before) => {
        const values = input({ settings, groupList, people: file })
        const first = planOf({ ...values, managed: before, holders: holdersOf(before) })
        const after = first.actions.reduce(perform, before)
        const second = planOf({ ...values, managed: after, holders: holdersOf(after) })
        const renamed = (action: Action) =>
          after.some(
            (user) =>
              action.type === 'rename' && user.name === action.after && subjectKey(action.subject) === user.guid,
          )
        const refused = first.actions.filter(
          (action) => action.type === 'rename' && !action.after.includes(' (renaming ') && !renamed(action),
        )
        assert.deepEqual(second.actions, refused)
      }),
      { numRuns: 500 },
    )
  })
  it('asks the same of the same people, and the order of the file does not matter', () => {
    fc.assert(
      fc.property(people, users, (file, before) => {
        const values = input({ settings, groupList, managed: before, holders: holdersOf(before) })
        const shape = (list: readonly Person[]) => {
          const { actions, approvals } = planOf({ ...values, people: list })
          return [
            actions.map((action) => `${action.type} ${action.user}`),
            approvals.map((approval) => `${approval.type} ${approval.user}`),
          ]
        }
        assert.deepEqual(shape([...file].reverse()), shape(file))
      }),
    )
  })
})
