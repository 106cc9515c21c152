/**
 * `init export` at a real terminal: suggestions from the directory, a config that works, the one
 * before kept.
 */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { loadExportSettings } from '../../src/config/load-settings.js'
import { adUserSync } from './support/cli.js'
import { init, written } from './support/init.js'
import { useSandbox } from './support/use-sandbox.js'

const SECRET = '00112233445566778899aabbccddeeff'

describe('init export', () => {
  const box = useSandbox({ runner: 'administrator' })

  it('lists the attributes that people have, makes a secret, and exports', async () => {
    await box.group('Staff')
    await box.user('Anna', { mail: 'anna@plant.test' })
    await box.user('Bert', { mail: 'bert@plant.test', title: 'Smith' })
    let secret = ''
    const { code } = await init(box, ['export'], async (terminal) => {
      await terminal.answer('Domain controller or domain', 'target.test')
      await terminal.answer('Users file to write', '')
      await terminal.find('Container of the users to export', `others ${box.id}`, `OU=Others,OU=${box.id}`)
      await terminal.see(`(user_path)\n  ${box.others}\n`) // in one piece
      await terminal.find(
        'Container of the groups whose members are exported',
        `groups ${box.id}`,
        `OU=Groups,OU=${box.id}`,
      )
      await terminal.see('(search_groups)') // not broken within the word
      await terminal.answer('Groups whose members are exported', '')
      const list = await terminal.see('? Attributes to export')
      assert.match(list, /\[x\] mail {2}100 %\n[^]*\[x\] title {2}50 %\n/)
      await terminal.answer('Attributes to export', '')
      await terminal.answer('Secret that proves the users file is unchanged', 'm')
      secret = /Needed on the other side, and kept in this config file:\n([0-9a-f]{64})\n/.exec(
        await terminal.see('(Enter hides it)'),
      )![1]!
      await terminal.answer('Needed on the other side', '')
      await terminal.answer('Log file', '')
      await terminal.answer('Export now?', 'y')
      await terminal.see('Next: carry the file across, and run ad-user-sync init import there')
      assert.ok(!terminal.screen.replaceAll('\n', '').includes(secret), 'the secret is off the screen')
    })
    assert.equal(code, 0)
    assert.deepEqual(written(box, 'export-config.json'), {
      server: 'target.test',
      export_file: 'users.json',
      user_path: box.others,
      group_path: box.groups,
      search_groups: [],
      attributes: ['mail', 'title'],
      hmac: secret,
      log_file: 'export.log',
    })
    assert.match(readFileSync(join(box.folder.path, 'users.json'), 'utf8'), /"mail": "anna@plant.test"/)
  })

  it('says why the directory suggests nothing, and takes what is typed', async () => {
    const { code } = await init(box, ['export', '--config', 'mine.json'], async (terminal) => {
      await terminal.answer('Domain controller or domain', 'nowhere')
      await terminal.see(/The directory can't be read: [^]*What to do: [^]*Go on without lists/)
      await terminal.answer('Go on without lists of what the directory has?', 'n')
      await terminal.see('(server; "none": one is discovered) (nowhere)')
      await terminal.answer('Domain controller or domain', 'nowhere.test')
      await terminal.answer('Go on without lists of what the directory has?', 'y')
      await terminal.answer('Users file to write', 'out.json')
      await terminal.answer('Container of the users to export', 'OU=Staff,DC=a,DC=b')
      await terminal.answer('Container of the groups whose members are exported', 'OU=Groups,DC=a,DC=b')
      await terminal.answer('Secret that proves the users file is unchanged', 't')
      await terminal.answer('Secret of the other side', '123')
      await terminal.see('It must be an even number of hex digits.')
      await terminal.answer('Secret of the other side', SECRET)
      await terminal.answer('Log file', 'none')
      await terminal.see(/Next: correct what failed, then ad-user-sync check export --config mine\.json/)
      assert.ok(!terminal.transcript.includes(SECRET), 'a typed secret is never shown')
    })
    assert.equal(code, 0)
    assert.deepEqual(written(box, 'mine.json'), {
      server: 'nowhere.test',
      export_file: 'out.json',
      user_path: 'OU=Staff,DC=a,DC=b',
      group_path: 'OU=Groups,DC=a,DC=b',
      hmac: SECRET,
    })
    assert.equal(
      loadExportSettings({ hmac: {}, config: 'mine.json' }, { cwd: box.folder.path }).userPath,
      'OU=Staff,DC=a,DC=b',
    )
    assert.ok(!existsSync(join(box.folder.path, 'mine.json.bak')))
  })

  it('replaces a config that is there: the questions begin anew, groups of the system come last, and the old file is kept', async () => {
    const before = { server: 'nowhere.test', export_file: 'old.json', user_path: 'OU=a,DC=b', group_path: 'OU=a,DC=b' }
    box.folder.write('export-config.json', { ...before, hmac: SECRET })
    const own = `CN=Zed ${box.id},CN=Users,${box.base.slice(box.base.indexOf('DC='))}`
    await box.ldap.add(own, { objectClass: 'group' })
    const { code } = await init(box, ['export'], async (terminal) => {
      await terminal.see('replace it: the questions begin anew')
      terminal.type('r')
      terminal.press('Enter')
      await terminal.answer('Domain controller or domain (server; empty: one is discovered)', 'target.test')
      await terminal.answer('Users file to write', 'new.json')
      await terminal.find('Container of the users to export', `others ${box.id}`, `OU=Others,OU=${box.id}`)
      await terminal.find('Container of the groups whose members are exported', 'CN=Users', 'CN=Users,DC=')
      const groups = await terminal.see('? Groups whose members are exported')
      // More than a page of them: they are found by typing, until Enter alone.
      assert.match(groups, /\n> that is all: 0 marked\n {2}\[ \] CN=Zed [^]*\n {2}\[ \] CN=Domain Admins\n/)
      await terminal.find('Groups whose members are exported', `zed ${box.id}`, '[ ] CN=Zed')
      await terminal.see(/\n> that is all: 1 marked\n {2}\[x\] CN=Zed /)
      await terminal.find('Groups whose members are exported', 'domain admins', '[ ] CN=Domain Admins')
      await terminal.find('Groups whose members are exported', 'domain admins', '[x] CN=Domain Admins')
      await terminal.find('Groups whose members are exported', '', 'that is all: 1 marked')
      await terminal.answer('Secret that proves the users file is unchanged', 'n')
      await terminal.answer('Log file', 'none')
      await terminal.answer('Export now?', 'n')
      await terminal.see('Next: ad-user-sync export')
    }).finally(() => box.ldap.del(own))
    assert.equal(code, 0)
    const { hmac, server, export_file, search_groups } = written(box, 'export-config.json')
    assert.deepEqual([hmac, server, export_file], [undefined, 'target.test', 'new.json'])
    assert.deepEqual(search_groups, [`CN=Zed ${box.id}`])
    assert.match(readFileSync(join(box.folder.path, 'export-config.json.bak'), 'utf8'), /"old\.json"/)
  })

  it("takes over the values of the Python tool's config, which every run took, and leaves it as it is", async () => {
    const before = { export_file: 'old.json', user_path: 'OU=a,DC=b', group_path: 'OU=a,DC=b', nested_groups: true }
    box.folder.write('export_config.json', { server: 'nowhere.test', ...before })
    const { code } = await init(box, ['export'], async (terminal) => {
      await terminal.see(/export_config\.json exists:[^]*take its values over into export-config\.json/)
      terminal.type('c')
      terminal.press('Enter')
      await terminal.answer('Domain controller or domain', '')
      await terminal.answer('Go on without lists', 'y')
      for (const question of ['Users file to write', 'Container of the users', 'Container of the groups'])
        await terminal.answer(question, '')
      await terminal.answer('Secret that proves the users file is unchanged', 'n')
      await terminal.answer('Log file', '')
      await terminal.see('Next: correct what failed, then ad-user-sync check export')
    })
    assert.equal(code, 0)
    assert.deepEqual(written(box, 'export-config.json'), { server: 'nowhere.test', ...before })
    assert.ok(!existsSync(join(box.folder.path, 'export-config.json.bak')))
    assert.match(readFileSync(join(box.folder.path, 'export_config.json'), 'utf8'), /"old\.json"/)
  })

  it('writes nothing when it is interrupted, or where nobody can be asked', async () => {
    const { code } = await init(box, ['export'], async (terminal) => {
      await terminal.see('? Domain controller or domain')
      terminal.press('C-c')
      await terminal.see(/WARNING \| interrupted\s+at\s+a\s+question:[^]*ERROR \| interrupted/)
    })
    assert.equal(code, 130)
    const nowhere = await init(box, ['export', '--config', 'gone/export.json'], async (terminal) => {
      await terminal.see(/export\.json\s+cannot\s+be\s+written:\s+ENOENT/)
      assert.doesNotMatch(terminal.transcript, /\? Domain controller/)
    })
    assert.equal(nowhere.code, 2)
    const run = await adUserSync(['init', 'export'], { cwd: box.folder.path })
    assert.equal(run.code, 2)
    assert.match(run.stderr, /init asks questions, so it needs a terminal\n/)
    assert.deepEqual(
      readdirSync(box.folder.path).filter((name) => name.includes('config')),
      [],
    )
  })
})
