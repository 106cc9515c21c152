/**
 * Enabling and disabling, against the lab's target domain, read back over LDAP.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { isOneWriteLater, isWrittenAt, type PresentVersions } from '../../src/core/safety/state-versions.js'
import type { Tagged } from '../../src/core/values/value.js'
import { PowerShellDirectory } from '../../src/directory/powershell/directory.js'
import { PowerShellSession } from '../../src/directory/powershell/session.js'
import { categories, environment, Fixture, modulePath, nobody, s, server, type Outcome } from './lab-fixture.js'

let lab: Fixture
before(async () => {
  lab = await Fixture.create()
})
after(() => lab.close())

const enable = (guid: Tagged | undefined, mustChangePassword = false, cannotChangePassword = false): object => ({
  guid,
  mustChangePassword,
  cannotChangePassword,
})

describe('Enable-SyncUser', () => {
  it('sets the password, whatever characters are in it, and enables', async () => {
    const secrets = ['Straße "1" $(x) `;\' 😀', 'Correct.Horse.7']
    const guids = await lab.users(['E0', 'E1'])
    const outcomes = await lab.write(
      'Enable-SyncUser',
      guids.map((guid) => enable(guid)),
      {},
      secrets,
    )
    assert.deepEqual(categories(outcomes), ['ok', 'ok'])
    for (const [index, guid] of guids.entries()) {
      const user = await lab.read(guid)
      assert.equal(user['userAccountControl'], '512')
      assert.notEqual(user['pwdLastSet'], '0')
      assert.equal(await lab.canLogOn(user['userPrincipalName'] as string, secrets[index] as string), true)
    }
  })

  it('leaves an account disabled whose password the domain refuses, and goes on with the next', async () => {
    const guids = await lab.users(['Weak', 'Strong'])
    const outcomes = await lab.write(
      'Enable-SyncUser',
      guids.map((guid) => enable(guid)),
      {},
      ['short', 'Correct.Horse.8'],
    )
    assert.deepEqual(categories(outcomes), ['password-policy', 'ok'])
    assert.match(outcomes[0]?.message ?? '', /length, complexity, or history/)
    const controls = await Promise.all(guids.map(async (guid) => (await lab.read(guid))['userAccountControl']))
    assert.deepEqual(controls, ['514', '512'])
  })

  it('asks for a new password at the next logon, and clears "password not required"', async () => {
    const [guid] = await lab.users(['Must'])
    const { dn } = await lab.read(guid as Tagged)
    await lab.setAttribute(dn as string, 'userAccountControl', '546')
    assert.deepEqual(categories(await lab.write('Enable-SyncUser', [enable(guid, true)], {}, ['Correct.Horse.9'])), [
      'ok',
    ])
    const user = await lab.read(guid as Tagged)
    assert.deepEqual([user['userAccountControl'], user['pwdLastSet']], ['512', '0'])
  })

  it('touches no account whose password never expires when it must be changed: Windows would refuse that in the middle', async () => {
    const [guid] = await lab.users(['Never'])
    const { dn } = await lab.read(guid as Tagged)
    await lab.setAttribute(dn as string, 'userAccountControl', '66050') // disabled, password never expires
    const { pwdLastSet } = await lab.read(guid as Tagged)
    const [refused] = await lab.write('Enable-SyncUser', [enable(guid, true)], {}, ['Correct.Horse.16'])
    assert.deepEqual([refused?.category, /never expires/.test(refused?.message ?? '')], ['constraint', true])
    const after = await lab.read(guid as Tagged)
    assert.deepEqual([after['userAccountControl'], after['pwdLastSet']], ['66050', pwdLastSet])
    assert.deepEqual(categories(await lab.write('Enable-SyncUser', [enable(guid)], {}, ['Correct.Horse.16'])), ['ok'])
    assert.equal((await lab.read(guid as Tagged))['userAccountControl'], '66048')
  })

  it('takes the right to change the password, gives it back, and touches the access control list only then', async () => {
    const [guid] = await lab.users(['Cannot'])
    const descriptor = async (): Promise<unknown> =>
      (await lab.find(guid as Tagged, ['nTSecurityDescriptor']))['nTSecurityDescriptor']
    const untouched = await descriptor()
    const write = (cannot: boolean, secret: string): Promise<Outcome[]> =>
      lab.write('Enable-SyncUser', [enable(guid, false, cannot)], {}, [secret])
    assert.deepEqual(categories(await write(false, 'Correct.Horse.10')), ['ok'])
    assert.deepEqual(await descriptor(), untouched)
    assert.deepEqual(categories(await write(true, 'Correct.Horse.11')), ['ok'])
    const denied = await descriptor()
    assert.notDeepEqual(denied, untouched)
    assert.deepEqual(categories(await write(false, 'Correct.Horse.12')), ['ok'])
    assert.notDeepEqual(await descriptor(), denied)
  })

  it('enables nobody outside the managed container', async () => {
    const [guid] = await lab.users(['Outside'], lab.elsewhere)
    const [inside] = await lab.users(['Inside'])
    const outcomes = await lab.write('Enable-SyncUser', [enable(guid), enable(inside)], {}, [
      'Correct.Horse.13',
      'Correct.Horse.14',
    ])
    assert.deepEqual(categories(outcomes), ['out-of-scope', 'ok'])
    const { userPrincipalName } = await lab.read(inside as Tagged)
    assert.equal(await lab.canLogOn(userPrincipalName as string, 'Correct.Horse.14'), true)
    assert.equal((await lab.read(guid as Tagged))['userAccountControl'], '514')
  })
})

describe('a slow line', () => {
  it('is no reason to exceed the time of a request: some are enabled, then the others', async () => {
    const guids = await lab.users(Array.from({ length: 9 }, (_, n) => `Slow ${n}`))
    // Five cmdlets a user: 22 seconds.
    const slow = { ...environment, LAB_LATENCY_MS: '500' }
    const session = await PowerShellSession.start({
      modulePath,
      timeoutMs: 120_000,
      log: () => undefined,
      environment: slow,
    })
    const progress: number[] = []
    const directory = await PowerShellDirectory.open(session, { server, onProgress: (done) => progress.push(done) })
    try {
      directory.restrictTo(lab.managed)
      const outcomes = await directory.enableUsers(
        guids.map((guid, n) => ({
          guid: guid.slice(2),
          password: `Slow.Horse.${n}`,
          mustChangePassword: false,
          cannotChangePassword: false,
        })),
      )
      assert.deepEqual(new Set(outcomes.map(({ ok }) => ok)), new Set([true]))
    } finally {
      await directory.close()
    }
    assert.ok(progress.length > 1 && progress.at(-1) === 9, `answers after ${progress.join(', ')} users`)
    for (const [n, guid] of guids.entries()) {
      const { userPrincipalName } = await lab.read(guid)
      assert.equal(await lab.canLogOn(userPrincipalName as string, `Slow.Horse.${n}`), true)
    }
  })
})

describe('Disable-SyncUser', () => {
  it('disables, and does so again', async () => {
    const [guid] = await lab.users(['D0'])
    await lab.write('Enable-SyncUser', [enable(guid)], {}, ['Correct.Horse.15'])
    for (let round = 0; round < 2; round++) {
      assert.deepEqual(categories(await lab.write('Disable-SyncUser', [{ guid }, { guid: nobody }])), [
        'ok',
        'out-of-scope',
      ])
      assert.equal((await lab.read(guid as Tagged))['userAccountControl'], '514')
    }
  })
})

describe('Get-SyncUserVersion', () => {
  const versionOf = async (guid: Tagged | undefined): Promise<PresentVersions> => {
    const versions = (await lab.versions([guid as Tagged, nobody])).get(guid as Tagged)
    assert.ok(versions)
    return versions
  }

  it('counts the writes of state and password, and no others', async () => {
    const [guid] = await lab.users(['Counted'])
    await lab.write('Enable-SyncUser', [enable(guid)], {}, ['Correct.Horse.19'])
    const { dn } = await lab.read(guid as Tagged)
    const enabled = await versionOf(guid)
    await lab.write('Disable-SyncUser', [{ guid }])
    const disabled = await versionOf(guid)
    assert.equal(isOneWriteLater(enabled, disabled), true, 'one write')
    assert.ok(isWrittenAt(new Date().toISOString(), disabled), disabled.stateWritten)
    assert.equal(disabled.unicodePwd, enabled.unicodePwd)
    // What follows in a run, or is done again.
    await lab.write('Disable-SyncUser', [{ guid }])
    await lab.write('Set-SyncUser', [
      { guid, replace: { title: [s('Boss')], accountExpires: ['l:133444736000000000'] }, clear: [] },
    ])
    await lab.write('Rename-SyncUser', [{ guid, newName: s('Counted anew') }])
    const group = await lab.group('Counted')
    await lab.write('Add-SyncGroupMember', [{ guid }], { group })
    await lab.write('Remove-SyncGroupMember', [{ guid }], { group })
    assert.deepEqual(await versionOf(guid), disabled)
    // By hand, to the same state as before.
    const renamed = (dn as string).replace('Counted', 'Counted anew')
    await lab.setAttribute(renamed, 'userAccountControl', '512')
    await lab.setAttribute(renamed, 'userAccountControl', '514')
    assert.equal(isOneWriteLater(enabled, await versionOf(guid)), false, 'enabled and disabled by hand')
    await lab.write('Enable-SyncUser', [enable(guid)], {}, ['Correct.Horse.20'])
    assert.notEqual((await versionOf(guid)).unicodePwd, enabled.unicodePwd)
  })

  it('is one call of the cmdlet, and of users that are not there it says nothing', async () => {
    const guids = await lab.users(['V0', 'V1'])
    assert.deepEqual([...(await lab.versions([...guids, nobody])).keys()].sort(), [...guids].sort())
    assert.equal((await lab.versions([])).size, 0)
  })
})

describe('Resume-SyncUser', () => {
  const resume = async (guid: Tagged | undefined, other: object = {}): Promise<Outcome[]> => {
    const { userAccountControl, pwdLastSet } = await lab.read(guid as Tagged)
    const versions = (await lab.versions([guid as Tagged])).get(guid as Tagged)
    const state = { userAccountControl: `i:${String(userAccountControl)}`, pwdLastSet: `l:${String(pwdLastSet)}` }
    return lab.write('Resume-SyncUser', [{ guid, ...state, versions, ...other }])
  }

  it('enables again with the password that the account has', async () => {
    const [guid] = await lab.users(['Back'])
    await lab.write('Enable-SyncUser', [enable(guid)], {}, ['Correct.Horse.17'])
    await lab.write('Disable-SyncUser', [{ guid }])
    const { pwdLastSet, userPrincipalName } = await lab.read(guid as Tagged)
    assert.deepEqual(categories(await resume(guid)), ['ok'])
    const after = await lab.read(guid as Tagged)
    assert.deepEqual([after['userAccountControl'], after['pwdLastSet']], ['512', pwdLastSet])
    assert.equal(await lab.canLogOn(userPrincipalName as string, 'Correct.Horse.17'), true)
  })

  it('leaves an account disabled whose state or password is another by now, or that is no managed user', async () => {
    const [guid] = await lab.users(['Touched'])
    await lab.write('Enable-SyncUser', [enable(guid)], {}, ['Correct.Horse.18'])
    await lab.write('Disable-SyncUser', [{ guid }])
    const { userAccountControl, unicodePwd } = (await lab.versions([guid as Tagged])).get(guid as Tagged)!
    for (const other of [
      { pwdLastSet: 'l:133444736000000000' },
      { userAccountControl: 'i:66050' },
      { versions: { userAccountControl: userAccountControl - 1, unicodePwd } },
      { versions: { userAccountControl, unicodePwd: unicodePwd - 1 } },
    ]) {
      const [refused] = await resume(guid, other)
      assert.deepEqual([refused?.category, /was changed just now/.test(refused?.message ?? '')], ['constraint', true])
    }
    const [outside] = await lab.users(['Away'], lab.elsewhere)
    assert.deepEqual(categories(await resume(outside)), ['out-of-scope'])
    for (const one of [guid, outside]) assert.equal((await lab.read(one as Tagged))['userAccountControl'], '514')
  })
})
