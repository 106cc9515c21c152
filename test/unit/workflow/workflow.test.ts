import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Resolution } from '../../../src/core/decisions/resolution.js'
import type { Approval, Holder } from '../../../src/core/model.js'
import { InterruptedError, UnavailableError } from '../../../src/errors.js'
import { group, guid, holder, input, managed, person } from '../builders.js'
import { played, stage, waiting } from './support.js'

const anna = person()
const namesake = (values: Partial<Holder> = {}): Holder => holder({ sAMAccountName: 'ameyer', ...values })
const vpn = {
  settings: { groupMap: new Map([['*', ['CN=VPN']]]), restrictedGroups: ['CN=VPN'] },
  groupList: [group('VPN')],
}
const enable: Resolution = { type: 'enable', user: 'P Anna Meyer', accept: true, password: 'Zug-Birne.47' }
const renamed: Resolution = { type: 'name', user: 'P Anna Meyer', name: 'ameyer', accept: true, new_name: 'ameyer2' }
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

describe('decisions of files', () => {
  it('an accepted enable sets the password', async () => {
    const run = await played({ input: disabled, approvals: [enable] })
    assert.equal(run.directory.accounts.get(guid(1001))?.password, 'Zug-Birne.47')
    assert.deepEqual(run.summary().enabled, ['P Anna Meyer'])
    assert.deepEqual(waiting(run), [])
  })
  it('an accepted enable without a password fails and stays open', async () => {
    const { password: _password, ...without } = enable
    const run = await played({ input: disabled, approvals: [without] })
    assert.deepEqual(run.directory.calls, [])
    assert.deepEqual(run.summary().failed, [
      {
        user: 'P Anna Meyer',
        action: 'enable',
        error: 'accepting `enable` needs one of `password`, `generate` and `keep_password`',
      },
    ])
    assert.deepEqual(waiting(run), ['enable P Anna Meyer'])
  })
  it('an account that this tool disabled comes back with its password, when nobody has touched it', async () => {
    const keep: Resolution = { type: 'enable', user: 'P Anna Meyer', accept: true, keep_password: true }
    const versions = { userAccountControl: 3, unicodePwd: 2 }
    const state = (control: number) => ({ userAccountControl: [`i:${control}`], pwdLastSet: ['l:133'] }) as const
    const input = { ...disabled, managed: [{ ...disabled.managed[0]!, attributes: state(514) }] }
    const run = await played({
      input: {
        ...input,
        disabledHere: new Map([[guid(1001), { before: state(512), versions, run: 'r', time: '', why: null }]]),
        versions: new Map([[guid(1001), { ...versions, userAccountControl: 4 }]]),
      },
      approvals: [keep],
    })
    assert.deepEqual(run.directory.calls, ['resumeUsers P Anna Meyer'])
    assert.deepEqual(run.summary().enabled, ['P Anna Meyer'])
    const refused = await played({ input, approvals: [keep] })
    assert.deepEqual(refused.directory.calls, [])
    const why = 'its password cannot be kept: it is not known that this tool disabled it'
    assert.deepEqual(refused.failures, [`enable P Anna Meyer: ${why}`])
  })
  it('a password that was set is reported, though the session is lost before others come back with theirs', async () => {
    const versions = { userAccountControl: 3, unicodePwd: 2 }
    const state = (control: number) => ({ userAccountControl: [`i:${control}`], pwdLastSet: ['l:133'] }) as const
    const ben = { guid: guid(1002), name: 'P Ben', anchor: `ad-user-sync:${guid(2)}`, attributes: state(514) }
    const ready = stage({
      input: {
        ...input({
          people: [anna, person({ cn: 'Ben', sAMAccountName: 'ben', objectGUID: guid(2) })],
          managed: [managed({ enabled: false }), managed({ ...ben, enabled: false })],
        }),
        disabledHere: new Map([[ben.guid, { before: state(512), versions, run: 'r', time: '', why: null }]]),
        versions: new Map([[ben.guid, { ...versions, userAccountControl: 4 }]]),
      },
      approvals: [enable, { type: 'enable', user: 'P Ben', accept: true, keep_password: true }],
    })
    ready.directory.resumeUsers = async () => {
      throw new UnavailableError('the session is lost')
    }
    await assert.rejects(ready.workflow.run(), UnavailableError)
    assert.equal(ready.directory.accounts.get(guid(1001))?.enabled, true)
    assert.deepEqual(ready.summary().enabled, ['P Anna Meyer'])
    assert.deepEqual(waiting(ready), ['enable P Ben'])
  })
  it('a refused password stays open with the message of the domain', async () => {
    const run = await played({ input: disabled, approvals: [enable], refuse: () => 'password-policy' })
    assert.equal(run.workflow.pending[0]?.error, 'no: password-policy')
    assert.equal(run.summary().failed.length, 1)
  })
  it('rejections are not asked about', async () => {
    const run = await played({ input: disabled, rejections: [{ type: 'enable', user: 'P Anna Meyer', accept: false }] })
    assert.deepEqual(waiting(run), [])
  })
  it('the approvals file outranks the rejections', async () => {
    const rejections: Resolution[] = [{ type: 'enable', user: 'P Anna Meyer', accept: false }]
    const run = await played({ input: disabled, approvals: [enable], rejections })
    assert.deepEqual(run.summary().enabled, ['P Anna Meyer'])
  })
  it('approvals that an accepted one opens are decided in the same run', async () => {
    const join: Resolution = { type: 'join', user: 'P Anna Meyer', group: 'VPN', accept: true }
    const run = await played({
      input: input({ ...vpn, people: [anna], holders: [namesake()] }),
      approvals: [renamed, enable, join],
    })
    assert.deepEqual(run.directory.calls, [
      'createUsers P Anna Meyer',
      'enableUsers P Anna Meyer',
      'joinGroup P Anna Meyer',
    ])
    assert.deepEqual(waiting(run), [])
  })
  it('of many people are sent by kind in batches, not one after another for each person', async () => {
    const sent: string[] = []
    const people = [1, 2, 3].map((id) => person({ objectGUID: guid(id), sAMAccountName: `u${id}`, cn: `U ${id}` }))
    const approvals = people.flatMap(({ cn }): Resolution[] => [
      { ...enable, user: `P ${cn}` },
      { type: 'join', user: `P ${cn}`, group: 'VPN', accept: true },
    ])
    const record = {
      sending: (actions: readonly { type: string }[]) => void sent.push(`${actions[0]!.type} ${actions.length}`),
    }
    const run = await played({ input: input({ ...vpn, people }), approvals, record })
    assert.deepEqual(sent, ['create 3', 'enable 3', 'join 3'])
    assert.deepEqual(waiting(run), [])
  })
  it('entries about nothing are told', async () => {
    const typo = { ...enable, user: 'P Ana Meyer' }
    const run = await played({ input: disabled, approvals: [typo] })
    assert.deepEqual(run.workflow.unmatched, [typo])
  })
  it('a failed approval does not hide that of a namesake in another container', async () => {
    const twins = [1, 2].map((id) =>
      managed({
        guid: guid(100 + id),
        dn: `CN=P Anna Meyer,OU=${id},OU=Managed,DC=target,DC=test`,
        enabled: false,
        anchor: `ad-user-sync:${guid(id)}`,
      }),
    )
    const people = [1, 2].map((id) => person({ objectGUID: guid(id), sAMAccountName: `a${id}` }))
    const users = twins.map((user, index) => ({ ...user, name: index === 0 ? 'P Anna Meyer' : 'P Anna Meyer (a2)' }))
    const run = stage({
      input: input({ people, managed: users }),
      refuse: (_method, name) => (name === 'P Anna Meyer' ? 'access-denied' : undefined),
    })
    await run.workflow.run()
    // The same name for both, as two containers may hold it.
    const [one, two] = run.workflow.pending.map(({ approval }) => ({ ...approval, user: 'P Anna Meyer' }))
    await run.workflow.accept([{ approval: one!, decision: { ...accept, password: 'x' } }])
    await run.workflow.accept([{ approval: two!, decision: { ...accept, password: 'x' } }])
    assert.deepEqual(run.summary().failed, [{ user: 'P Anna Meyer', action: 'enable', error: 'no: access-denied' }])
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
