/**
 * Long work is reported as it goes: what was sent, how far it is, and each result, by the batch.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { automatic } from '../../../src/core/safety/approved.js'
import { describeSending } from '../../../src/core/report/actions.js'
import { ConfigurationError } from '../../../src/errors.js'
import { apply, type ApplyOptions } from '../../../src/workflow/apply.js'
import { group, groupKey, guid, input, managed, person, planOf, schema } from '../builders.js'
import { CurrentNames } from '../../../src/workflow/current-names.js'
import { MemoryDirectory, type Refuse } from './memory-directory.js'

function creations(count: number) {
  const people = Array.from({ length: count }, (_, index) =>
    person({
      ...{ cn: `${index}`, sAMAccountName: `${index}`, objectGUID: guid(index + 1) },
      attributes: { title: 'Dr.' },
    }),
  )
  return automatic(planOf(input({ people, schema: new Map([schema('title')]) })))
}

describe('450 creations', () => {
  it('are sent, reported and counted 200 at a time; a stop between two has reported the first', async () => {
    const log: string[] = []
    let results = 0
    await apply(creations(450), {
      directory: new MemoryDirectory(),
      created: new Map(),
      names: new CurrentNames(),
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

describe('a batch that was written', () => {
  const FULL = new ConfigurationError('the disk is full')

  /** How many creations were sent, and how many were reported as done; the disk gets full. */
  async function untilFull(full: Partial<ApplyOptions>, refuse?: Refuse): Promise<[sent: number, done: number]> {
    const directory = new MemoryDirectory([], refuse)
    let done = 0
    const applied = apply(creations(250), {
      ...{
        directory,
        created: new Map(),
        names: new CurrentNames(),
        onSend: () => undefined,
        onAnswer: () => undefined,
      },
      onResult: ({ outcome }) => void (done += outcome.ok ? 1 : 0),
      ...{ onProgress: () => undefined, checkpoint: () => undefined },
      ...full,
    })
    await assert.rejects(applied, FULL)
    return [directory.calls.length, done]
  }

  it('is reported, though what became of it cannot be recorded; nothing more is sent', async () => {
    assert.deepEqual(await untilFull({ onAnswer: () => Promise.reject(FULL) }), [200, 200])
  })
  it('is reported, though the repetition of what was refused cannot be recorded', async () => {
    let sent = 0
    const onSend = () => (++sent > 1 ? Promise.reject(FULL) : Promise.resolve())
    const refuse: Refuse = (_method, name) => (name === 'P 1' ? 'constraint' : undefined)
    assert.deepEqual(await untilFull({ onSend }, refuse), [200, 199])
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
      ['updating 1 user: P Anna Meyer', 'joining 1 user (group "A"): P Anna Meyer'],
    )
  })
})
