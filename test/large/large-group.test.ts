/**
 * A group of 50,000 members: `npm run test:large`, which takes some minutes. Windows gives a
 * group's members 1,500 at a time (MaxValRange); the tool reads memberships from the users, and
 * changes a group without reading its members.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { resetDomain } from '../lab/domains.js'
import { Sandbox } from '../e2e/support/sandbox.js'
import { chunks } from '../../src/core/chunks.js'

const MEMBERS = 50_000
const GROUP = 'Everybody'

describe(`a group of ${MEMBERS} members`, () => {
  const box = new Sandbox()
  before(async () => {
    await box.open()
    await box.group(GROUP)
    const crowd = Array.from({ length: MEMBERS }, (_, number) => `CN=Contact ${number},${box.others}`)
    for (const batch of chunks(crowd, 50))
      await Promise.all(batch.map((dn) => box.ldap.add(dn, { objectClass: 'contact' })))
    for (const batch of chunks(crowd, 1000)) await box.addMembers(`CN=${GROUP},${box.groups}`, ...batch)
  })
  after(async () => {
    box.abandon()
    await resetDomain('target')
  })

  it('is joined and left as any other, and the second run changes nothing', async () => {
    const config = { group_map: { 'CN=Staff': `CN=${GROUP}` }, max_leaves: 10, max_creations: 20 }
    const person = (number: number, groups: string[]) => ({ ...people[number]!, memberOf: groups })
    const people = Array.from({ length: 20 }, (_, number) => box.person(`Person ${number}`))
    const first = await box.import(
      people.map((_, number) => person(number, ['CN=Staff'])),
      config,
    )
    assert.deepEqual([first.code, first.summary.joined.length], [0, 20], first.stderr)
    assert.equal((await box.members(GROUP)).filter((name) => name.startsWith('P ')).length, 20)

    const half = people.map((_, number) => person(number, number < 10 ? [] : ['CN=Staff']))
    const second = await box.import(half, config)
    assert.deepEqual([second.code, second.summary.left.length], [0, 10], second.stderr)
    const members = await box.members(GROUP)
    assert.equal(members.length, MEMBERS + 10)
    assert.deepEqual(
      members.filter((name) => name.startsWith('P ')),
      Array.from({ length: 10 }, (_, index) => `P Person ${index + 10}`),
    )

    const third = await box.rerun(config)
    assert.deepEqual([third.code, third.summary.joined, third.summary.left], [0, [], []], third.stderr)
  })
})
