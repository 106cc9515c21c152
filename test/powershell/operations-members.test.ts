/**
 * The members of groups, against the lab's target domain, read back over LDAP.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Tagged } from '../../src/core/values/value.js'
import { base, categories, Fixture, nobody, server } from './lab-fixture.js'

let lab: Fixture
before(async () => {
  lab = await Fixture.create()
})
after(() => lab.close())

describe('Add-SyncGroupMember and Remove-SyncGroupMember', () => {
  const members = async (group: Tagged): Promise<string[]> =>
    [(await lab.read(group, ['member']))['member'] ?? []].flat()
  const change = async (operation: string, group: Tagged, guids: readonly (Tagged | undefined)[]): Promise<string[]> =>
    categories(
      await lab.write(
        operation,
        guids.map((guid) => ({ guid })),
        { group },
      ),
    )

  it('adds and removes; members that are as wanted already are fine', async () => {
    const group = await lab.group('Group 1')
    const [a, b, c] = await lab.users(['M1', 'M2', 'M3'])
    assert.deepEqual(await change('Add-SyncGroupMember', group, [a, b]), ['ok', 'ok'])
    assert.deepEqual(await change('Add-SyncGroupMember', group, [b, c]), ['ok', 'ok'])
    assert.equal((await members(group)).length, 3)
    assert.deepEqual(await change('Remove-SyncGroupMember', group, [a, b]), ['ok', 'ok'])
    assert.deepEqual(await change('Remove-SyncGroupMember', group, [b, c]), ['ok', 'ok'])
    assert.deepEqual(await members(group), [])
  })

  it('finds 500 members again with filters that the web service takes, and changes them all', async () => {
    const group = await lab.group('Group of 500')
    const guids: Tagged[] = []
    for (let first = 0; first < 500; first += 100)
      guids.push(...(await lab.users(Array.from({ length: 100 }, (_, n) => `Many ${first + n}`))))
    assert.deepEqual(new Set(await change('Add-SyncGroupMember', group, guids)), new Set(['ok']))
    assert.equal((await members(group)).length, 500)
    assert.deepEqual(new Set(await change('Remove-SyncGroupMember', group, guids)), new Set(['ok']))
    assert.deepEqual(await members(group), [])
  })

  it('changes nobody outside the managed container, and the rest of the batch still', async () => {
    const group = await lab.group('Group 2')
    const [inside] = await lab.users(['M4'])
    const [outside] = await lab.users(['M5'], lab.elsewhere)
    assert.deepEqual(await change('Add-SyncGroupMember', group, [outside, inside, nobody]), [
      'out-of-scope',
      'ok',
      'out-of-scope',
    ])
    assert.equal((await members(group)).length, 1)
  })

  it('says of each user that the group does not exist', async () => {
    const guids = await lab.users(['M6', 'M7'])
    assert.deepEqual(await change('Add-SyncGroupMember', nobody, guids), ['not-found', 'not-found'])
  })

  it('says that a user cannot leave the primary group, and lets the others go', async () => {
    const group = await lab.group('Primary')
    const [primary, other] = await lab.users(['M8', 'M9'])
    await change('Add-SyncGroupMember', group, [primary, other])
    const { dn } = await lab.read(primary as Tagged)
    const sid = (await lab.find(group, ['objectSid']))['objectSid']?.[0] as string
    await lab.setAttribute(dn as string, 'primaryGroupID', sid.slice(sid.lastIndexOf('-') + 1))
    const outcomes = await lab.write('Remove-SyncGroupMember', [{ guid: primary }, { guid: other }], { group })
    assert.deepEqual(categories(outcomes), ['constraint', 'ok'])
    assert.match(outcomes[0]?.message ?? '', /primary group/)
    assert.equal(outcomes[0]?.code, 1374)
    assert.equal((await lab.read(primary as Tagged))['primaryGroupID'], sid.slice(sid.lastIndexOf('-') + 1))
    // A group cannot be deleted while it is somebody's primary group.
    await lab.ldap.del(dn as string)
  })

  it('retries a refused batch member by member', async () => {
    const [fine, nested] = await lab.users(['M10', 'M11'])
    const group = await lab.session.call<{ items: { guid: Tagged }[] }>('Find-SyncObject', {
      server,
      searchBase: base,
      scope: 'Subtree',
      filter: '(sAMAccountName=Domain Users)',
      properties: [],
    })
    // Both have Domain Users as their primary group: it cannot be joined again.
    const result = await change('Add-SyncGroupMember', group.items[0]?.guid as Tagged, [fine, nested])
    assert.deepEqual(result, ['ok', 'ok'])
  })
})
