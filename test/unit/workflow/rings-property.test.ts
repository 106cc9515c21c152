/**
 * userPrincipalNames go round among some people, and the domain controller may refuse any of them:
 * nobody is left with a made-up one, and the next run gives everybody theirs.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { firstText } from '../../../src/core/values/value.js'
import type { ManagedUser } from '../../../src/core/model.js'
import { guid, input, person, withPrincipal } from '../builders.js'
import { stage } from './support.js'

const principal = (number: number) => `p${number}@x.test`
const numbered = (number: number, userPrincipalName: string): ManagedUser =>
  withPrincipal(userPrincipalName, {
    ...{ guid: guid(1000 + number), anchor: `ad-user-sync:${guid(number)}` },
    ...{ name: `P n${number}`, sAMAccountName: `u${number}` },
  })

/**
 * @param names for each of the users, the number of the one that it is to get
 * @param denied numbers of the users whose names may not be written
 */
async function imported(users: readonly ManagedUser[], names: readonly number[], denied: readonly number[]) {
  const people = names.map((name, number) =>
    person({
      ...{ cn: `n${number}`, sAMAccountName: `u${number}`, objectGUID: guid(number) },
      attributes: { userPrincipalName: principal(name) },
    }),
  )
  const scene = stage({
    input: input({ people, managed: users }),
    refuse: (_method, user, { userPrincipalName }) => {
      const accounts = [...scene.directory.accounts.values()]
      const own = accounts.find(({ name }) => name === user)!
      if (denied.includes(Number(own.guid.slice(-3)))) return 'access-denied'
      const isTaken = accounts.some(
        ({ guid: id, attributes }) =>
          id !== own.guid && firstText(attributes, 'userPrincipalName') === userPrincipalName?.[0]?.slice(2),
      )
      return isTaken ? 'conflict' : undefined
    },
  })
  await scene.workflow.run()
  return [...scene.directory.accounts.values()].map(({ attributes }, number) =>
    numbered(number, firstText(attributes, 'userPrincipalName')!),
  )
}

describe('userPrincipalNames that go round', () => {
  it('leave nobody with a made-up one, whoever is refused, and are right after the next run', async () => {
    const some = fc
      .integer({ min: 2, max: 5 })
      .chain((count) =>
        fc.tuple(
          fc.shuffledSubarray([...Array(count).keys()], { minLength: count }),
          fc.subarray([...Array(count).keys()]),
        ),
      )
    await fc.assert(
      fc.asyncProperty(some, async ([names, denied]) => {
        const users = names.map((_, number) => numbered(number, principal(number)))
        const after = await imported(users, names, denied)
        after.forEach(({ userPrincipalName }, number) => {
          const known = [principal(number), principal(names[number]!)]
          assert.ok(known.includes(userPrincipalName!), `${userPrincipalName} is none of ${known.join()}`)
        })
        const next = await imported(after, names, [])
        assert.deepEqual(
          next.map(({ userPrincipalName }) => userPrincipalName),
          names.map(principal),
        )
      }),
    )
  })
})
