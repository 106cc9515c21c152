import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Resolution } from '../../../src/core/decisions/resolution.js'
import type { Approval, Holder } from '../../../src/core/model.js'
import { guid, holder, input, managed, MANAGED, person } from '../builders.js'
import type { Refuse } from './memory-directory.js'
import { played, previewOf, stage, waiting } from './support.js'

const anna = person()
const namesake = (values: Partial<Holder> = {}): Holder => holder({ sAMAccountName: 'ameyer', ...values })
const taken = input({ people: [anna], holders: [namesake()] })
const renamed: Resolution = { type: 'name', user: 'P Anna Meyer', name: 'ameyer', accept: true, new_name: 'ameyer2' }
const takeOver: Resolution = {
  type: 'name',
  user: 'P Anna Meyer',
  name: 'ameyer',
  accept: true,
  take_over_account: true,
}
const refuseOnce = (): Refuse => {
  let refusals = 1
  return () => (refusals-- > 0 ? 'conflict' : undefined)
}
const accept = { kind: 'accept', takeOver: false } as const
const first = (approvals: readonly { approval: Approval }[]): Approval => approvals[0]!.approval

describe('a taken name', () => {
  it('is created under the new name', async () => {
    const run = await played({ input: taken, approvals: [renamed] })
    assert.deepEqual(run.directory.calls, ['createUsers P Anna Meyer'])
    assert.deepEqual(waiting(run), ['enable P Anna Meyer'])
  })
  it('that the domain controller refuses again stays the question it was, once', async () => {
    const run = await played({ input: taken, approvals: [renamed], refuse: () => 'conflict' })
    assert.deepEqual(waiting(run), ['name P Anna Meyer'])
    assert.equal(run.directory.calls.length, 1)
    assert.equal(run.summary().failed.length, 1)
  })
  it('that a saved plan did not know of waits, whatever the approvals file says', async () => {
    const scene = { input: input({ people: [anna] }), approvals: [renamed], refuse: refuseOnce() }
    assert.equal((await played({ ...scene, refuse: refuseOnce() })).summary().created.length, 1)
    const run = await played({ ...scene, spent: [renamed] })
    assert.deepEqual([run.summary().created, waiting(run)], [[], ['name P Anna Meyer']])
    assert.deepEqual(run.workflow.unmatched, [], 'it is about that name, and stays for the next run')
  })
  it('needs a new name or a take-over', async () => {
    const { new_name: _name, ...without } = renamed
    const run = await played({ input: taken, approvals: [without] })
    assert.deepEqual(run.failures, [
      'name P Anna Meyer: accepting `name` needs one of `new_name`, `new_upn` and `take_over_account`',
    ])
  })
  it('is taken over, and its other values follow', async () => {
    const run = await played({ input: taken, approvals: [takeOver], account: { enabled: false, accountExpires: '0' } })
    assert.deepEqual(run.directory.calls, ['takeOverUser P Anna Meyer', 'updateUsers P Anna Meyer'])
    assert.deepEqual(waiting(run), ['enable P Anna Meyer'])
  })
  it('of a managed user who left asks no longer whether to deactivate it, once it is taken over', async () => {
    const old = { guid: guid(1002), name: 'P Old', dn: `CN=P Old,${MANAGED}`, sAMAccountName: 'ameyer' }
    const left = input({
      people: [anna],
      managed: [managed({ ...old, anchor: null })],
      holders: [holder({ ...old, managed: true })],
      settings: { requireApproval: ['disable'] },
    })
    const asked = await played({ input: left })
    assert.deepEqual(waiting(asked), ['name P Anna Meyer', 'disable P Old'])
    await asked.workflow.accept([{ approval: first(asked.workflow.pending), decision: { ...accept, takeOver: true } }])
    assert.deepEqual(waiting(asked), [])
    assert.deepEqual(
      (await previewOf({ input: left, approvals: [takeOver] })).approvals.map(
        ({ approval: { type, user } }) => `${type} ${user}`,
      ),
      ['name P Anna Meyer'],
    )
    const disable: Resolution = { type: 'disable', user: 'P Old', accept: true }
    const run = await played({ input: left, approvals: [disable, takeOver] })
    assert.deepEqual([waiting(run), run.failures, run.summary().disabled], [[], [], []])
    const kept = await played({ input: left, approvals: [takeOver], account: { refused: 'it is privileged' } })
    assert.deepEqual(waiting(kept), ['name P Anna Meyer', 'disable P Old'])
  })
  it('of a managed user who left is taken over by nobody where the entry is about two people: it is deactivated', async () => {
    const old = { guid: guid(1002), name: 'P Old', dn: `CN=P Old,${MANAGED}`, sAMAccountName: 'ameyer' }
    const left = input({
      people: [anna, person({ objectGUID: guid(2) }), person({ objectGUID: guid(3) })],
      managed: [managed({ ...old, anchor: null })],
      holders: [holder({ ...old, managed: true })],
    })
    const both = await played({ input: left, approvals: [{ ...takeOver, user: 'P Anna Meyer (ameyer)' }] })
    assert.deepEqual(both.changes, ['disable P Old'])
    const failure =
      'name P Anna Meyer (ameyer): the entry of the approvals file matches more than one user: add `anchor`'
    assert.deepEqual(both.failures, [failure, failure])
  })
  it('is not taken over when the account became another since', async () => {
    const run = await played({ input: taken, approvals: [takeOver], account: { refused: 'CN=Old is privileged' } })
    assert.deepEqual(run.directory.calls, [])
    assert.deepEqual(waiting(run), ['name P Anna Meyer'])
    assert.deepEqual(run.failures, ['name P Anna Meyer: take-over refused: CN=Old is privileged'])
  })
  it('whose take-over is refused has nothing done to the account', async () => {
    const run = await played({ input: taken, approvals: [takeOver], refuse: () => 'access-denied' })
    assert.deepEqual(run.directory.calls, ['takeOverUser P Anna Meyer'])
    assert.deepEqual(waiting(run), ['name P Anna Meyer'])
    assert.deepEqual(
      run.summary().failed.map(({ action }) => action),
      ['take-over'],
    )
  })
  it('counts as done when a second decision succeeds', async () => {
    let refusals = 1
    const run = stage({
      input: taken,
      approvals: [takeOver],
      refuse: () => (refusals-- > 0 ? 'access-denied' : undefined),
    })
    await run.workflow.run()
    assert.equal(run.summary().failed.length, 1)
    await run.workflow.accept([{ approval: first(run.workflow.pending), decision: { ...accept, newName: 'ameyer2' } }])
    assert.deepEqual(run.summary().failed, [])
    assert.deepEqual(run.summary().created, ['P Anna Meyer'])
  })
})
