/**
 * `init export` and `init import` at a real terminal: suggestions from the directory, a config that
 * works, nothing lost of the one before.
 */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { sign } from '../../src/core/users-file/mac.js'
import { loadExportSettings } from '../../src/config/load-settings.js'
import { adUserSync } from './support/cli.js'
import { useSandbox } from './support/use-sandbox.js'
import { Terminal } from './support/terminal.js'

const SECRET = '00112233445566778899aabbccddeeff'

describe('init', () => {
  const box = useSandbox({ runner: 'administrator' })

  async function at(
    args: readonly string[],
    session: (terminal: Terminal) => Promise<void>,
  ): Promise<{ code: number; stdout: string }> {
    const terminal = Terminal.start(args, box.folder.path)
    try {
      await session(terminal)
      return { code: await terminal.exited(), stdout: terminal.stdout }
    } finally {
      terminal.close()
    }
  }
  const written = (name: string) => {
    const { $schema, ...config } = JSON.parse(readFileSync(join(box.folder.path, name), 'utf8')) as Record<
      string,
      unknown
    >
    assert.match(String($schema), /^file:\/\/\/.*\/schemas\/(ex|im)port-config\.schema\.json$/)
    return config
  }

  it('import: offers containers and groups by a part of their name, maps the groups of the users file, checks, and shows a dry run', async () => {
    for (const name of ['Engineering', 'Finances', 'Guests']) await box.group(name)
    const people = [
      box.person('Anna', { memberOf: ['CN=Engineering'] }),
      box.person('Bert', { memberOf: ['CN=Engineering', 'CN=Finance'] }),
      box.person('Cleo', { memberOf: ['CN=Others'] }),
    ]
    box.folder.write('users.json', { timestamp: new Date().toISOString(), users: people })
    const { code, stdout } = await at(['init', 'import'], async (terminal) => {
      await terminal.answer('Domain controller or domain (server; empty: one is discovered)', 'target.test')
      await terminal.answer('Users file from the export', '')
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
      terminal.type(' ')
      terminal.press('Enter')
      await terminal.answer('Secret that proves the users file is unchanged', 'n')
      await terminal.find('Target group for the 2 in Engineering (group_map)', '', 'CN=Engineering')
      await terminal.find('Target group for the 1 in Finance (group_map)', '', 'CN=Finances')
      await terminal.find('Target group for the 1 in Others (group_map)', '', 'none: they join no group')
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
    assert.deepEqual(written('import-config.json'), {
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
    assert.match(stdout, /all that import needs is there|import can run/)
    assert.match(stdout, /^Plan: 3 to create, 2 to join\. Needs approval: 3 enable, 1 join$/m)
  })

  it('export: lists the attributes that people have, makes a secret, and exports', async () => {
    await box.group('Staff')
    await box.user('Anna', { mail: 'anna@plant.test' })
    await box.user('Bert', { mail: 'bert@plant.test', title: 'Smith' })
    let secret = ''
    const { code } = await at(['init', 'export'], async (terminal) => {
      await terminal.answer('Domain controller or domain', 'target.test')
      await terminal.answer('Users file to write', '')
      await terminal.find('Container of the users to export', `others ${box.id}`, `OU=Others,OU=${box.id}`)
      await terminal.find(
        'Container of the groups whose members are exported',
        `groups ${box.id}`,
        `OU=Groups,OU=${box.id}`,
      )
      await terminal.answer('Groups whose members are exported', '')
      const list = await terminal.see('? Attributes to export')
      assert.match(list, /\[x\] mail {2}100 %\n[^]*\[x\] title {2}50 %\n/)
      await terminal.answer('Attributes to export', '')
      await terminal.answer('Secret that proves the users file is unchanged', 'm')
      secret = /Needed on the other side: ([0-9a-f]{64})/.exec(
        (await terminal.see('(Enter hides it)')).replaceAll('\n', ''),
      )![1]!
      await terminal.answer('Needed on the other side', '')
      await terminal.answer('Log file', '')
      await terminal.answer('Export now?', 'y')
      await terminal.see('Next: carry the file across, and run ad-user-sync init import there')
      assert.ok(!terminal.screen.replaceAll('\n', '').includes(secret), 'the secret is off the screen')
    })
    assert.equal(code, 0)
    assert.deepEqual(written('export-config.json'), {
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

  it('import: says so where the users file has no groups that could be mapped', async () => {
    await box.group('Staff')
    box.folder.write('users.json', { timestamp: new Date().toISOString(), users: [box.person('Anna')] })
    const { code } = await at(['init', 'import'], async (terminal) => {
      await terminal.answer('Domain controller or domain', 'target.test')
      await terminal.answer('Users file from the export', '')
      await terminal.find('OU for the managed users', `managed ${box.id}`, `OU=Managed,OU=${box.id}`)
      await terminal.find('Container of the groups', `groups ${box.id}`, `OU=Groups,OU=${box.id}`)
      await terminal.answer('Prefix for their common names', 'P ')
      await terminal.answer('Secret that proves the users file is unchanged', 'n')
      await terminal.see('The users file has no groups, so none is mapped.')
      await terminal.answer('Must users change their password', '')
      await terminal.answer('Log file', 'none')
      await terminal.answer('Show what an import would do now', 'n')
    })
    assert.deepEqual([code, written('import-config.json')['group_map']], [0, {}])
  })

  it('import: makes no secret for a users file that is signed already, and takes only the one that fits it', async () => {
    await box.group('Staff')
    const body = JSON.stringify({ timestamp: new Date().toISOString(), users: [box.person('Anna')] })
    writeFileSync(join(box.folder.path, 'users.json'), sign(body, Buffer.from(SECRET, 'hex')))
    box.folder.write('other.json', { hmac: SECRET.replace('00', '01') })
    box.folder.write('export-config.json', { export_file: 'users.json', hmac: SECRET })
    const question = 'Secret that proves the users file is unchanged'
    const { code } = await at(['init', 'import'], async (terminal) => {
      await terminal.answer('Domain controller or domain', 'target.test')
      await terminal.answer('Users file from the export', '')
      await terminal.find('OU for the managed users', `managed ${box.id}`, `OU=Managed,OU=${box.id}`)
      await terminal.find('Container of the groups', `groups ${box.id}`, `OU=Groups,OU=${box.id}`)
      await terminal.answer('Prefix for their common names', 'P ')
      await terminal.see('The users file is signed already: only the secret of its export fits it.')
      assert.doesNotMatch(terminal.screen, /create one|keep the current one/)
      await terminal.answer(question, 't')
      await terminal.answer('Secret of the other side', '123')
      await terminal.see('It must be an even number of hex digits.')
      for (const [file, problem] of [
        ['missing.json', /no\s+such\s+file/],
        ['users.json', /users\.json\s+is\s+not\s+valid\s+JSON/],
        ['other.json', /The users file was exported with another secret, or changed since\./],
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
    assert.deepEqual([code, written('import-config.json')['hmac']], [0, SECRET])
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
    const left = await at(['init', 'import'], async (terminal) => {
      await terminal.see('leave it')
      terminal.type('l')
      terminal.press('Enter')
      await terminal.see('Nothing was changed.')
    })
    assert.equal(left.code, 0)
    assert.equal(readFileSync(join(box.folder.path, 'import-config.json'), 'utf8'), original)
    const { code } = await at(['init', 'import'], async (terminal) => {
      await terminal.see('leave it')
      terminal.type('c')
      terminal.press('Enter')
      for (const question of ['Domain controller or domain', 'Users file from the export'])
        await terminal.answer(question, '')
      await terminal.find('OU for the managed users', '', `OU=Managed,OU=${box.id}`)
      await terminal.find('Container of the groups', '', `OU=Groups,OU=${box.id}`)
      await terminal.answer('Prefix for their common names', '')
      await terminal.answer('Secret that proves the users file is unchanged', 'k')
      await terminal.answer('Groups that nobody joins without approval', '')
      await terminal.answer('Must users change their password', '')
      await terminal.answer('Log file', 'none')
      await terminal.see('Next: ad-user-sync import')
    })
    assert.equal(code, 0)
    assert.deepEqual(written('import-config.json'), {
      ...before,
      restricted_groups: [],
      users_must_change_password: false,
    })
    assert.equal(readFileSync(join(box.folder.path, 'import-config.json.bak'), 'utf8'), original)
  })

  it('export: says why the directory suggests nothing, and takes what is typed', async () => {
    const { code } = await at(['init', 'export', '--config', 'mine.json'], async (terminal) => {
      await terminal.answer('Domain controller or domain', 'nowhere.test')
      await terminal.see("The directory can't be read, so no lists are offered:")
      await terminal.answer('Users file to write', 'out.json')
      await terminal.answer('Container of the users to export', 'OU=Staff,DC=a,DC=b')
      await terminal.answer('Container of the groups whose members are exported', 'OU=Groups,DC=a,DC=b')
      await terminal.answer('Secret that proves the users file is unchanged', 't')
      await terminal.answer('Secret of the other side', '123')
      await terminal.see('It must be an even number of hex digits.')
      await terminal.answer('Secret of the other side', SECRET)
      await terminal.answer('Log file', 'none')
      await terminal.see('Next: ad-user-sync export --config mine.json')
      assert.ok(!terminal.transcript.includes(SECRET), 'a typed secret is never shown')
    })
    assert.equal(code, 0)
    assert.deepEqual(written('mine.json'), {
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
    const { code } = await at(['init', 'export'], async (terminal) => {
      await terminal.see('replace it: the questions begin anew')
      terminal.type('r')
      terminal.press('Enter')
      await terminal.answer('Domain controller or domain (server; empty: one is discovered)', 'target.test')
      await terminal.answer('Users file to write', 'new.json')
      await terminal.find('Container of the users to export', `others ${box.id}`, `OU=Others,OU=${box.id}`)
      await terminal.find('Container of the groups whose members are exported', 'CN=Users', 'CN=Users,DC=')
      const groups = await terminal.see('? Groups whose members are exported')
      assert.match(groups, /\n>\[ \] CN=Zed [^]*\n \[ \] CN=Domain Admins\n/)
      await terminal.answer('Groups whose members are exported', '')
      await terminal.answer('Secret that proves the users file is unchanged', 'n')
      await terminal.answer('Log file', 'none')
      await terminal.answer('Export now?', 'n')
      await terminal.see('Next: ad-user-sync export')
    }).finally(() => box.ldap.del(own))
    assert.equal(code, 0)
    const { hmac, server, export_file } = written('export-config.json')
    assert.deepEqual([hmac, server, export_file], [undefined, 'target.test', 'new.json'])
    assert.match(readFileSync(join(box.folder.path, 'export-config.json.bak'), 'utf8'), /"old\.json"/)
  })

  it('writes nothing when it is interrupted, or where nobody can be asked', async () => {
    const { code } = await at(['init', 'export'], async (terminal) => {
      await terminal.see('? Domain controller or domain')
      terminal.press('C-c')
      await terminal.see(/WARNING \| interrupted: stopping[^]*ERROR \| interrupted/)
    })
    assert.equal(code, 130)
    const run = await adUserSync(['init', 'export'], { cwd: box.folder.path })
    assert.equal(run.code, 2)
    assert.match(run.stderr, /init asks questions, so it needs a terminal\n/)
    assert.deepEqual(
      readdirSync(box.folder.path).filter((name) => name.includes('config')),
      [],
    )
  })
})
