/**
 * In a world with several containers, contacts and names that change hands: what a plan does is
 * never refused, and nothing is left for the next one, also after taken names were resolved.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { NewNamed } from '../../../../src/core/names/account-names.js'
import { createAs, createWithPrincipal, type NameApproval } from '../../../../src/core/plan/resolve-name.js'
import { describeAction } from '../../../../src/core/report/actions.js'
import { planOf } from '../../builders.js'
import { accountOf, performed } from './domain-model.js'
import { inputOf, shown, worlds } from './world.js'

describe('a plan', () => {
  it('is refused nothing, and leaves nothing for the next one', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const first = planOf(inputOf(world, world.users))
        const { users, refused } = performed(world, world.users, first.actions)
        const second = planOf(inputOf(world, users))
        const message = shown(world, world.users, first.actions)
        assert.deepEqual(
          [refused, second.actions].map((list) => list.map(describeAction)),
          [[], []],
          message,
        )
      }),
      { numRuns: 300 },
    )
  })
  it('finds those again whose taken names were resolved, and asks no more about them', () => {
    fc.assert(
      fc.property(worlds, fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), (world, byPrincipal) => {
        const first = planOf(inputOf(world, world.users))
        // What is decided about a guess frees its account for others.
        fc.pre(first.identity.matching.guesses.length === 0)
        const taken = first.approvals.filter((approval): approval is NameApproval => approval.type === 'name')
        const resolving = taken.flatMap((approval, index) =>
          byPrincipal[index] === true && approval.newPrincipalHelps
            ? createWithPrincipal(first, approval, `new${index}@x.test`).actions
            : createAs(first, approval, `n${index}`).actions,
        )
        const { users, refused } = performed(world, world.users, [...first.actions, ...resolving])
        const newNamed = new Map(
          resolving.flatMap((action): [string, NewNamed][] =>
            action.type === 'create' && action.newNamed !== null && !refused.includes(action)
              ? [[accountOf(action), action.newNamed]]
              : [],
          ),
        )
        const second = planOf(inputOf(world, users, { newNamed }))
        // A name that others of the file take meanwhile is asked about again.
        const resolved = new Set(resolving.map(accountOf))
        const asked = second.approvals.filter(
          ({ type, subject }) => type === 'name' && resolved.has(accountOf({ subject })),
        )
        const message = shown(world, world.users, [...first.actions, ...resolving])
        assert.deepEqual([second.actions.map(describeAction), asked.map(({ reason }) => reason)], [[], []], message)
      }),
      { numRuns: 300 },
    )
  })
})
