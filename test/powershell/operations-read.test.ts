/** The reading operations of the PowerShell module, against the lab's target domain. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { tagged, type Attributes, type Tagged } from '../../src/core/values/value.js'
import type { Page, ServerResult } from '../../src/directory/powershell/answers.js'
import { DirectoryError } from '../../src/directory/directory-error.js'
import { base, Fixture, newUser, s, server } from './lab-fixture.js'

let lab: Fixture
before(async () => {
  lab = await Fixture.create()
})
after(() => lab.close())

const find = (filter: string, properties: string[], searchBase = lab.ou, scope = 'Subtree'): Promise<Page> =>
  lab.session.call<Page>('Find-SyncObject', { server, searchBase, scope, filter, properties })

/** The attributes of the only object that a search finds. */
async function only(...search: Parameters<typeof find>): Promise<Attributes> {
  const { items, total, cursor } = await find(...search)
  assert.deepEqual({ total, cursor }, { total: 1, cursor: null })
  return items[0]?.attributes as Attributes
}

const refusal = (category: string) => (error: unknown) => error instanceof DirectoryError && error.category === category

describe('Get-SyncServer', () => {
  it('names one domain controller, its domain, its clock and the account', async () => {
    const result = await lab.session.call<ServerResult>('Get-SyncServer', { server })
    assert.match(result.server, /^[\w-]+\.target\.test$/)
    const { writable, domain, dnsName } = result
    assert.deepEqual({ writable, domain, dnsName }, { writable: true, domain: base, dnsName: 'target.test' })
    assert.equal(result.schemaNamingContext, `CN=Schema,CN=Configuration,${base}`)
    assert.deepEqual([result.accountSid, result.accountName], [`${result.domainSid}-500`, 'Administrator'])
    assert.ok(Math.abs(Date.parse(result.currentTime.slice(2)) - Date.now()) < 60_000)
    assert.equal(result.powershell.processId, lab.session.processId)
    const age = Date.now() - Date.parse(result.powershell.started.slice(2))
    assert.ok(age > -1000 && age < 120_000, `started ${age} ms ago`)
  })

  it('finds a domain controller when none is named', async () => {
    const named = await lab.session.call<ServerResult>('Get-SyncServer', { server })
    assert.equal((await lab.session.call<ServerResult>('Get-SyncServer', { server: null })).server, named.server)
  })

  it('says that a server is unavailable', async () => {
    await assert.rejects(lab.session.call('Get-SyncServer', { server: 'nowhere.test' }), { name: 'LostError' })
  })
})

describe('Find-SyncObject', () => {
  it('gives every type of value with its tag, and leaves out attributes without one', async () => {
    const photo = tagged('x', Buffer.from([0, 1, 255]).toString('base64'))
    const item = newUser('Types', lab.managed, {
      otherTelephone: [s('2'), s('1')],
      thumbnailPhoto: [photo],
      countryCode: [tagged('i', '276')],
      description: [s('one')],
      accountExpires: [tagged('l', '133000000000000000')],
      'msDS-cloudExtensionAttribute1': [s('2026-11-22T20:00:00Z')],
    })
    const [created] = await lab.write('New-SyncUser', [item])
    const asked = [
      'otherTelephone',
      'ThumbnailPhoto',
      'countryCode',
      'description',
      'accountExpires',
      'msDS-cloudExtensionAttribute1',
      'objectSid',
      'objectGUID',
      'whenCreated',
      'title',
      'pwdLastSet',
      'userAccountControl',
      'nTSecurityDescriptor',
      'objectCategory',
    ]
    const found = await only('(cn=Types)', asked)
    assert.deepEqual([...(found['otherTelephone'] ?? [])].sort(), ['s:1', 's:2'])
    assert.deepEqual(found['ThumbnailPhoto'], [photo])
    assert.deepEqual(found['countryCode'], ['i:276'])
    assert.deepEqual(found['description'], ['s:one'])
    assert.deepEqual(found['accountExpires'], ['l:133000000000000000'])
    assert.deepEqual(found['msDS-cloudExtensionAttribute1'], ['s:2026-11-22T20:00:00Z'])
    assert.match(found['objectSid']?.[0] as string, /^d:S-1-5-21-/)
    assert.deepEqual(found['objectGUID'], [created?.guid])
    assert.match(found['whenCreated']?.[0] as string, /^t:20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    assert.ok(Math.abs(Date.parse((found['whenCreated']?.[0] as string).slice(2)) - Date.now()) < 60_000)
    assert.deepEqual(found['pwdLastSet'], ['l:0'])
    assert.deepEqual(found['userAccountControl'], ['i:514'])
    assert.match(found['nTSecurityDescriptor']?.[0] as string, /^x:[\w+/]{20,}={0,2}$/)
    assert.deepEqual(
      Object.keys(found).filter((name) => !asked.includes(name)),
      [],
    )
    assert.ok(!('title' in found))
  })

  it('reads constructed attributes of one object', async () => {
    const names = ['allowedAttributesEffective', 'sDRightsEffective', 'tokenGroups']
    const found = await only('(objectClass=*)', names, `CN=Administrator,CN=Users,${base}`, 'Base')
    assert.ok(found['allowedAttributesEffective']?.includes('s:description'))
    assert.match(found['sDRightsEffective']?.[0] as string, /^i:\d+$/)
    assert.ok(found['tokenGroups']?.some((sid) => /^d:S-1-5-21-.*-512$/.test(sid)))
  })

  it('reads all values of a group of 1,600 members', async () => {
    const member = Array.from({ length: 1600 }, (_, i) => `CN=m${i},${lab.elsewhere}`)
    for (const dn of member) await lab.ldap.add(dn, { objectClass: 'contact' })
    await lab.ldap.add(`CN=Large,${lab.elsewhere}`, {
      objectClass: 'group',
      sAMAccountName: lab.ou.slice(3, 15),
      member,
    })
    assert.equal((await only('(cn=Large)', ['member']))['member']?.length, 1600)
    // Deleted first: a member's deletion looks through all of its groups' members.
    await lab.ldap.del(`CN=Large,${lab.elsewhere}`)
  })

  it('cuts pages at 500 objects', async () => {
    const sizes: number[] = []
    const dns = new Set<Tagged>()
    let page = await find('(objectClass=contact)', ['cn'])
    for (;;) {
      assert.equal(page.total, page.cursor === null ? 1600 : null)
      sizes.push(page.items.length)
      page.items.forEach(({ dn }) => dns.add(dn))
      if (page.cursor === null) break
      page = await lab.session.call<Page>('Read-SyncPage', { cursor: page.cursor })
    }
    assert.deepEqual(sizes, [500, 500, 500, 100])
    assert.equal(dns.size, 1600)
  })

  it('is not held up by one that was given up, which goes on', async () => {
    const first = await find('(objectClass=contact)', ['cn'])
    const other = await find('(objectClass=contact)', ['cn'])
    assert.notEqual(first.cursor, other.cursor)
    for (const { cursor } of [other, first])
      assert.equal((await lab.session.call<Page>('Read-SyncPage', { cursor })).items.length, 500)
  })

  it('cuts pages at about 500 KB, and gives an object that is larger a page of its own', async () => {
    const photo = (size: number): Tagged[] => [tagged('x', Buffer.alloc(size, 1).toString('base64'))]
    const sizes = [90_000, 90_000, 90_000, 90_000, 90_000]
    await lab.write(
      'New-SyncUser',
      sizes.map((size, i) => newUser(`Photo${i}`, lab.managed, { thumbnailPhoto: photo(size) })),
    )
    const first = await find('(cn=Photo*)', ['thumbnailPhoto'])
    assert.deepEqual([first.items.length, first.total], [4, null])
    const last = await lab.session.call<Page>('Read-SyncPage', { cursor: first.cursor })
    assert.deepEqual([last.items.length, last.total, last.cursor], [1, 5, null])
    await assert.rejects(lab.session.call('Read-SyncPage', { cursor: first.cursor }), refusal('unknown'))
  })

  it('finds nothing', async () => {
    assert.deepEqual(await find('(cn=Nobody)', ['cn']), { items: [], cursor: null, total: 0 })
  })

  it('refuses a search base that does not exist, a property that the schema lacks and a filter that is none', async () => {
    await assert.rejects(find('(cn=*)', ['cn'], `OU=nowhere,${lab.ou}`), refusal('not-found'))
    await assert.rejects(find('(cn=*)', ['noSuchProperty']), refusal('constraint'))
    await assert.rejects(find('(cn=*', ['cn']), refusal('constraint'))
  })
})

describe('Get-SyncPasswordPolicy', () => {
  it('reads the policy of the domain, and of a user without one of its own', async () => {
    const [guid] = await lab.users(['Policy'])
    const domain = await lab.session.call('Get-SyncPasswordPolicy', { server, guid: null })
    assert.deepEqual(domain, { minLength: 7, complexity: true, historyCount: 24 })
    assert.deepEqual(await lab.session.call('Get-SyncPasswordPolicy', { server, guid }), domain)
  })
})

describe('a request that is none', () => {
  it('is refused by name, whatever function has that name', async () => {
    await assert.rejects(lab.session.call('Import-DirectoryModule', {}), refusal('unknown'))
    await assert.rejects(lab.session.call('Find-SyncObject', { server }), refusal('unknown'))
    assert.equal((await find('(cn=Nobody)', [])).total, 0)
  })
})
