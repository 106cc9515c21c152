/**
 * `init import` at a real terminal: suggestions from the directory and the users file, a config
 * that works, nothing lost of the one before.
 */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { sign } from '../../src/core/users-file/mac.js'
import { init, written } from './support/init.js'
import type { Terminal } from './support/terminal.js'
import { useSandbox } from './support/use-sandbox.js'

const SECRET = '00112233445566778899aabbccddeeff'

describe('init import', () => {
  const box = useSandbox({ runner: 'administrator' })

  /** The first questions. */
  async function answersWhereThingsAre(terminal: Terminal): Promise<void> {
    await terminal.answer('Domain controller or domain', 'target.test')
    await terminal.answer('Users file from the export', '')
    await terminal.find('OU for the managed users', `managed ${box.id}`, `OU=Managed,OU=${box.id}`)
    await terminal.find('Container of the groups', `groups ${box.id}`, `OU=Groups,OU=${box.id}`)
    await terminal.answer('Prefix for their common names', 'P ')
  }

  it('offers containers and groups by a part of their name, maps the groups of the users file, checks, and shows a dry run', async () => {
    for (const name of ['Engineering', 'Finances', 'Guests']) await box.group(name)
    const people = [
      box.person('Anna', { memberOf: ['CN=Engineering'] }),
      box.person('Bert', { memberOf: ['CN=Engineering', 'CN=Finance'] }),
      box.person('Cleo', { memberOf: ['CN=Others'] }),
    ]
    box.folder.write('users.json', { timestamp: new Date().toISOString(), users: people })
    const { code, stdout } = await init(box, ['import'], async (terminal) => {
      await terminal.answer('Domain controller or domain (server; empty: one is discovered)', 'target.test')
      await terminal.answer('Users file from the export', 'user.json')
      await terminal.see(/user\.json\s+does\s+not\s+exist\./)
      await terminal.answer('Go on without it?', 'n')
      await terminal.answer('Users file from the export', 'users.json')
      await terminal.see('? OU for the managed users')
      await terminal.see('Letters: search, Up/Down: navigate, Enter: select')
      // Built-in accounts live there, or nobody does.
      for (const unsuitable of ['CN=Users,DC=', 'OU=Domain Controllers', 'CN=Program Data', 'CN=Computers']) {
        terminal.type(unsuitable)
        await terminal.see(`(managed_user_path) ${unsuitable}\n! No results found`)
        terminal.press('C-u')
      }
      await terminal.find('OU for the managed users', `managed ${box.id}`, `OU=Managed,OU=${box.id}`)
      await terminal.find(
        'Container of the groups that managed users join',
        `groups ${box.id}`,
        `OU=Groups,OU=${box.id}`,
      )
      await terminal.see('? Prefix for their common names')
      terminal.type('P')
      terminal.press('Enter')
      await terminal.see('! enter text of 2 to 60 characters')
      terminal.type('P')
      terminal.press('Enter')
      await terminal.see('Anna Meyer will be "PPAnna Meyer": no space between them.')
      await terminal.answer('Is that intended?', '')
      await terminal.answer('Prefix for their common names', 'P ')
      await terminal.answer('Secret that proves the users file is unchanged', 'n')
      await terminal.find('Target group for "Engineering", 2 people (group_map)', '', 'CN=Engineering')
      await terminal.find('Target group for "Finance", 1 person (group_map)', '', 'CN=Finances')
      await terminal.find('Target group for "Others", 1 person (group_map)', '', 'none: they join no group')
      await terminal.see('? Groups that nobody joins without approval')
      terminal.press('Down')
      await terminal.see('>[ ] CN=Finances')
      terminal.press('Space')
      await terminal.see('>[x] CN=Finances')
      await terminal.answer('Groups that nobody joins without approval', '')
      await terminal.answer('Must users change their password', 'y')
      await terminal.answer('Log file', '')
      await terminal.answer('Show what an import would do now (a dry run)?', 'y')
      await terminal.see('Next: ad-user-sync import --interactive')
    })
    assert.equal(code, 0)
    assert.deepEqual(written(box, 'import-config.json'), {
      server: 'target.test',
      input_file: 'users.json',
      managed_user_path: box.managed,
      group_path: box.groups,
      prefix_common_names: 'P ',
      group_map: { 'CN=Engineering': 'CN=Engineering', 'CN=Finance': 'CN=Finances' },
      restricted_groups: ['CN=Finances'],
      users_must_change_password: true,
      log_file: 'import.log',
    })
    assert.match(stdout, /import can run/)
    assert.match(stdout, /^Plan: 3 to create, 2 to join\. Needs approval: 3 enable, 1 join$/m)
  })

  it('says so where the users file has no groups that could be mapped', async () => {
    await box.group('Staff')
    box.folder.write('users.json', { timestamp: new Date().toISOString(), users: [box.person('Anna')] })
    const { code } = await init(box, ['import'], async (terminal) => {
      await answersWhereThingsAre(terminal)
      await terminal.answer('Secret that proves the users file is unchanged', 'n')
      await terminal.see('The users file has no groups, so none is mapped.')
      await terminal.answer('Must users change their password', '')
      await terminal.answer('Log file', 'none')
      await terminal.answer('Show what an import would do now', 'n')
    })
    assert.deepEqual([code, written(box, 'import-config.json')['group_map']], [0, {}])
  })

  it('makes no secret for a users file that is signed already, and takes only the one that fits it', async () => {
    await box.group('Staff')
    const body = JSON.stringify({ timestamp: new Date().toISOString(), users: [box.person('Anna')] })
    writeFileSync(join(box.folder.path, 'users.json'), sign(body, Buffer.from(SECRET, 'hex')))
    box.folder.write('other.json', { hmac: SECRET.replace('00', '01') })
    box.folder.write('export-config.json', { export_file: 'users.json', hmac: SECRET })
    const question = 'Secret that proves the users file is unchanged'
    const { code } = await init(box, ['import'], async (terminal) => {
      await answersWhereThingsAre(terminal)
      await terminal.see('The users file is signed: the secret must be the one of its export.')
      assert.doesNotMatch(terminal.screen, /create one|keep the current one/)
      await terminal.answer(question, 't')
      await terminal.answer('Secret of the other side', '123')
      await terminal.see('It must be an even number of hex digits.')
      for (const [file, problem] of [
        ['missing.json', /no\s+such\s+file/],
        ['users.json', /users\.json\s+is\s+not\s+valid\s+JSON/],
        ['other.json', /This secret does not fit: the users file was exported with another one/],
      ] as const) {
        await terminal.answer(question, 'f')
        await terminal.answer('File with the secret', file)
        await terminal.see(problem)
      }
      await terminal.answer(question, 'f')
      await terminal.answer('File with the secret', 'export-config.json')
      await terminal.see('The users file has no groups, so none is mapped.')
      await terminal.answer('Must users change their password', '')
      await terminal.answer('Log file', 'none')
      await terminal.answer('Show what an import would do now', 'y')
      await terminal.see('Next: ad-user-sync import')
      assert.ok(!terminal.transcript.includes(SECRET), 'a secret from a file is never shown')
    })
    assert.deepEqual([code, written(box, 'import-config.json')['hmac']], [0, SECRET])
  })

  it('reads a signed users file with the secret of the environment, where the config is to have none', async () => {
    await box.group('Staff')
    const people = [box.person('Anna', { memberOf: ['CN=Staff'] })]
    const body = JSON.stringify({ timestamp: new Date().toISOString(), users: people })
    writeFileSync(join(box.folder.path, 'users.json'), sign(body, Buffer.from(SECRET, 'hex')))
    const { code, stdout } = await init(
      box,
      ['import'],
      async (terminal) => {
        await answersWhereThingsAre(terminal)
        await terminal.answer('Secret that proves the users file is unchanged', 'n')
        await terminal.find('Target group for "Staff", 1 person (group_map)', '', 'CN=Staff')
        await terminal.answer('Groups that nobody joins without approval', '')
        await terminal.answer('Must users change their password', '')
        await terminal.answer('Log file', 'none')
        await terminal.answer('Show what an import would do now', 'n')
        await terminal.see('Next: ad-user-sync import --dry-run')
      },
      { AD_USER_SYNC_HMAC: SECRET },
    )
    assert.deepEqual([code, written(box, 'import-config.json')['hmac']], [0, undefined])
    assert.match(stdout, /; signed,\s+and\s+its\s+MAC\s+is\s+right/)
  })

  it('changes a config that is there: offers its values, keeps what it does not ask, and the file as it was', async () => {
    const before = {
      server: 'target.test',
      input_file: 'users.json',
      managed_user_path: box.managed,
      group_path: box.groups,
      prefix_common_names: 'P ',
      hmac: SECRET,
      attributes: ['mail', 'sn'],
      group_map: { 'CN=Engineering': ['CN=Staff', 'CN=All'] },
      expiration_time: 'P2M',
    }
    box.folder.write('import-config.json', before)
    const original = readFileSync(join(box.folder.path, 'import-config.json'), 'utf8')
    const left = await init(box, ['import'], async (terminal) => {
      await terminal.see('leave it')
      terminal.type('l')
      terminal.press('Enter')
      await terminal.see('Nothing was changed.')
    })
    assert.equal(left.code, 0)
    assert.equal(readFileSync(join(box.folder.path, 'import-config.json'), 'utf8'), original)
    const { code } = await init(box, ['import'], async (terminal) => {
      await terminal.see('leave it')
      terminal.type('c')
      terminal.press('Enter')
      for (const question of ['Domain controller or domain', 'Users file from the export'])
        await terminal.answer(question, '')
      await terminal.answer('Go on without it?', 'y')
      await terminal.find('OU for the managed users', '', `OU=Managed,OU=${box.id}`)
      await terminal.find('Container of the groups', '', `OU=Groups,OU=${box.id}`)
      await terminal.answer('Prefix for their common names', '')
      await terminal.answer('Secret that proves the users file is unchanged', 'k')
      await terminal.answer('Groups that nobody joins without approval', '')
      await terminal.answer('Must users change their password', '')
      await terminal.answer('Log file', 'none')
      await terminal.see('Next: correct what failed, then ad-user-sync check import')
    })
    assert.equal(code, 0)
    assert.deepEqual(written(box, 'import-config.json'), {
      ...before,
      restricted_groups: [],
      users_must_change_password: false,
    })
    assert.equal(readFileSync(join(box.folder.path, 'import-config.json.bak'), 'utf8'), original)
  })
})
