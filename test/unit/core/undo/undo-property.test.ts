/** Whatever a run did: its undo leaves those who were there as they were. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { recordedChange } from '../../../../src/core/journal/changes.js'
import { subjectKey, type Action, type ManagedUser } from '../../../../src/core/model.js'
import { planContext } from '../../../../src/core/plan/context.js'
import { attributesOf, netChanges } from '../../../../src/core/undo/net-changes.js'
import { planUndo } from '../../../../src/core/undo/plan-undo.js'
import { NOW, planOf } from '../../builders.js'
import { accountOf, performed } from '../plan/domain-model.js'
import { inputOf, shown, worlds, type World } from '../plan/world.js'

const THEN = { userAccountControl: 3, unicodePwd: 2 }
const factsOf = (users: readonly ManagedUser[]) =>
  users.map(({ guid, dn, userPrincipalName, anchor, enabled, memberOf }) => ({
    ...{ guid, dn, userPrincipalName, anchor, enabled },
    memberOf: [...memberOf].sort(),
  }))

/** A run of these actions, as the journal has it, undone in the world after it. */
function undoOf(world: World, before: readonly ManagedUser[], actions: readonly Action[], now: readonly ManagedUser[]) {
  const known = {
    managed: new Map(before.map((user) => [user.guid, user])),
    made: new Map(actions.map((action) => [subjectKey(action.subject), { guid: accountOf(action), account: '' }])),
  }
  const versions = new Map(before.map(({ guid }) => [guid, THEN]))
  const changes = actions.map((action, index) => ({
    change: recordedChange(action, index + 1, known, versions),
    outcome: { number: index + 1, error: null },
    time: NOW.toISOString(),
  }))
  const nets = netChanges({ changes })
  const input = inputOf(world, now)
  const disabledHere = before.map(
    ({ guid, attributes }) => [guid, { before: attributes, versions: THEN, run: 'r', time: '', why: null }] as const,
  )
  const context = planContext({
    ...input,
    ...{ people: [], settings: { ...input.settings, attributes: attributesOf(nets) } },
    disabledHere: new Map(disabledHere),
    versions: new Map(before.map(({ guid }) => [guid, { ...THEN, userAccountControl: 4 }])),
  })
  return planUndo(nets, {
    context,
    later: new Map(),
    elsewhere: new Map(),
    accounts: [],
    isNamed: false,
    madePerhaps: [],
  })
}

/** A run, and its undo. */
function ranAndUndone(world: World) {
  const before = world.users
  const { actions } = planOf(inputOf(world, before))
  const { users: after } = performed(world, before, actions)
  return { before, actions, after, undo: undoOf(world, before, actions, after) }
}

const isNew = ({ guid }: ManagedUser) => guid.startsWith('new-')

describe('an undo', () => {
  it('gives everybody back names, values, memberships and state; new accounts are disabled and in no group', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { before, actions, after, undo } = ranAndUndone(world)
        const { users: end, refused } = performed(world, after, undo.actions)
        const message = shown(world, before, [...actions, ...undo.actions])
        assert.deepEqual(refused, [], message)
        // A new account keeps its names, which somebody may have had before.
        if (undo.failures.length > 0) {
          assert.ok(after.some(isNew), message)
          assert.ok(
            undo.failures.every(({ error }) => /is taken by|belongs to the account name of/.test(error)),
            message,
          )
          return
        }
        assert.deepEqual(factsOf(end.filter((user) => !isNew(user))), factsOf(before), message)
        assert.ok(
          end.filter(isNew).every(({ enabled, memberOf }) => !enabled && memberOf.size === 0),
          message,
        )
      }),
      { numRuns: 300 },
    )
  })
  it('that is undone leaves everybody as the run did', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { before, actions, after, undo } = ranAndUndone(world)
        const { users: undone } = performed(world, after, undo.actions)
        const again = undoOf(world, after, undo.actions, undone)
        const { users: end, refused } = performed(world, undone, again.actions)
        const message = shown(world, before, [...actions, ...undo.actions, ...again.actions])
        assert.deepEqual([refused, again.failures], [[], []], message)
        assert.deepEqual(factsOf(end), factsOf(after), message)
      }),
      { numRuns: 300 },
    )
  })
})
