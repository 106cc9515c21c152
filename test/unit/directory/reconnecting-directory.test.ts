/**
 * behaviour.md: a lost connection is regained with the same domain controller.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { UnavailableError } from '../../../src/errors.js'
import { MemoryDomain } from './memory-domain.js'
import { DOWN } from './memory-session.js'
import { opened, QUERY } from './opened.js'

describe('a directory whose connection is lost', () => {
  it('reads again in a new session with the same domain controller, whose process is told before it is used', async () => {
    const domain = new MemoryDomain()
    const { directory, told, sessions } = await opened(domain)
    domain.cuts = ['dead']
    assert.deepEqual(await directory.find(QUERY), [])
    assert.deepEqual(domain.connected, [undefined, 'dc1.target.test'])
    assert.deepEqual([sessions, told], [[1, 2], ['connected again to dc1.target.test']])
    assert.equal(directory.domain.powershell.processId, 2)
    assert.equal(domain.open, 1)
  })

  it('asks again as long as there is no connection, each time with the latest reason', async () => {
    const domain = new MemoryDomain()
    const comesBack = () => (domain.up = true)
    const { directory, losses } = await opened(domain, true, true, comesBack)
    domain.cuts = ['dead']
    domain.up = false
    await directory.find(QUERY)
    assert.deepEqual(losses, ["'find' was not sent: PowerShell was ended by SIGKILL", DOWN, DOWN])
  })

  it('ends with the loss when it is given up', async () => {
    const domain = new MemoryDomain()
    const { directory } = await opened(domain, false)
    domain.cuts = ['dead']
    await assert.rejects(directory.find(QUERY), /was not sent: PowerShell was ended/)
    assert.equal(domain.connected.length, 1)
  })

  it('does not wait for a server that was never there, and takes no refusal for a loss', async () => {
    const domain = new MemoryDomain()
    domain.up = false
    await assert.rejects(opened(domain), new UnavailableError(DOWN))
    domain.up = true
    const { directory, losses } = await opened(domain)
    domain.cuts = ['refused']
    await assert.rejects(directory.find(QUERY), /access denied/)
    assert.deepEqual([losses, domain.open], [[], 1])
  })

  it('connects once for calls that are lost together, and never again after its end', async () => {
    const domain = new MemoryDomain()
    const { directory } = await opened(domain)
    domain.cuts = ['dead']
    await Promise.all([directory.find(QUERY), directory.passwordPolicy(), directory.find(QUERY)])
    assert.equal(domain.connected.length, 2)
    await directory.close()
    await assert.rejects(directory.find(QUERY), /was not sent/)
    assert.deepEqual([domain.connected.length, domain.open], [2, 0])
  })

  it('leaves no session behind that is there only after its end', async () => {
    const domain = new MemoryDomain()
    let ended: Promise<void> | undefined
    const { directory } = await opened(domain, () => {
      ended = directory.close()
      return true
    })
    domain.cuts = ['dead']
    await assert.rejects(directory.find(QUERY), /was not sent/)
    await ended
    assert.equal(domain.open, 0)
  })
})
