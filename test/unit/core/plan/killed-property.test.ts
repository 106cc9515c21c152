/** A run that is killed at any point: the next one finishes it, and comes to the same. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { ManagedUser } from '../../../../src/core/model.js'
import type { Plan } from '../../../../src/core/plan/plan.js'
import { describeAction } from '../../../../src/core/report/actions.js'
import { planOf } from '../../builders.js'
import { performed } from './domain-model.js'
import { inputOf, shown, worlds } from './world.js'

const factsOf = (users: readonly ManagedUser[]) =>
  users
    .map(({ guid, dn, userPrincipalName, anchor, enabled, memberOf, attributes }) => [
      ...[guid, dn, userPrincipalName, anchor, enabled, attributes['department'] ?? []],
      [...memberOf].sort(),
    ])
    .sort(([a], [b]) => String(a).localeCompare(String(b)))
/** What a run leaves open; a reason may be another one by then. */
const leftBy = ({ approvals, failures }: Plan) =>
  [
    ...approvals.map(({ type, user }) => `${type} ${user}`),
    ...failures.map(({ action, user, attribute }) => `not ${action} ${user} ${attribute}`),
  ].sort()

describe('a run that is killed', () => {
  it('is finished by the next one, which is refused nothing, leaves nothing and asks the same', () => {
    fc.assert(
      fc.property(worlds, fc.nat(), (world, at) => {
        const first = planOf(inputOf(world, world.users))
        const done = first.actions.slice(0, at % (first.actions.length + 1))
        const { users: between } = performed(world, world.users, done)
        const second = planOf(inputOf(world, between))
        const { users, refused } = performed(world, between, second.actions)
        const third = planOf(inputOf(world, users))
        const message = shown(world, world.users, [...done, ...second.actions])
        assert.deepEqual(
          [refused, third.actions].map((list) => list.map(describeAction)),
          [[], []],
          message,
        )
        const { users: whole } = performed(world, world.users, first.actions)
        assert.deepEqual(factsOf(users), factsOf(whole), message)
        assert.deepEqual(leftBy(third), leftBy(first), message)
      }),
      { numRuns: 300 },
    )
  })
})
