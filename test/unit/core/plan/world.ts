/** Files and directories in all mixtures, in which names and anchors meet. */
import fc from 'fast-check'
import type { Account, Action, ManagedUser, NamedObject } from '../../../../src/core/model.js'
import { nameKey } from '../../../../src/core/names/names.js'
import type { Person } from '../../../../src/core/person.js'
import { describeAction } from '../../../../src/core/report/actions.js'
import { group, groupKey, guid, holder, input, managed, MANAGED, person, type Input } from '../../builders.js'
import { isNameHeld, placed } from './domain-model.js'

const NAMES = ['Anna', 'Anna (b)', 'Ann', 'Änna', 'Ben', 'X'.repeat(60)]
const TARGET_NAMES = [...NAMES.map((name) => `P ${name}`), 'P Anna (a)', 'P Anna (c)', 'P Anna (b) (c)', 'P Left']
const ACCOUNTS = ['a', 'b', 'c', 'd', 'e']
const PRINCIPALS = ['a@x.test', 'A@X.test', 'b@x.test', 'a@target.test', 'b@target.test', 'c@target.test']
const GROUPS = ['Staff', 'VPN']
const SUB = `OU=Sub,${MANAGED}`
const groupMap = new Map([
  ['CN=A', ['CN=Staff']],
  ['*', ['CN=VPN']],
])

const people = fc
  .uniqueArray(
    fc.record({
      cn: fc.constantFrom(...NAMES),
      sAMAccountName: fc.constantFrom(...ACCOUNTS),
      disabled: fc.boolean(),
      memberOf: fc.subarray(['CN=A']),
      id: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
      principal: fc.constantFrom<string | null>(null, '', ...PRINCIPALS),
      department: fc.constantFrom<string | null | undefined>('Sales', 'sales', '', null, undefined),
    }),
    { maxLength: 5, selector: (row) => row.sAMAccountName },
  )
  .map((rows) =>
    rows.map(({ id, principal, department, ...row }, index): Person => {
      const isFirst = rows.findIndex((other) => other.id === id) === index
      const objectGUID = id !== null && isFirst ? guid(id) : null
      const attributes: Record<string, string | null> = {
        ...(principal !== null && { userPrincipalName: principal }),
        ...(department !== undefined && { department }),
      }
      return { ...person({ ...row, objectGUID, attributes }), key: objectGUID ?? `#${index}` }
    }),
  )

/** In two containers. Two of them may have one anchor. */
const users = fc
  .uniqueArray(
    fc.record({
      name: fc.constantFrom(...TARGET_NAMES),
      container: fc.constantFrom(MANAGED, SUB),
      enabled: fc.boolean(),
      account: fc.constantFrom(...ACCOUNTS, 'x', 'y'),
      anchor: fc.constantFrom<string | null>(
        null,
        'not ours',
        ...[1, 2, 3, 4, 9].map((id) => `ad-user-sync:${guid(id)}`),
      ),
      groups: fc.subarray(GROUPS),
      primary: fc.constantFrom(null, null, null, ...GROUPS),
      protection: fc.constantFrom(null, null, null, null, 'its adminCount is 1'),
      department: fc.constantFrom('', 'Sales'),
      principal: fc.constantFrom<string | null>(null, ...PRINCIPALS, 'z@x.test'),
    }),
    { maxLength: 5, selector: (row) => row.account },
  )
  .map((rows) =>
    rows
      .filter(({ name, container }, index) => rows.findIndex((row) => isSibling(row, name, container)) === index)
      .map(({ name, container, account, groups, primary, department, principal, ...row }, index, all) => {
        const isFree =
          all.findIndex((other) => nameKey(other.principal ?? '') === nameKey(principal ?? '')) === index &&
          !all.some((other) => other.account !== account && `${other.account}@target.test` === principal)
        return placed(
          managed({
            ...{
              ...row,
              guid: guid(1000 + index),
              name,
              sAMAccountName: account,
              attributes: department === '' ? {} : { department: [`s:${department}`] },
            },
            userPrincipalName: isFree ? principal : null,
            primaryGroup: primary === null ? null : groupKey(primary),
            memberOf: new Set([...groups, ...(primary === null ? [] : [primary])].map(groupKey)),
          }),
          container,
        )
      }),
  )
const isSibling = (row: { name: string; container: string }, name: string, container: string) =>
  row.container === container && nameKey(row.name) === nameKey(name)

const contacts = fc.subarray<NamedObject>([
  { dn: `CN=P Ben,${MANAGED}`, name: 'P Ben' },
  { dn: `CN=P Ann,${SUB}`, name: 'P Ann' },
])

const stranger = (number: number, values: Partial<Account>): Account => ({
  ...{ guid: guid(600 + number), dn: `CN=s${number},DC=target,DC=test`, objectClass: 'user' },
  ...{ sAMAccountName: `s${number}`, userPrincipalName: null, ...values },
})
const strangers = fc.subarray<Account>([
  stranger(1, { sAMAccountName: 'A' }),
  stranger(2, { userPrincipalName: 'B@x.test' }),
  stranger(3, { userPrincipalName: 'c@target.test' }),
  stranger(4, { objectClass: 'computer', sAMAccountName: 'd$' }),
  stranger(5, { objectClass: 'group', sAMAccountName: 'e' }),
  stranger(6, { userPrincipalName: 'a@target.test' }),
])

/** A users file, and what is in the directory before it is imported. */
export interface World {
  people: readonly Person[]
  users: readonly ManagedUser[]
  contacts: readonly NamedObject[]
  strangers: readonly Account[]
}
export const worlds: fc.Arbitrary<World> = fc
  .record({ people, users, contacts, strangers })
  .filter(({ users: some, contacts: others }) => !some.some((user) => isNameHeld(user.name, user, [], others)))
  .map((world) => ({
    ...world,
    strangers: world.strangers.filter(
      (one) => !world.users.some((user) => namesOf(user).some((key) => namesOf(one).includes(key))),
    ),
  }))

const namesOf = (one: Pick<Account, 'sAMAccountName' | 'userPrincipalName'>) =>
  [one.sAMAccountName, one.userPrincipalName, `${one.sAMAccountName}@target.test`].flatMap((name) =>
    name === null ? [] : [nameKey(name)],
  )

/** What a plan is made from, with these users in the directory. */
export function inputOf(world: World, list: readonly ManagedUser[], more: Partial<Input> = {}): Input {
  const asHolder = (user: ManagedUser) => holder({ ...user, objectClass: 'user', managed: true })
  const asContact = ({ dn, name }: NamedObject, index: number) =>
    holder({ guid: guid(500 + index), dn, name, objectClass: 'contact', takeOverRefused: `${dn} is a contact` })
  return {
    ...input({ settings: { groupMap }, groupList: GROUPS.map((name) => group(name)), people: world.people }),
    ...{ managed: list, others: world.contacts },
    holders: [
      ...list.map(asHolder),
      ...world.contacts.map(asContact),
      ...world.strangers.map((one) => holder({ ...one, name: `s ${one.guid}` })),
    ],
    accounts: world.strangers,
    ...more,
  }
}

/** For the message of an assertion that fails. */
export const shown = (world: World, before: readonly ManagedUser[], actions: readonly Action[]): string =>
  JSON.stringify(
    {
      strangers: world.strangers.map(({ sAMAccountName, userPrincipalName, objectClass }) => [
        sAMAccountName,
        userPrincipalName,
        objectClass,
      ]),
      people: world.people.map(({ cn, sAMAccountName, disabled, objectGUID, attributes }) => [
        ...attributes,
        cn,
        sAMAccountName,
        disabled,
        objectGUID,
      ]),
      before: before.map(({ dn, sAMAccountName, userPrincipalName, anchor, enabled }) => [
        ...[dn, sAMAccountName, userPrincipalName, anchor, enabled],
      ]),
      actions: actions.map(describeAction),
    },
    null,
    1,
  )
