import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Resolution } from '../../../src/core/decisions/resolution.js'
import type { Approval } from '../../../src/core/model.js'
import { InterruptedError, UnavailableError } from '../../../src/errors.js'
import { group, guid, input, managed, person } from '../builders.js'
import { played, stage, waiting } from './support.js'

const anna = person()
const vpn = {
  settings: { groupMap: new Map([['*', ['CN=VPN']]]), restrictedGroups: ['CN=VPN'] },
  groupList: [group('VPN')],
}
const enable: Resolution = { type: 'enable', user: 'P Anna Meyer', accept: true, password: 'Zug-Birne.47' }
const disabled = input({ people: [anna], managed: [managed({ enabled: false })] })
const accept = { kind: 'accept', takeOver: false } as const
const first = (approvals: readonly { approval: Approval }[]): Approval => approvals[0]!.approval

describe('actions that happen by themselves', () => {
  it('creates, and has the enable wait', async () => {
    const run = await played({ input: input({ people: [anna] }) })
    assert.deepEqual(run.directory.calls, ['createUsers P Anna Meyer'])
    assert.deepEqual(waiting(run), ['enable P Anna Meyer'])
    assert.deepEqual(run.summary().created, ['P Anna Meyer'])
  })
  it('asks nothing about an account that could not be created', async () => {
    const run = await played({ input: input({ people: [anna] }), refuse: () => 'access-denied' })
    assert.deepEqual(waiting(run), [])
    assert.deepEqual(run.summary().failed, [{ user: 'P Anna Meyer', action: 'create', error: 'no: access-denied' }])
  })
  it('makes a question of a name that the domain controller alone knew to be taken', async () => {
    const run = await played({ input: input({ people: [anna] }), refuse: () => 'conflict' })
    assert.deepEqual(waiting(run), ['name P Anna Meyer'])
    assert.deepEqual(run.summary().failed, [])
  })
  it('makes no member of a user that could not be created', async () => {
    const groups = { settings: { groupMap: new Map([['*', ['CN=Staff']]]) }, groupList: [group('Staff')] }
    const run = await played({
      input: input({ ...groups, people: [anna, person({ objectGUID: guid(2), sAMAccountName: 'b', cn: 'Ben' })] }),
      refuse: (_method, name) => (name === 'P Ben' ? 'constraint' : undefined),
    })
    assert.deepEqual(run.directory.calls, ['createUsers P Anna Meyer', 'createUsers P Ben', 'joinGroup P Anna Meyer'])
  })
  it('goes on with the others when one is refused', async () => {
    const users = [1, 2].map((id) => managed({ guid: guid(100 + id), name: `P ${id}`, anchor: null }))
    const run = await played({
      input: input({ managed: users }),
      refuse: (_method, name) => (name === 'P 1' ? 'access-denied' : undefined),
    })
    assert.deepEqual(run.summary().disabled, ['P 2'])
    assert.deepEqual(run.failures, ['disable P 1: no: access-denied'])
  })
  it('stops between batches, and has reported the batches before', async () => {
    const ready = stage({
      input: input({ people: [anna], managed: [managed({ name: 'P left', anchor: null })] }),
      checkpoint: () => {
        if (ready.directory.calls.length > 0) throw new InterruptedError()
      },
    })
    await assert.rejects(ready.workflow.run(), InterruptedError)
    assert.deepEqual(ready.summary().disabled, ['P left'])
    assert.deepEqual(ready.summary().created, [])
    assert.deepEqual(waiting(ready), [], 'nothing can be asked about an account that is not there yet')
  })
  it('keeps the questions about users that are there when it ends in the middle', async () => {
    const ready = stage({
      input: input({
        people: [anna],
        managed: [managed({ enabled: false }), managed({ guid: guid(9), name: 'P left', anchor: null })],
      }),
      refuse: () => 'unavailable',
    })
    await assert.rejects(ready.workflow.run(), UnavailableError)
    assert.deepEqual(waiting(ready), ['enable P Anna Meyer'])
  })
  it('ends when the session is lost', async () => {
    const run = stage({ input: input({ people: [anna] }), refuse: () => 'unavailable' })
    await assert.rejects(run.workflow.run(), UnavailableError)
  })
})

describe('a person at the terminal', () => {
  it('accepts one, with a password of its own or one that is made for it', async () => {
    for (const [how, password] of [
      [{ password: 'x' }, 'x'],
      [{ generate: true }, 'Made-For-You-10'],
    ] as const) {
      const run = await played({ input: disabled })
      const approval = first(run.workflow.pending)
      const performed = await run.workflow.accept([{ approval, decision: { ...accept, ...how } }])
      assert.deepEqual(performed, [{ approval, error: null, passwordRefused: false }])
      assert.equal(run.directory.accounts.get(guid(1001))?.password, password)
    }
  })
  it('sees from the first second how far it is with many: each passphrase takes a question to the domain', async () => {
    const numbers = [1, 2, 3]
    const names = (number: number) => ({ sAMAccountName: `a${number}` })
    const told: string[] = []
    const run = await played({
      input: input({
        people: numbers.map((number) => person({ ...names(number), cn: `${number}`, objectGUID: guid(number) })),
        managed: numbers.map((number) =>
          managed({
            ...{ ...names(number), name: `P ${number}`, guid: guid(1000 + number), enabled: false },
            anchor: `ad-user-sync:${guid(number)}`,
          }),
        ),
      }),
      record: { progress: (done, total, doing) => void told.push(`${doing} ${done}/${total}`) },
    })
    await run.workflow.accept(
      run.workflow.pending.map(({ approval }) => ({ approval, decision: { ...accept, generate: true } })),
    )
    assert.deepEqual(told, [
      ...['making passphrases 0/3', 'making passphrases 1/3', 'making passphrases 2/3'],
      ...['enabling 0/3', 'enabling 3/3'],
    ])
  })
  it('is refused an account that has become protected meanwhile: it is touched in no way', async () => {
    const both = input({
      people: [anna, person({ objectGUID: guid(2), sAMAccountName: 'b', cn: 'Ben' })],
      managed: [
        managed({ enabled: false }),
        managed({ guid: guid(1002), name: 'P Ben', anchor: `ad-user-sync:${guid(2)}`, enabled: false }),
      ],
    })
    const decided: string[] = []
    const run = await played({
      input: both,
      protections: new Map([[guid(1001), 'its adminCount is 1']]),
      record: { deciding: (approvals) => decided.push(...approvals.map(({ user }) => user)) },
    })
    const decision = { ...accept, password: 'x' }
    const performed = await run.workflow.accept(run.workflow.pending.map(({ approval }) => ({ approval, decision })))
    assert.deepEqual(
      performed.map(({ approval, error }) => [approval.user, error]),
      [
        ['P Anna Meyer', 'it is a protected account by now, which is touched in no way: its adminCount is 1'],
        ['P Ben', null],
      ],
    )
    assert.deepEqual([run.directory.calls, decided], [['enableUsers P Ben'], ['P Ben']])
    assert.deepEqual([waiting(run), run.summary().failed.length], [['enable P Anna Meyer'], 1])
  })
  it('learns that another password may do', async () => {
    const run = await played({ input: disabled, refuse: () => 'password-policy' })
    const approval = first(run.workflow.pending)
    const [performed] = await run.workflow.accept([{ approval, decision: { ...accept, password: 'x' } }])
    assert.equal(performed?.passwordRefused, true)
  })
  it('a second try that succeeds leaves no failure', async () => {
    let refusals = 1
    const run = await played({ input: disabled, refuse: () => (refusals-- > 0 ? 'password-policy' : undefined) })
    const approval = first(run.workflow.pending)
    for (const password of ['weak', 'strong'])
      await run.workflow.accept([{ approval, decision: { ...accept, password } }])
    assert.deepEqual([run.summary().failed, run.summary().enabled], [[], ['P Anna Meyer']])
  })
  it('rejects, and is not asked again', async () => {
    const run = await played({ input: disabled })
    run.workflow.reject(run.workflow.pending.map(({ approval }) => approval))
    assert.deepEqual(waiting(run), [])
  })
  it('decides about whom the files say nothing', async () => {
    const run = await played({
      input: input({ ...vpn, people: [anna], managed: [managed({ enabled: false })] }),
      approvals: [enable],
    })
    assert.deepEqual(waiting(run), ['join P Anna Meyer'])
  })
})
