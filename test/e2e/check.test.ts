/** `check export` and `check import` against the lab: all there, and each thing that may be missing with its remedy; nothing is written. */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { Check } from '../../src/commands/check/check-text.js'
import { statePath } from '../../src/files/state-path.js'
import { identify } from '../../src/files/process-identity.js'
import { labEnvironment } from '../lab/domains.js'
import { serviceAccount, type BindAs } from '../lab/service-account.js'
import { adUserSync } from './support/cli.js'
import { Sandbox } from './support/sandbox.js'
import { ON_WINDOWS, shownPath } from './support/tool.js'

const SECRET = '00112233445566778899aabbccddeeff'

describe('check', () => {
  let box: Sandbox
  let group: string
  let person: object
  before(async () => void (box = await Sandbox.create()))
  after(() => box.close())
  beforeEach(async () => {
    await box.clear()
    group = await box.group('Staff')
    person = box.person('Anna', { department: 'Köln' })
  })

  /** Statuses by name, what was found and the remedy; the folder is as it was. */
  async function check(kind: 'export' | 'import', config: object, env: NodeJS.ProcessEnv = {}) {
    box.folder.write(`${kind}-config.json`, config)
    const contents = () =>
      readdirSync(box.folder.path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name), 'utf8')])
    const before = contents()
    const run = await adUserSync(['check', kind], { cwd: box.folder.path, env })
    assert.deepEqual(contents(), before)
    assert.equal(run.stderr, '')
    assert.match(run.stdout, /^[\n -~]*$/)
    const { ok, checks } = JSON.parse(run.stdout) as { ok: boolean; checks: Check[] }
    assert.equal(ok, run.code === 0)
    const named = new Map(checks.map((line) => [line.name, line]))
    assert.equal(named.size, checks.length)
    return { code: run.code, checks, named, failed: checks.filter(({ status }) => status === 'failed') }
  }
  const importConfig = (changes: object = {}) => ({
    server: 'target.test',
    input_file: 'users.json',
    managed_user_path: box.managed,
    group_path: box.groups,
    group_map: { '*': group },
    prefix_common_names: 'P ',
    ...changes,
  })
  const checkImport = (changes: object = {}, env: NodeJS.ProcessEnv = {}) => {
    box.folder.write('users.json', { timestamp: new Date().toISOString(), users: [person] })
    return check('import', importConfig(changes), env)
  }
  const ordinaryUser = async (): Promise<BindAs> => {
    const dn = await box.user('Ordinary', { sAMAccountName: box.account('ord') })
    return { LAB_BIND_USER: `${box.account('ord')}@target.test`, LAB_BIND_PASSWORD: await box.enable(dn) }
  }

  it('import: all is there, for an account that has the delegated rights and no others, before and after the first user', async () => {
    const bind = await serviceAccount({
      managedUserPath: box.managed,
      group: [`${group},${box.groups}`],
      attribute: ['department'],
    })
    const first = await checkImport({}, { ...bind })
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
        'right to change group members',
      ],
    )
    assert.match(first.named.get('managed_user_path')!.found, /, 0 managed users$/)
    await box.user('P Anna', {}, box.managed)
    const second = await checkImport({}, { ...bind })
    assert.deepEqual(
      second.checks.filter(({ status }) => status !== 'ok'),
      [],
    )
    assert.match(second.named.get('managed_user_path')!.found, /, 1 managed users$/)
  })

  it('import: says each right that is missing, and what an administrator is to run', async () => {
    const bind = await ordinaryUser()
    const account = box.account('ord')
    for (const people of [0, 1]) {
      if (people === 1) await box.user('P Anna', {}, box.managed)
      const { code, failed } = await checkImport({ users_can_not_change_password: true }, { ...bind })
      assert.equal(code, 4)
      const users = `of users below ${box.managed}`
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

  it('import: a broken config is all that is said, and nothing else is looked at', async () => {
    const { code, checks } = await checkImport({ prefix_common_names: undefined, managed_users_path: 'x' })
    assert.equal(code, 2)
    assert.deepEqual(checks.map(({ status }) => status).slice(0, 3), ['ok', 'failed', 'skipped'])
    assert.match(
      checks[1]!.found,
      /has 2 problems:\n.*prefix_common_names: missing.*\n.*managed_users_path: unknown, did you mean managed_/,
    )
    const others = new Set(checks.slice(2).map(({ status, found }) => `${status} ${found}`))
    assert.deepEqual([...others], ['skipped not looked at: it needs "config file"'])
  })

  it('import: names what the directory lacks', async () => {
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
          `groups of group_map or restricted_groups do not exist: CN=No\u202e,${box.others}; ${group},${box.others}`,
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
      found: '1 are not imported:\ndepartment is not in the attributes of the import config',
      remedy: 'leave them out of attributes in the export config',
    })
  })

  // The lock's holder is a process of this system.
  const aside = { skip: ON_WINDOWS }
  it(
    'import: says that the MAC is wrong, that files cannot be written or read, and that another import runs',
    aside,
    async () => {
      const holder = {
        host: hostname(),
        user: 'alice',
        since: '2026-11-22T20:00:00Z',
        tool: identify(process.pid),
        powershell: null,
      }
      box.folder.write(statePath('', box.managed, 'lock'), { managedUserPath: box.managed, ...holder })
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
      const locked = await check('import', importConfig({ hmac: SECRET }))
      assert.equal(locked.code, 7)
      assert.match(locked.failed[1]!.found, /^the MAC of the users file is wrong/)
      assert.doesNotMatch(JSON.stringify(locked.checks), new RegExp(SECRET))
    },
  )

  it('import: a missing users file and a wrong server are failures of their own', async () => {
    const { code, failed, named } = await check('import', importConfig({ server: 'nowhere.test' }))
    assert.equal(code, 3)
    assert.deepEqual(
      failed.map(({ name }) => name),
      ['users file', 'domain controller'],
    )
    assert.equal(named.get('ActiveDirectory module')!.status, 'ok')
    assert.equal(named.get('right to create users')!.status, 'skipped')
  })

  describe('PowerShell', () => {
    const emptyFolder = mkdtempSync(join(tmpdir(), 'no-modules-'))
    after(() => rmSync(emptyFolder, { recursive: true }))
    // On Windows an execution policy is real (about_Execution_Policies); the language mode is the part of the lab's startup hook.
    const restricted = ON_WINDOWS
      ? { PSExecutionPolicyPreference: 'Restricted' }
      : { LAB_EXECUTION_POLICY: 'Restricted' }
    const cases: [string, () => { config?: object; env?: NodeJS.ProcessEnv }, string, RegExp, RegExp][] = [
      [
        'is missing',
        () => ({ config: { powershell: 'no-pwsh' } }),
        'PowerShell',
        /\('no-pwsh'\) was not found/,
        /install PowerShell/,
      ],
      [
        'is restricted by its language mode',
        () => ({ env: { LAB_LANGUAGE_MODE: 'ConstrainedLanguage' } }),
        'language mode',
        /constrained language mode/,
        /application control policy/,
      ],
      [
        'is restricted by its execution policy',
        () => ({ env: restricted }),
        'execution policy',
        /execution policy forbids this tool's scripts: File .*AdUserSync\.Session\.psm1 cannot be loaded because running scripts is disabled/,
        /Set-ExecutionPolicy -Scope CurrentUser RemoteSigned/,
      ],
      [
        'has no ActiveDirectory module',
        () => ({ env: { PSModulePath: emptyFolder } }),
        'ActiveDirectory module',
        /^the ActiveDirectory module is not installed$/,
        /Windows Server: Install-WindowsFeature RSAT-AD-PowerShell; on a Windows client: Add-WindowsCapability/,
      ],
    ]
    for (const [what, given, name, found, remedy] of cases) {
      it(what, { skip: ON_WINDOWS && name === 'language mode' }, async () => {
        const { config = {}, env = {} } = given()
        const { code, failed, named } = await checkImport(config, env)
        assert.equal(code, 4)
        assert.deepEqual(
          failed.map((line) => line.name),
          [name],
        )
        assert.match(failed[0]!.found, found)
        assert.match(failed[0]!.remedy!, remedy)
        assert.equal(named.get('domain controller')!.found, `not looked at: it needs "${name}"`)
      })
    }
  })

  it('export: all is there, in plain lines for a person', async () => {
    box.folder.write('export-config.json', exportConfig())
    const run = await adUserSync(['check', 'export', '--output', 'text'], { cwd: box.folder.path })
    assert.equal(run.code, 0, run.stderr)
    const names = run.stdout.split('\n').map((line) => line.replace(/^(ok: [^:]*): .*/, '$1'))
    assert.deepEqual(names, [
      'ok: Node.js',
      'ok: config file',
      'ok: log file',
      'ok: export file',
      'ok: PowerShell',
      'ok: language mode',
      'ok: execution policy',
      'ok: ActiveDirectory module',
      'ok: domain controller',
      'ok: clock',
      'ok: user_path',
      'ok: group_path',
      'ok: search_groups',
      'ok: attributes',
      'all that export needs is there',
      '',
    ])
    assert.deepEqual(readdirSync(box.folder.path), ['export-config.json'])
  })
  const exportConfig = (changes: object = {}) => {
    const base = labEnvironment().LAB_SOURCE_BASE
    const users = `CN=Users,${base}`
    return {
      server: 'source.test',
      export_file: 'users.json',
      user_path: users,
      group_path: users,
      attributes: ['mail'],
      ...changes,
    }
  }

  it('export: names what the directory lacks, with the nearest attribute, and a folder that is not there', async () => {
    const base = labEnvironment().LAB_SOURCE_BASE
    const names = {
      user_path: `OU=Gone,${base}`,
      group_path: `OU=None,${base}`,
      search_groups: ['CN=No'],
      attributes: ['mial'],
    }
    const changes = { export_file: 'gone/users.json', ...names }
    const { code, checks } = await check('export', exportConfig(changes))
    assert.equal(code, 2)
    const folder = shownPath(join(box.folder.path, 'gone'))
    const users = shownPath(join(box.folder.path, 'gone', 'users.json'))
    assert.deepEqual(
      checks.filter(({ status }) => status !== 'ok').map(({ name, status, found }) => `${status} ${name}: ${found}`),
      [
        `failed export file: ${users} cannot be written: ENOENT: no such file or directory, stat '${folder}'`,
        `failed user_path: user_path OU=Gone,${base} does not exist`,
        `warning group_path: OU=None,${base} is not in DC=source,DC=test`,
        `failed search_groups: search_groups that do not exist in DC=source,DC=test: CN=No,OU=None,${base}`,
        "failed attributes: attributes that the directory's schema does not have: mial (nearest: mail)",
      ],
    )
  })
})
