/**
 * Long work is reported as it goes: what was sent, how far it is, and each result, by the batch.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { automatic } from '../../../src/core/safety/approved.js'
import { describeSending } from '../../../src/core/report/actions.js'
import { apply } from '../../../src/workflow/apply.js'
import { group, groupKey, guid, input, managed, person, planOf } from '../builders.js'
import { MemoryDirectory } from './memory-directory.js'

function creations(count: number) {
  const people = Array.from({ length: count }, (_, index) =>
    person({ cn: `${index}`, sAMAccountName: `${index}`, objectGUID: guid(index + 1) }),
  )
  return automatic(planOf(input({ people })))
}

describe('450 creations', () => {
  it('are sent, reported and counted 200 at a time; a stop between two has reported the first', async () => {
    const log: string[] = []
    let results = 0
    await apply(creations(450), {
      directory: new MemoryDirectory(),
      created: new Map(),
      onSend: (actions) => void log.push(describeSending(actions).split(':')[0]!),
      onAnswer: () => undefined,
      onResult: () => results++,
      onProgress: (done, total, doing) => log.push(`${doing} ${done}/${total}`),
      checkpoint: () => log.push(`${results} reported`),
    })
    assert.deepEqual(log, [
      ...['0 reported', 'creating 0/450', 'creating 200 users', 'creating 200/450'],
      ...['200 reported', 'creating 200 users', 'creating 400/450'],
      ...['400 reported', 'creating 50 users', 'creating 450/450'],
    ])
  })
})

describe('a batch that is sent', () => {
  it('is said with its users, and its group', () => {
    const people = [person({ memberOf: ['CN=A'], attributes: { department: 'Sales' } })]
    const settings = { groupMap: new Map([['CN=A', ['CN=A']]]) }
    const users = [managed({ memberOf: new Set([groupKey('B')]) })]
    const plan = planOf(input({ people, managed: users, settings, groupList: [group('A')] }))
    assert.deepEqual(
      plan.actions.map((action) => describeSending([action])),
      ['updating 1 users: P Anna Meyer', 'joining 1 users (group "A"): P Anna Meyer'],
    )
  })
})
