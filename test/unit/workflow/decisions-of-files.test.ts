/** What an approvals file and the remembered rejections decide in a run. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Resolution } from '../../../src/core/decisions/resolution.js'
import type { Holder } from '../../../src/core/model.js'
import { UnavailableError } from '../../../src/errors.js'
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
