/** A collision that the plan did not foresee becomes the suffix, not a failure at every run. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Plan } from '../../../src/core/plan/plan.js'
import { withoutOtherNames } from '../../../src/core/saved-plan/saved-plan.js'
import type { ApprovedAction } from '../../../src/core/safety/approved.js'
import { automatic } from '../../../src/core/safety/approved.js'
import type { Outcome } from '../../../src/directory/directory.js'
import { withOtherNames } from '../../../src/workflow/other-names.js'
import type { WriteBatch } from '../../../src/workflow/result.js'
import { guid, input, managed, person, planOf } from '../builders.js'
import { MemoryDirectory } from './memory-directory.js'

const conflict: Outcome = { ok: false, category: 'conflict', code: 8305, message: 'The name is in use' }
/** Two people marry; the domain controller refuses these names. */
const rename = (...taken: string[]) => renameOf((plan) => plan, taken)

async function renameOf(bound: (plan: Plan) => Plan, taken: readonly string[]) {
  const people = [
    person({ cn: 'Ann', sAMAccountName: 'a' }),
    person({ cn: 'Bea', sAMAccountName: 'b', objectGUID: guid(2) }),
  ]
  const users = [
    managed({ name: 'P Old', sAMAccountName: 'old' }),
    managed({ name: 'P Former', sAMAccountName: 'b', guid: guid(1002), anchor: `ad-user-sync:${guid(2)}` }),
  ]
  const batches: string[][] = []
  const write = async (batch: readonly ApprovedAction[]) => {
    const names = batch.map((action) => (action.type === 'rename' ? action.after : ''))
    batches.push(names)
    return names.map((name) => (taken.includes(name) ? conflict : ({ ok: true } as const)))
  }
  const results = await withOtherNames(automatic(bound(planOf(input({ people, managed: users })))), write)
  return { batches, results: results.map(({ action, outcome }) => `${action.user}: ${outcome.ok}`) }
}

describe('a rename that the domain controller refuses', () => {
  it('is nothing to do about when none is', async () => {
    assert.deepEqual((await rename()).batches, [['P Ann', 'P Bea']])
  })
  it('gets the suffix, and keeps its place among the others', async () => {
    assert.deepEqual(await rename('P Ann'), {
      batches: [['P Ann', 'P Bea'], ['P Ann (a)']],
      results: ['P Ann (a): true', 'P Bea: true'],
    })
  })
  it('is tried under each name that the user may have, then fails', async () => {
    const all = ['P Ann', 'P Ann (a)', 'P Ann (old)', 'P Ann (a) (old)']
    const { batches, results } = await rename(...all)
    assert.deepEqual(
      batches.map(([name]) => name),
      all,
    )
    assert.deepEqual(results, ['P Ann (a) (old): false', 'P Bea: true'])
  })
  it('fails at once where a saved plan holds the one name only', async () => {
    assert.deepEqual(await renameOf(withoutOtherNames, ['P Ann']), {
      batches: [['P Ann', 'P Bea']],
      results: ['P Ann: false', 'P Bea: true'],
    })
  })
  it('leaves its name to whoever waits for it', async () => {
    const people = [
      person({ cn: 'Ann', sAMAccountName: 'a' }),
      person({ cn: 'Old', sAMAccountName: 'b', objectGUID: guid(2) }),
    ]
    const users = [
      managed({ name: 'P Old', sAMAccountName: 'a' }),
      managed({ name: 'P Former', sAMAccountName: 'b', guid: guid(1002), anchor: `ad-user-sync:${guid(2)}` }),
    ]
    const directory = new MemoryDirectory(users)
    const write: WriteBatch = async (batch) => {
      const outcomes: Outcome[] = []
      for (const action of batch) {
        if (action.type !== 'rename' || action.subject.kind !== 'existing') continue
        const names = [...directory.accounts.values()].map(({ name }) => name)
        const isTaken = action.after === 'P Ann' || names.includes(action.after)
        const rename = { guid: action.subject.guid, newName: action.after }
        outcomes.push(...(isTaken ? [conflict] : await directory.renameUsers([rename])))
      }
      return outcomes
    }
    await withOtherNames(automatic(planOf(input({ people, managed: users }))), write)
    const names = [...directory.accounts.values()].map(({ name }) => name)
    assert.deepEqual(names, ['P Ann (a)', 'P Old'])
  })
})
