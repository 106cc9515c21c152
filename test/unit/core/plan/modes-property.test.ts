/**
 * With --rematch, without anchors, with approvals, and with anchors that somebody else has changed.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { ManagedUser } from '../../../../src/core/model.js'
import { describeAction } from '../../../../src/core/report/actions.js'
import { guid, planOf } from '../../builders.js'
import { performed } from './domain-model.js'
import { inputOf, shown, worlds } from './world.js'

const ANCHOR = 'msDS-cloudExtensionAttribute1'
const modes = fc.record({
  rematch: fc.boolean(),
  requireApproval: fc.subarray<'disable' | 'leave'>(['disable', 'leave']),
  anchorAttribute: fc.constantFrom(ANCHOR, ANCHOR, null),
  remembered: fc.array(fc.tuple(fc.integer({ min: 1000, max: 1004 }), fc.constantFrom(1, 2, 3, 4, 9))),
})

describe('a run in any mode', () => {
  it('is refused nothing, and leaves nothing for the next one, with --rematch or without', () => {
    fc.assert(
      fc.property(worlds, modes, (world, { rematch, remembered, ...settings }) => {
        const anchors = new Map(remembered.map(([user, id]) => [guid(user), `ad-user-sync:${guid(id)}`]))
        const plan = (users: readonly ManagedUser[], isRematch: boolean, rememberedAnchors: typeof anchors) => {
          const input = inputOf(world, users, { rematch: isRematch, rememberedAnchors })
          return planOf({ ...input, settings: { ...input.settings, ...settings } })
        }
        const known = settings.anchorAttribute === null ? new Map<string, never>() : anchors
        const first = plan(world.users, rematch, known)
        // Whoever is asked about keeps an old anchor until somebody decides.
        fc.pre(!rematch || first.identity.matching.guesses.length === 0)
        const { users, refused } = performed(world, world.users, first.actions)
        const restamped = new Set(first.identity.renumbered.map(({ user }) => user.guid))
        const after = new Map([...known].filter(([user]) => !rematch || !restamped.has(user)))
        const message = `${shown(world, world.users, first.actions)} ${JSON.stringify(settings)}`
        for (const again of [false, rematch])
          assert.deepEqual(
            [refused, plan(users, again, after).actions].map((list) => list.map(describeAction)),
            [[], []],
            message,
          )
      }),
      { numRuns: 300 },
    )
  })
})
