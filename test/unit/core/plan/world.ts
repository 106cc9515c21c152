/** Files and directories in all mixtures, in which names and anchors meet. */
import fc from 'fast-check'
import type { Action, ManagedUser, NamedObject } from '../../../../src/core/model.js'
import { nameKey } from '../../../../src/core/names/names.js'
import type { Person } from '../../../../src/core/person.js'
import { describeAction } from '../../../../src/core/report/actions.js'
import { group, groupKey, guid, holder, input, managed, MANAGED, person, type Input } from '../../builders.js'
import { isNameHeld, placed } from './domain-model.js'

const NAMES = ['Anna', 'Anna (b)', 'Ann', 'Änna', 'Ben', 'X'.repeat(60)]
const TARGET_NAMES = [...NAMES.map((name) => `P ${name}`), 'P Anna (a)', 'P Anna (c)', 'P Anna (b) (c)', 'P Left']
const ACCOUNTS = ['a', 'b', 'c', 'd', 'e']
const PRINCIPALS = ['a@x.test', 'b@x.test', 'a@target.test', 'b@target.test', 'c@target.test']
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
      principal: fc.constantFrom<string | null>(null, ...PRINCIPALS),
    }),
    { maxLength: 5, selector: (row) => row.sAMAccountName },
  )
  .map((rows) =>
    rows.map(({ id, principal, ...row }, index): Person => {
      const isFirst = rows.findIndex((other) => other.id === id) === index
      const objectGUID = id !== null && isFirst ? guid(id) : null
      const attributes: Record<string, string> = principal === null ? {} : { userPrincipalName: principal }
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
      principal: fc.constantFrom<string | null>(null, ...PRINCIPALS, 'z@x.test'),
    }),
    { maxLength: 5, selector: (row) => row.account },
  )
  .map((rows) =>
    rows
      .filter(({ name, container }, index) => rows.findIndex((row) => isSibling(row, name, container)) === index)
      .map(({ name, container, account, groups, principal, ...row }, index, all) => {
        const isFree =
          all.findIndex((other) => other.principal === principal) === index &&
          !all.some((other) => other.account !== account && `${other.account}@target.test` === principal)
        return placed(
          managed({
            ...{ ...row, guid: guid(1000 + index), name, sAMAccountName: account, attributes: {} },
            userPrincipalName: isFree ? principal : null,
            memberOf: new Set(groups.map(groupKey)),
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

/** A users file, and what is in the directory before it is imported. */
export interface World {
  people: readonly Person[]
  users: readonly ManagedUser[]
  contacts: readonly NamedObject[]
}
export const worlds: fc.Arbitrary<World> = fc
  .record({ people, users, contacts })
  .filter(({ users: some, contacts: others }) => !some.some((user) => isNameHeld(user.name, user, [], others)))

/** What a plan is made from, with these users in the directory. */
export function inputOf(world: World, list: readonly ManagedUser[], more: Partial<Input> = {}): Input {
  const asHolder = (user: ManagedUser) => holder({ ...user, objectClass: 'user', managed: true })
  const asContact = ({ dn, name }: NamedObject, index: number) =>
    holder({ guid: guid(500 + index), dn, name, objectClass: 'contact', takeOverRefused: `${dn} is a contact` })
  return {
    ...input({ settings: { groupMap }, groupList: GROUPS.map((name) => group(name)), people: world.people }),
    ...{ managed: list, others: world.contacts },
    holders: [...list.map(asHolder), ...world.contacts.map(asContact)],
    ...more,
  }
}

/** For the message of an assertion that fails. */
export const shown = (world: World, before: readonly ManagedUser[], actions: readonly Action[]): string =>
  JSON.stringify(
    {
      people: world.people.map(({ cn, sAMAccountName, disabled, objectGUID }) => [
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
