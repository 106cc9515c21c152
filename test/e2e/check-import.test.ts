/**
 * `check import` against the lab: all there, and each thing that may be missing with its remedy;
 * nothing is written.
 */
import assert from 'node:assert/strict'
import { hostname } from 'node:os'
import { basename } from 'node:path'
import { beforeEach, describe, it } from 'node:test'
import { sign } from '../../src/core/users-file/mac.js'
import { statePath } from '../../src/files/state-file.js'
import { identifyProcess } from '../../src/files/process-identity.js'
import { serviceAccount, type BindAs } from '../lab/service-account.js'
import { deny, READ_VERSIONS } from './support/access.js'
import { adUserSync } from './support/cli.js'
import { check, importConfig } from './support/check.js'
import { useSandbox } from './support/use-sandbox.js'
import { ON_WINDOWS } from './support/tool.js'
import { place } from '../unit/files/state-place.js'

const SECRET = '00112233445566778899aabbccddeeff'

describe('check import', () => {
  const box = useSandbox()
  let group: string
  let person: object
  beforeEach(async () => {
    group = await box.group('Staff')
    person = box.person('Anna', { department: 'Köln' })
  })

  const usersFile = () => JSON.stringify({ timestamp: new Date().toISOString(), users: [person] })
  const checkImport = (changes: object = {}, env: NodeJS.ProcessEnv = {}) => {
    box.folder.write('users.json', usersFile())
    return check(box, 'import', importConfig(box, group, changes), env)
  }
  const ordinaryUser = async (): Promise<BindAs> => {
    const dn = await box.user('Ordinary', { sAMAccountName: box.account('ord') })
    return { LAB_BIND_USER: `${box.account('ord')}@target.test`, LAB_BIND_PASSWORD: await box.enable(dn) }
  }

  it('all is there, for an account that has the delegated rights and no others, before and after the first user', async () => {
    const bind = await serviceAccount({
      managedUserPath: box.managed,
      group: [`${group},${box.groups}`],
      attribute: ['department'],
    })
    const signed = () => {
      box.folder.write('users.json', sign(usersFile(), Buffer.from(SECRET, 'hex')))
      return check(box, 'import', importConfig(box, group, { hmac: SECRET }), { ...bind })
    }
    const first = await signed()
    assert.deepEqual(
      first.checks.filter(({ status }) => status !== 'ok'),
      [],
    )
    assert.equal(first.code, 0)
    assert.deepEqual(
      [...first.named.keys()],
      [
        'Node.js',
        'config file',
        'secret',
        'log file',
        'resolutions file',
        'lock',
        'users file',
        'group_map',
        'PowerShell',
        'language mode',
        'execution policy',
        'ActiveDirectory module',
        'domain controller',
        'clock',
        'writable domain controller',
        'managed_user_path',
        'expiration dates',
        'group_path',
        'groups',
        'anchor_attribute',
        'attributes',
        'right to create users',
        'right to write users',
        'right to reset passwords',
        'right to read change counts',
        'right to change group members',
      ],
    )
    assert.match(first.named.get('managed_user_path')!.found, /, 0 managed users$/)
    await box.user('P Anna', {}, box.managed)
    const second = await signed()
    assert.deepEqual(
      second.checks.filter(({ status }) => status !== 'ok'),
      [],
    )
    assert.match(second.named.get('managed_user_path')!.found, /, 1 managed user$/)
    const counts = 'right to read change counts'
    assert.equal(second.named.get(counts)!.found, `granted for users below ${box.managed}`)

    await deny(`CN=P Anna,${box.managed}`, READ_VERSIONS)
    const third = await signed()
    assert.deepEqual(
      third.checks.filter(({ status }) => status !== 'ok').map(({ name, status }) => [name, status]),
      [[counts, 'warning']],
    )
    const { found, remedy } = third.named.get(counts)!
    assert.match(
      found,
      / may not read replPropertyMetaData of CN=P Anna,.*: nobody may keep a password \(keep_password\), /,
    )
    assert.match(remedy!, /^have an administrator of the domain run: & '.*Grant-SyncRights\.ps1' -Account /)
  })

  it('says each right that is missing, and what an administrator is to run', async () => {
    const bind = await ordinaryUser()
    const account = box.account('ord')
    for (const people of [0, 1]) {
      if (people === 1) await box.user('P Anna', {}, box.managed)
      const { code, failed } = await checkImport({ users_can_not_change_password: true }, { ...bind })
      assert.equal(code, 4)
      const users = `for users below ${box.managed}`
      assert.deepEqual(
        failed.map(({ name, found }) => [name, found]),
        [
          ['right to create users', `${account} may not create users in ${box.managed}`],
          [
            'right to write users',
            `${account} may not write cn, name, userAccountControl, pwdLastSet, accountExpires, msDS-cloudExtensionAttribute1, department ${users}`,
          ],
          ['right to reset passwords', `${account} may not reset passwords ${users}`],
          [
            'right to forbid password changes',
            `${account} may not change the access control list ${users}, for users_can_not_change_password`,
          ],
          [
            'right to change group members',
            `${account} may not write member of ${group},${box.groups} (groups of group_map: 1)`,
          ],
        ],
      )
      for (const { remedy } of failed) {
        assert.match(remedy!, /^have an administrator of the domain run: & '.*Grant-SyncRights\.ps1' -Account /)
        const granted = ` -Account '${account}' -ManagedUserPath '${box.managed}' -Group '${group},${box.groups}' -Attribute 'department'`
        assert.ok(remedy!.includes(granted))
        assert.ok(
          remedy!.endsWith(
            ` -AnchorAttribute 'msDS-cloudExtensionAttribute1' -Server 'target.test' -CannotChangePassword`,
          ),
        )
      }
    }
  })

  it('a broken config is all that is said of the import; PowerShell, module and domain controller are looked at all the same', async () => {
    const { code, checks, named } = await checkImport({ prefix_common_names: undefined, managed_users_path: 'x' })
    assert.equal(code, 2)
    assert.deepEqual(checks.map(({ status }) => status).slice(0, 3), ['ok', 'failed', 'skipped'])
    assert.match(
      checks[1]!.found,
      /has 2 problems:\n.*prefix_common_names: missing.*\n.*managed_users_path: unknown, did you mean managed_/,
    )
    const computer = ['PowerShell', 'language mode', 'execution policy', 'ActiveDirectory module']
    assert.deepEqual(
      computer.map((name) => named.get(name)!.status),
      ['ok', 'ok', 'ok', 'ok'],
    )
    assert.notEqual(named.get('domain controller')!.status, 'skipped')
    for (const name of ['users file', 'managed_user_path', 'groups'])
      assert.equal(named.get(name)!.found, 'not looked at: it needs "config file"')
  })
  it('and so they are where there is no config yet', async () => {
    const run = await adUserSync(['check', 'import', '--output', 'text', '--config', 'none.json'], {
      cwd: box.folder.path,
    })
    assert.equal(run.code, 2)
    assert.match(run.stdout, /^failed: config file: [^]*none\.json: no such file$/m)
    assert.match(run.stdout, /^ok: ActiveDirectory module: /m)
    assert.match(run.stdout, /\nimport cannot run yet: \d failed \(config file[^]*\), \d+ skipped\n$/)
  })

  it('names what the directory lacks', async () => {
    const config = {
      managed_user_path: `OU=Gone,${box.base}`,
      group_map: { '*': ['CN=No\u202e', group] },
      group_path: box.others,
    }
    const gone = await checkImport({ ...config, anchor_attribute: 'noSuch' })
    assert.equal(gone.code, 2)
    assert.deepEqual(
      gone.failed.map(({ name, found }) => [name, found]),
      [
        ['managed_user_path', `managed_user_path OU=Gone,${box.base} does not exist`],
        [
          'groups',
          `groups of group_map or restricted_groups do not exist: CN=No\u202e,${box.others}; ${group},${box.others} (nearest: ${group},${box.groups})`,
        ],
        ['anchor_attribute', "anchor_attribute noSuch is not in the target's schema"],
      ],
    )
    assert.equal(gone.named.get('right to create users')!.found, 'not looked at: it needs "managed_user_path"')
    const root = await checkImport({ managed_user_path: 'DC=target,DC=test' })
    assert.match(root.failed[0]!.found, /is the root of the domain/)
    const builtIn = await checkImport({ managed_user_path: 'CN=Users,DC=target,DC=test', attributes: ['mail'] })
    assert.match(builtIn.failed[0]!.found, /holds built-in accounts: CN=Administrator,/)
    assert.deepEqual(builtIn.named.get('attributes'), {
      name: 'attributes',
      status: 'warning',
      found: 'not imported: 1\ndepartment is not in the attributes of the import config',
      remedy: 'leave them out of attributes in the export config',
    })
  })

  // The lock's holder is a process of this system.
  const aside = { skip: ON_WINDOWS }
  it(
    'says that the MAC is wrong, that files cannot be written or read, and that another import runs',
    aside,
    async () => {
      const holder = {
        host: hostname(),
        user: 'alice',
        since: '2026-11-22T20:00:00Z',
        tool: identifyProcess(process.pid),
        powershell: null,
      }
      box.folder.write(basename(statePath(place('', box.managed), 'lock')), { managedUserPath: box.managed, ...holder })
      box.folder.write('resolutions.json', '{')
      const { code, failed } = await checkImport({ hmac: SECRET, log_file: 'no/such/folder/log' })
      assert.equal(code, 2)
      assert.deepEqual(
        failed.map(({ name }) => name),
        ['log file', 'resolutions file', 'lock', 'users file'],
      )
      assert.match(failed[2]!.found, /^another import into .* is running: process \d+ of alice on /)
      assert.match(failed[3]!.found, /has no MAC line, but an HMAC secret is given/)
      box.folder.write('resolutions.json', { resolutions: [] })
      box.folder.write('users.json', `{"users": []}\n${'0'.repeat(64)}`)
      const locked = await check(box, 'import', importConfig(box, group, { hmac: SECRET }))
      assert.equal(locked.code, 7)
      assert.match(locked.failed[1]!.found, /^the MAC of the users file is wrong/)
      assert.doesNotMatch(JSON.stringify(locked.checks), new RegExp(SECRET))
    },
  )

  it('a missing users file and a wrong server are failures of their own', async () => {
    const { code, failed, named } = await check(box, 'import', importConfig(box, group, { server: 'nowhere.test' }))
    assert.equal(code, 3)
    assert.deepEqual(
      failed.map(({ name }) => name),
      ['users file', 'domain controller'],
    )
    assert.equal(named.get('ActiveDirectory module')!.status, 'ok')
    assert.equal(named.get('right to create users')!.status, 'skipped')
  })
})
