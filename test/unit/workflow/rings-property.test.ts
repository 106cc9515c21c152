/**
 * Names go round among some people, and the domain controller may refuse any of them: nobody is
 * left with a temporary name, and the next run gives everybody theirs.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { escapeRdnValue } from '../../../src/core/names/distinguished-name.js'
import { firstText } from '../../../src/core/values/value.js'
import type { ManagedUser } from '../../../src/core/model.js'
import { guid, input, managed, MANAGED, person } from '../builders.js'
import { stage } from './support.js'

const principal = (number: number) => `p${number}@x.test`
const withNames = (number: number, name: string, userPrincipalName: string): ManagedUser =>
  managed({
    ...{ guid: guid(1000 + number), anchor: `ad-user-sync:${guid(number)}`, sAMAccountName: `u${number}` },
    ...{ name, dn: `CN=${escapeRdnValue(name)},${MANAGED}`, userPrincipalName },
    attributes: { userPrincipalName: [`s:${userPrincipalName}`] },
  })

/** @param denied numbers of those whose names may not be written */
async function imported(users: readonly ManagedUser[], names: readonly number[], denied: readonly number[]) {
  const people = names.map((name, number) =>
    person({
      ...{ cn: `n${name}`, sAMAccountName: `u${number}`, objectGUID: guid(number) },
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
  return [...scene.directory.accounts.values()].map(({ name, attributes }, number) =>
    withNames(number, name, firstText(attributes, 'userPrincipalName')!),
  )
}

describe('names that go round', () => {
  it('leave nobody with a temporary userPrincipalName, whoever is refused, and are right after the next run', async () => {
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
        const users = names.map((_, number) => withNames(number, `P n${number}`, principal(number)))
        const after = await imported(users, names, denied)
        after.forEach(({ userPrincipalName }, number) => {
          const known = [principal(number), principal(names[number]!), `u${number}@target.test`]
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
