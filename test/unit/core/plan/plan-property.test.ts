/**
 * Whatever the file and the directory hold: what a plan does, done to a model of the directory,
 * leaves nothing for the next plan.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { ManagedUser, Holder } from '../../../../src/core/model.js'
import type { Person } from '../../../../src/core/person.js'
import { nameKey } from '../../../../src/core/names/names.js'
import { group, groupKey, guid, holder, input, managed, MANAGED, person, planOf } from '../../builders.js'
import { performed, placed } from './domain-model.js'

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
      placed(
        managed({
          ...row,
          guid: guid(1000 + index),
          sAMAccountName: `existing${index}`,
          userPrincipalName: principals(rows)[index] ?? `mine${index}@target.test`,
          memberOf: new Set(groups.map(groupKey)),
        }),
        MANAGED,
      ),
    ),
  )

/** Each userPrincipalName once. */
const principals = (rows: readonly { principal: number }[]) =>
  rows.map(({ principal }, index) =>
    rows.findIndex((row) => row.principal === principal) === index ? PRINCIPALS[principal] : undefined,
  )

const holdersOf = (list: readonly ManagedUser[]): Holder[] =>
  list.map((user) => holder({ ...user, objectClass: 'user', managed: true }))

describe('a second run', () => {
  it('has nothing to do, whatever the file and the directory hold', () => {
    fc.assert(
      fc.property(people, users, (file, before) => {
        const values = input({ settings, groupList, people: file })
        const first = planOf({ ...values, managed: before, holders: holdersOf(before) })
        const { users: after, refused } = performed({ contacts: [] }, before, first.actions)
        const second = planOf({ ...values, managed: after, holders: holdersOf(after) })
        assert.deepEqual([refused, second.actions], [[], []])
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
