/** After a rename that did not go as planned, a run tells of accounts by the names they have. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { group, groupKey, input, managed, person, schema } from '../builders.js'
import type { Refuse } from './memory-directory.js'
import { played, stage, waiting } from './support.js'

/** Somebody marries, changes the department, joins Staff and leaves Sales. */
const scene = (refuse: Refuse) => ({
  refuse,
  input: input({
    settings: {
      groupMap: new Map([
        ['*', ['CN=Staff']],
        ['CN=Sales', ['CN=Sales']],
      ]),
    },
    groupList: [group('Staff'), group('Sales')],
    schema: new Map([schema('department')]),
    people: [person({ cn: 'New', attributes: { department: 'Works' } })],
    managed: [managed({ name: 'P Old', enabled: false, memberOf: new Set([groupKey('Sales')]) })],
  }),
})
const refusing =
  (category: 'conflict' | 'access-denied', times: number): Refuse =>
  (method) => {
    if (method !== 'renameUsers') return undefined
    return times-- > 0 ? category : undefined
  }

describe('who was to be renamed', () => {
  it('has the old name in all that follows, where the domain controller refuses', async () => {
    const sent: string[] = []
    const ready = {
      ...scene(refusing('access-denied', 1)),
      record: { sending: (batch: readonly { user: string }[]) => void sent.push(...batch.map(({ user }) => user)) },
    }
    const { changes, failures, summary } = await played(ready)
    assert.deepEqual(failures, ['rename P Old: no: access-denied'])
    assert.deepEqual(changes, ['update P Old department', 'leave P Old', 'join P Old'])
    const { updated, joined, left, renamed, failed } = summary()
    assert.deepEqual(
      [updated, renamed, joined[0]?.user, left[0]?.user, failed[0]?.user],
      [['P Old'], [], 'P Old', 'P Old', 'P Old'],
    )
    assert.deepEqual(sent, ['P New', 'P Old', 'P Old', 'P Old'])
  })
  it('has the name that it got, where the domain controller knows that the wanted one is taken', async () => {
    const { changes, summary } = await played(scene(refusing('conflict', 1)))
    assert.deepEqual(changes, [
      'rename P New (ameyer)',
      'update P New (ameyer) department',
      'leave P New (ameyer)',
      'join P New (ameyer)',
    ])
    assert.deepEqual([summary().updated, summary().renamed], [['P New (ameyer)'], ['P New (ameyer)']])
  })
  it('has it in what a person accepts later, too, and the approval is settled', async () => {
    const run = stage(scene(refusing('access-denied', 1)))
    await run.workflow.run()
    assert.deepEqual(waiting(run), ['enable P New'])
    const decision = { kind: 'accept', password: 'Pass-Word-10', takeOver: false } as const
    await run.workflow.accept([{ approval: run.workflow.pending[0]!.approval, decision }])
    assert.deepEqual([waiting(run), run.summary().enabled], [[], ['P Old']])
  })
})
