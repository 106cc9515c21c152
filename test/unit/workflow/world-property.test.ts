/**
 * Whatever the file and the directory hold, and whatever is decided: a run does what its dry run
 * says.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { keysOf, type Resolution } from '../../../src/core/decisions/resolution.js'
import { nameKey } from '../../../src/core/names/names.js'
import { describeAction } from '../../../src/core/report/actions.js'
import { managed } from '../builders.js'
import { inputOf, shown, worlds, type World } from '../core/plan/world.js'
import { rehearsal, stage, type Scene } from './support.js'
import { uniquePrincipals } from './unique-principals.js'

const answers = fc.record(
  {
    accept: fc.boolean(),
    password: fc.constantFrom('', 'Zug-Birne.47'),
    generate: fc.boolean(),
    keep_password: fc.boolean(),
    new_name: fc.constantFrom('', 'x1', 'x2', 'a', 'B', 'e'),
    new_upn: fc.constantFrom('', 'n@x.test', 'b@x.test', 'c@target.test'),
    take_over_account: fc.boolean(),
  },
  { requiredKeys: ['accept'] },
)
/** For each question in its turn: what the approvals file says, and whether it was rejected. */
const decisions = fc.array(fc.record({ answer: fc.option(answers), isRejected: fc.boolean() }), {
  minLength: 12,
  maxLength: 12,
})
const modes = fc.record({
  requireApproval: fc.subarray<'disable' | 'leave'>(['disable', 'leave']),
  restrictedGroups: fc.subarray(['CN=VPN']),
})
/** A common name is enough to tell who is meant. */
const isClear = ({ users }: World) => new Set(users.map(({ name }) => nameKey(name))).size === users.length

/** With decisions about all that comes up, and about what those open. */
async function decided(scene: Scene, given: readonly { answer: object | null; isRejected: boolean }[]): Promise<Scene> {
  let result = scene
  for (let round = 0; round < 3; round++) {
    const { preview } = await rehearsal(result)
    const asked = preview.approvals.map(({ approval }, index) => ({
      keys: keysOf(approval),
      ...given[index % given.length]!,
    }))
    const approvals = asked.flatMap(({ keys, answer }): Resolution[] =>
      answer === null ? [] : [{ ...keys, ...answer }],
    )
    const rejections = asked.flatMap(({ keys, isRejected }) => (isRejected ? [{ ...keys, accept: false }] : []))
    result = { ...scene, approvals, rejections }
  }
  return result
}

describe('a dry run of any world', () => {
  it('says what the run does, and the domain controller refuses nothing of it', async () => {
    await fc.assert(
      fc.asyncProperty(worlds.filter(isClear), modes, decisions, async (world, settings, given) => {
        const input = inputOf(world, world.users)
        const known = new Map(world.users.map((user) => [user.guid, user]))
        const base: Scene = {
          input: { ...input, settings: { ...input.settings, ...settings } },
          accountOf: ({ guid, dn, name, sAMAccountName, userPrincipalName }) =>
            known.get(guid) ??
            managed({ guid, dn, name, sAMAccountName: sAMAccountName!, userPrincipalName, anchor: null }),
          refuse: uniquePrincipals(world, () => run.directory),
        }
        const scene = await decided(base, given)
        const { actions, tally, pending } = await rehearsal(scene)
        const done: string[] = []
        const run = stage({
          ...scene,
          record: {
            answered: (sent, outcomes) =>
              sent.forEach((action, index) => outcomes[index]!.ok && done.push(describeAction(action))),
          },
        })
        await run.workflow.run()
        const message = `${shown(world, world.users, actions)} ${JSON.stringify(scene.approvals)} ${run.failures.join()}`
        assert.deepEqual(run.summary(), tally.summary(pending, false), message)
        assert.deepEqual(done.sort(), actions.map(describeAction).sort(), message)
      }),
      { numRuns: 300 },
    )
  })
})
