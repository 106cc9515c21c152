/**
 * behaviour.md: when the connection is lost during changes, what may have happened is read, and
 * what has not is done.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ReconnectingDirectory } from '../../../src/directory/reconnecting-directory.js'
import { InterruptedError } from '../../../src/errors.js'
import { tagged } from '../../../src/core/values/value.js'
import { MANAGED, MemoryDomain } from './memory-domain.js'
import { enabling, opened, QUERY } from './opened.js'

describe('a directory whose connection is lost during changes', () => {
  for (const cut of ['dead', 'silent', 'down'] as const) {
    it(`sends the changes again that have not taken effect (${cut})`, async () => {
      const domain = new MemoryDomain()
      const guids = ['A', 'B', 'C'].map((name) => domain.add(name))
      const { directory, told } = await opened(domain)
      domain.cuts = [cut]
      domain.inEffect = 1
      const outcomes = await directory.enableUsers(guids.map(enabling))
      assert.deepEqual(outcomes, [{ ok: true }, { ok: true }, { ok: true }])
      const [done, again] = cut === 'dead' ? [0, 3] : [1, 2]
      assert.deepEqual(told.slice(1), [`of 3 changes under way, ${done} had taken effect and ${again} are made now`])
      assert.deepEqual(domain.sent, [...(cut === 'dead' ? [] : ['enable 3']), 'find', `enable ${again}`])
    })
  }

  it('says of a single change whether it had taken effect', async () => {
    for (const inEffect of [0, 1]) {
      const domain = new MemoryDomain()
      const guid = domain.add('A')
      const { directory, told } = await opened(domain)
      Object.assign(domain, { cuts: ['silent'], inEffect })
      await directory.enableUsers([enabling(guid)])
      const said = inEffect === 1 ? 'had taken effect' : 'had not taken effect and is made now'
      assert.equal(told[1], `the change under way ${said}`)
    }
  })

  it('knows the effect of every kind of change', async () => {
    const effects: Record<string, (domain: MemoryDomain, directory: ReconnectingDirectory) => Promise<unknown>> = {
      create: (_domain, directory) => {
        const attributes = { sAMAccountName: [tagged('s', 'new')], userPrincipalName: [tagged('s', 'new@target.test')] }
        return directory.createUsers([{ name: 'New, one', path: MANAGED, attributes }])
      },
      modify: (domain, directory) => {
        const guid = domain.add('A', 512, { title: [tagged('s', 'Old')], mail: [tagged('s', 'a@b')] })
        return directory.updateUsers([{ guid, replace: { title: [tagged('s', 'New')] }, clear: ['mail'] }])
      },
      rename: (domain, directory) => directory.renameUsers([{ guid: domain.add('A'), newName: 'B' }]),
      disable: (domain, directory) => directory.disableUsers([domain.add('A', 512)]),
      join: (domain, directory) => directory.joinGroup(domain.group.guid, [domain.add('A')]),
      leave: (domain, directory) => {
        const guid = domain.add('A')
        domain.members.add(guid)
        return directory.leaveGroup(domain.group.guid, [guid])
      },
      'take-over': (domain, directory) =>
        directory.takeOverUser({ guid: domain.add('A'), newName: 'B', anchor: null }).then((outcome) => [outcome]),
    }
    for (const [kind, change] of Object.entries(effects)) {
      for (const inEffect of [0, 1]) {
        const domain = new MemoryDomain()
        const { directory, told } = await opened(domain)
        Object.assign(domain, { cuts: ['silent'], inEffect })
        const [outcome] = (await change(domain, directory)) as [{ ok: boolean }]
        const sent = domain.sent.filter((line) => line === `${kind} 1`).length
        const blind = kind === 'take-over' && inEffect === 0
        assert.deepEqual([kind, outcome.ok, sent], [kind, !blind, inEffect === 1 || blind ? 1 : 2])
        assert.match(told.at(-1)!, inEffect === 1 ? /had taken effect$/ : /had not taken effect/)
      }
    }
  })

  it('repeats no step of a ring that a later one has overwritten: nobody is left with a temporary name', async () => {
    for (const inEffect of [0, 1, 2, 3]) {
      const domain = new MemoryDomain()
      const upn = (name: string) => ({ userPrincipalName: [tagged('s', `${name}@target.test`)] })
      const [a, b] = [domain.add('A', 512, upn('a')), domain.add('B', 512, upn('b'))]
      const { directory } = await opened(domain)
      const cut = { cuts: ['silent'] as const, inEffect }
      Object.assign(domain, { ...cut, cuts: [...cut.cuts] })
      const names = [a, b, a].map((guid, index) => ({ guid, newName: ['A (renaming 1)', 'A', 'B'][index]! }))
      assert.deepEqual(await directory.renameUsers(names), [{ ok: true }, { ok: true }, { ok: true }])
      assert.deepEqual([domain.nameOf(a), domain.nameOf(b)], ['B', 'A'])
      Object.assign(domain, { ...cut, cuts: [...cut.cuts] })
      const values = [a, b, a].map((guid, index) => ({ guid, replace: upn(['renaming', 'a', 'b'][index]!), clear: [] }))
      assert.deepEqual(await directory.updateUsers(values), [{ ok: true }, { ok: true }, { ok: true }])
      const held = [a, b].map((guid) => domain.get(guid, 'userPrincipalName'))
      assert.deepEqual(held, ['b@target.test', 'a@target.test'], `${inEffect} of 3 had taken effect`)
    }
  })

  it('does not take an account over by itself that was approved before the loss', async () => {
    const domain = new MemoryDomain()
    const { directory } = await opened(domain)
    const guid = domain.add('A')
    domain.cuts = ['silent']
    assert.deepEqual(await directory.takeOverUser({ guid, newName: 'B', anchor: null }), {
      ok: false,
      category: 'unknown',
      code: null,
      message: `the connection was lost before it was done: the account is CN=A,${MANAGED}`,
    })
  })

  it('says what is not known when it is given up: of changes that were sent, and of those that were not', async () => {
    const domain = new MemoryDomain()
    const guids = [domain.add('A'), domain.add('B')]
    const { directory } = await opened(domain, false)
    domain.cuts = ['silent']
    const lost = { ok: false, category: 'unknown', code: null, lost: true, message: 'no answer' }
    assert.deepEqual(await directory.disableUsers(guids), [lost, lost])
    domain.cuts = ['dead']
    await assert.rejects((await opened(domain, false)).directory.disableUsers(guids), /was not sent/)
  })

  it('keeps the known outcomes when the connection is lost once more and then given up', async () => {
    const domain = new MemoryDomain()
    const guids = ['A', 'B'].map((name) => domain.add(name))
    const { directory } = await opened(domain, true, false)
    domain.cuts = ['silent', null, 'dead']
    domain.inEffect = 1
    const [first, second] = await directory.enableUsers(guids.map(enabling))
    assert.deepEqual(first, { ok: true })
    assert.deepEqual(
      [second?.ok, second && 'lost' in second && second.lost, second && 'category' in second && second.category],
      [false, true, 'unavailable'],
    )
  })

  it('reports the known outcomes when Ctrl-C ends the waiting, and waits no longer', async () => {
    const domain = new MemoryDomain()
    const guid = domain.add('A')
    const interrupted = () => Promise.reject(new InterruptedError())
    const { directory } = await opened(domain, interrupted, interrupted)
    domain.cuts = ['silent']
    assert.equal((await directory.enableUsers([enabling(guid)]))[0]?.ok, false)
    await assert.rejects(directory.find(QUERY), InterruptedError)
  })
})
