/** The writing operations on users, against the lab's target domain, read back over LDAP. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { tagged, type Tagged } from '../../src/core/values/value.js'
import { base, categories, Fixture, newUser, nobody, type Outcome, s } from './lab-fixture.js'

let lab: Fixture
before(async () => {
  lab = await Fixture.create()
})
after(() => lab.close())

const created = (outcome: Outcome | undefined): Tagged => outcome?.guid as Tagged

const NAMES = ['Müller, "Ann" + <1>; a=b\\c', ' space ', '#hash', '王小明 😀', "O'Brien /x"]

describe('New-SyncUser', () => {
  it('creates users in one go: disabled, without password, with all their attributes', async () => {
    const items = NAMES.map((name) =>
      newUser(name, lab.managed, { otherTelephone: [s('1'), s('2')], countryCode: [tagged('i', '276')] }),
    )
    const outcomes = await lab.write('New-SyncUser', items)
    assert.deepEqual(
      categories(outcomes),
      NAMES.map(() => 'ok'),
    )
    for (const [index, outcome] of outcomes.entries()) {
      const user = await lab.read(created(outcome))
      assert.equal(user['name'], NAMES[index])
      assert.deepEqual([user['userAccountControl'], user['pwdLastSet'], user['countryCode']], ['514', '0', '276'])
      assert.deepEqual([...(user['otherTelephone'] as string[])].sort(), ['1', '2'])
      assert.equal(user['accountExpires'], '9223372036854775807')
      assert.equal(user['userPrincipalName'], `${user['sAMAccountName'] as string}@target.test`)
    }
  })

  it('creates a user who has no more than the two names', async () => {
    const user = newUser('Bare', lab.managed) as { attributes: Record<string, Tagged[]> }
    const { sAMAccountName, userPrincipalName } = user.attributes
    const outcomes = await lab.write('New-SyncUser', [{ ...user, attributes: { sAMAccountName, userPrincipalName } }])
    assert.deepEqual(categories(outcomes), ['ok'])
  })

  it('reports taken names and values that the schema refuses, and goes on', async () => {
    const [guid] = await lab.users(['Taken'])
    const { sAMAccountName, userPrincipalName } = await lab.read(guid as Tagged)
    const outcomes = await lab.write('New-SyncUser', [
      newUser('Taken', lab.managed),
      newUser('Account name', lab.managed, { sAMAccountName: [s(sAMAccountName as string)] }),
      newUser('Principal name', lab.managed, { userPrincipalName: [s(userPrincipalName as string)] }),
      newUser('Too long', lab.managed, { department: [s('x'.repeat(65))] }),
      newUser('No such attribute', lab.managed, { noSuchAttribute: [s('x')] }),
      newUser('Two for one', lab.managed, { title: [s('x'), s('y')] }),
      newUser('No such manager', lab.managed, { manager: [s(`CN=Nobody,${base}`)] }),
      newUser('Fine', lab.managed),
    ])
    const refused = ['conflict', 'conflict', 'conflict', 'constraint', 'constraint', 'constraint', 'constraint']
    assert.deepEqual(categories(outcomes), [...refused, 'ok'])
    assert.deepEqual(
      outcomes.slice(0, 3).map(({ code }) => code),
      [8305, 1316, 8648],
    )
    assert.ok(outcomes.slice(0, 7).every(({ message }) => /^s:.{10,}/.test(message ?? '')))
    const { searchEntries } = await lab.ldap.search(lab.managed, {
      filter: '(|(cn=Too long)(cn=No*)(cn=Two for one)(cn=*name))',
    })
    assert.deepEqual(searchEntries, [])
  })

  it('creates nothing outside the managed container', async () => {
    const spelled = lab.managed.replace('OU=managed', 'ou=MANAGED')
    const paths = [lab.elsewhere, `OU=nowhere,${lab.managed}`, lab.ou, spelled]
    const outcomes = await lab.write(
      'New-SyncUser',
      paths.map((path, index) => newUser(`Path ${index}`, path)),
    )
    assert.deepEqual(categories(outcomes), ['out-of-scope', 'not-found', 'out-of-scope', 'ok'])
  })
})

describe('Set-SyncUser', () => {
  it('replaces and clears in one call, and leaves the rest alone', async () => {
    const [guid] = await lab.users(['Set'])
    const expires = [tagged('l', '133000000000000000')]
    const first = {
      title: [s('Boss')],
      otherTelephone: [s('1'), s('2')],
      department: [s('x')],
      accountExpires: expires,
    }
    const changes = [
      { guid, replace: first, clear: [] },
      { guid, replace: { otherTelephone: [s('3')] }, clear: ['title'] },
      { guid, replace: {}, clear: ['department'] },
    ]
    assert.deepEqual(categories(await lab.write('Set-SyncUser', changes)), ['ok', 'ok', 'ok'])
    const user = await lab.read(guid as Tagged)
    assert.deepEqual([user['title'], user['department'], user['otherTelephone']], [undefined, undefined, '3'])
    assert.equal(user['accountExpires'], '133000000000000000')
  })

  it('writes to nothing but users below the managed container', async () => {
    const [inside, other] = await lab.users(['Inside', 'Other'])
    const [outside] = await lab.users(['Outside'], lab.elsewhere)
    const group = await lab.group('Not a user')
    const change = (guid: Tagged | undefined, name = 'description', value = 'changed'): object => ({
      guid,
      replace: { [name]: [s(value)] },
      clear: [],
    })
    const tooLong = change(other, 'title', 'x'.repeat(200))
    const items = [change(inside), change(outside), change(group), change(nobody), tooLong, change(other)]
    const outcomes = await lab.write('Set-SyncUser', items)
    assert.deepEqual(categories(outcomes), ['ok', 'out-of-scope', 'out-of-scope', 'out-of-scope', 'constraint', 'ok'])
    assert.equal((await lab.read(outside as Tagged))['description'], undefined)
    assert.equal((await lab.read(other as Tagged))['description'], 'changed')
  })

  it('writes no text that Active Directory Web Services do not take, and goes on; bytes may be longer', async () => {
    const [long, other, photo] = await lab.users(['Long text', 'Other text', 'Photo'])
    const write = (guid: Tagged | undefined, name: string, ...values: Tagged[]): object => ({
      guid,
      replace: { [name]: values },
      clear: [],
    })
    const outcomes = await lab.write('Set-SyncUser', [
      write(long, 'comment', s('x'.repeat(32_001))),
      write(other, 'comment', s('x'.repeat(32_000))),
      write(photo, 'jpegPhoto', tagged('x', Buffer.alloc(60_000, 1).toString('base64'))),
    ])
    assert.deepEqual(categories(outcomes), ['constraint', 'ok', 'ok'])
    assert.equal(
      outcomes[0]?.message,
      's:comment has a value of 32001 characters, but Active Directory Web Services take 32,000',
    )
    assert.equal((await lab.read(long as Tagged))['comment'], undefined)
    const [created] = await lab.write('New-SyncUser', [
      newUser('Long new', lab.managed, { comment: [s('x'.repeat(32_001))] }),
    ])
    assert.equal(created?.category, 'constraint')
  })

  it('goes on after a request that the web service hangs up on: the domain controller answers', async () => {
    const [guid, other] = await lab.users(['Hung up', 'Not hung up'])
    const outcomes = await lab.write('Rename-SyncUser', [
      { guid, newName: s('x'.repeat(40_000)) },
      { guid: other, newName: s('Renamed') },
    ])
    assert.deepEqual(categories(outcomes), ['unknown', 'ok'])
    assert.match(outcomes[0]?.message ?? '', /^s:Unable to contact the server.* But the domain controller answers/)
    assert.equal((await lab.read(other as Tagged))['cn'], 'Renamed')
  })

  it('does nothing for nobody', async () => {
    assert.deepEqual(await lab.write('Set-SyncUser', []), [])
  })
})

describe('Rename-SyncUser', () => {
  it('gives any name, and reports one that is taken', async () => {
    const guids = await lab.users(['R0', 'R1', 'R2'])
    const names = ['x, y + "z" #', '王', 'R0']
    const outcomes = await lab.write(
      'Rename-SyncUser',
      guids.map((guid, index) => ({ guid, newName: s(names[index] as string) })),
    )
    assert.deepEqual(categories(outcomes), ['ok', 'ok', 'ok'])
    const [again] = await lab.write('Rename-SyncUser', [{ guid: guids[1], newName: s('r0') }])
    assert.deepEqual([again?.category, again?.code], ['conflict', 8305])
    assert.deepEqual(await Promise.all(guids.map(async (guid) => (await lab.read(guid))['cn'])), names)
  })
})

describe('Move-SyncUser', () => {
  const move = (items: readonly object[], targetPath = lab.managed): Promise<Outcome[]> =>
    lab.write('Move-SyncUser', items, { targetPath: s(targetPath) })

  it('stamps, renames and moves an account from elsewhere', async () => {
    const [guid] = await lab.users(['Mover, old'], lab.elsewhere)
    const replace = { 'msDS-cloudExtensionAttribute1': [s('ad-user-sync:x')] }
    const [outcome] = await move([{ guid, newName: s('Mover, new'), replace }])
    assert.equal(outcome?.ok, true)
    const user = await lab.read(guid as Tagged)
    assert.deepEqual([user['cn'], user['msDS-cloudExtensionAttribute1']], ['Mover, new', 'ad-user-sync:x'])
    assert.equal(s(user['dn'] as string), outcome?.dn)
  })

  it('leaves the old name where the move is refused, and takes users only', async () => {
    await lab.users(['Occupied'])
    const [guid] = await lab.users(['Free'], lab.elsewhere)
    const group = await lab.group('Group to move')
    const outcomes = await move(
      [guid, group, nobody].map((each) => ({ guid: each, newName: s('Occupied'), replace: {} })),
    )
    assert.deepEqual(categories(outcomes), ['conflict', 'out-of-scope', 'out-of-scope'])
    const [lost] = await move([{ guid, newName: s('Lost'), replace: {} }], `OU=nowhere,${lab.managed}`)
    assert.equal(lost?.ok, false)
    assert.equal((await lab.read(guid as Tagged))['cn'], 'Free')
  })
})
