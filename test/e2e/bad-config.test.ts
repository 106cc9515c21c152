/**
 * behaviour.md, "Config files": what is wrong with them or what they name is exit code 2 (4: not to
 * be reached), nothing written.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, it } from 'node:test'
import { labEnvironment } from '../lab/domains.js'
import { deny, READ_STATE } from './support/access.js'
import { changesNothing, refused, type Refusal } from './support/assertions.js'
import { adUserSync } from './support/cli.js'
import { useSandbox } from './support/use-sandbox.js'

describe('a config', () => {
  const box = useSandbox({ emptied: false })
  beforeEach(async () => {
    await box.clear()
    box.folder.write('users.json', { users: [box.person('Anna', { memberOf: ['CN=X'] })] })
  })
  const refuse = (config: object, message: RegExp, more: Refusal = {}) => refused(box, 2, message, { config, ...more })

  it('with anything wrong is refused, all problems at once, each with its place and never a secret', async () => {
    const problems = (...lines: RegExp[]) =>
      new RegExp(
        [
          `^\\S+import-config\\.json has ${lines.length === 1 ? 'a problem' : `${lines.length} problems`}:`,
          ...lines.map(({ source }) => source),
        ].join('\\n  ') + '$',
      )
    await refuse({ manged_user_path: 'x' }, problems(/manged_user_path: unknown, did you mean managed_user_path\?/))
    await refuse(
      { prefix_common_names: undefined },
      problems(
        new RegExp(
          'prefix_common_names: missing, expected the prefix that the common names of your managed users begin with, of at least 2 ' +
            'characters\\. It has no default: a silent change of prefix would orphan every managed user\\. ' +
            'The Python tool used "P3KI " where none was given\\.',
        ),
      ),
    )
    await refuse(
      { users_can_not_change_password: true, users_must_change_password: true },
      problems(
        /users_must_change_password: found true together with users_can_not_change_password, expected at most one of them/,
      ),
    )
    await refuse(
      { prefix_common_names: 'P', hmac: 4711, expiration_time: 'P1D', expiration_slack: 'P2M', max_leaves: '101%' },
      problems(
        /prefix_common_names: found "P", expected text of 2 to 60 characters/,
        /expiration_time: found "P1D", expected .+/,
        /hmac: found a value that is not shown, expected .+/,
        /max_leaves: found "101%", expected .+/,
      ),
    )
  })

  it('that names objects that are not there, or must not be used, is refused', async () => {
    const { LAB_TARGET_BASE: domain } = labEnvironment()
    const path = (managed_user_path: string) => ({ managed_user_path })
    await refuse(path(`OU=Nowhere,${box.base}`), /^managed_user_path OU=Nowhere,\S+ does not exist$/)
    await refuse(path(domain), /^managed_user_path DC=target,DC=test is the root of the domain$/)
    await refuse(
      path(await box.user('Victim')),
      /^managed_user_path CN=Victim,\S+ is not a container: its class is user$/,
    )
    await refuse(
      path(`${await box.group('Group')},${box.groups}`),
      /^managed_user_path CN=Group,\S+ is not a container: its class is group$/,
    )
    await refuse(
      { ...path('OU=x,DC=source,DC=test'), group_path: 'OU=x,DC=source,DC=test' },
      /^managed_user_path OU=x,DC=source,DC=test is not in the domain DC=target,DC=test$/,
    )
    await refuse(
      path(`CN=Users,${domain}`),
      /^managed_user_path CN=Users,\S+ holds built-in accounts: CN=Administrator,CN=Users,DC=target,DC=test; CN=Guest,.+; CN=dns-tgtdc,[^;]+; CN=krbtgt,[^;]+$/,
    )
    const runner = { sAMAccountName: box.account('runner') }
    const password = await box.enable(await box.user('Runner', runner, box.managed))
    const env = { LAB_BIND_USER: `${runner.sAMAccountName}@target.test`, LAB_BIND_PASSWORD: password }
    assert.equal(await box.logOn(runner.sAMAccountName, password), 'ok') // the first logon writes lastLogonTimestamp
    await refuse({}, /^managed_user_path \S+ holds CN=Runner,OU=Managed,\S+, the account that runs this tool$/, { env })
    await box.group('Here')
    const groups = { group_map: { '*': ['CN=Here', 'CN=Nope'] }, restricted_groups: ['CN=Nada'] }
    await refuse(
      groups,
      /^groups of group_map or restricted_groups do not exist: CN=Nope,OU=Groups,\S+; CN=Nada,OU=Groups,\S+$/,
    )
    await refuse(
      { anchor_attribute: 'extensionAttribute15' },
      /^anchor_attribute extensionAttribute15 is not in the target's schema$/,
    )
    await refuse(
      { anchor_attribute: 'objectSid' },
      /^anchor_attribute objectSid is not a string attribute that can be written$/,
    )
  })

  it('with a secret that is not hex is refused without repeating it', async () => {
    const odd = 'abc'
    for (const more of [{ args: ['--hmac', odd] }, { config: { hmac: odd } }, { env: { AD_USER_SYNC_HMAC: odd } }]) {
      const run = await refuse(
        more.config ?? {},
        /^\S+ has 3 hex digits; expected an even number of hex digits \(the secret is not shown\)$|hmac: found a value that is not shown/,
        more,
      )
      assert.ok(!(run.stdout + run.stderr).includes(`"${odd}"`))
    }
    await refuse({}, /^--hmac has characters other than hex digits; expected an even number/, {
      args: ['--hmac', 'not hex!'],
    })
  })

  it('goes with resolutions and approvals files that are whole; broken ones are left as they are', async () => {
    const broken = '{"resolutions": [{"type": "enable", "user": "P Anna", "accept": "yes", "password": 7}]}'
    const path = box.folder.write('resolutions.json', broken)
    await refuse(
      {},
      new RegExp(
        '^\\S+resolutions\\.json is not a resolutions file: resolutions\\[0\\]\\.accept: found "yes", expected true, false or null; ' +
          'resolutions\\[0\\]\\.password: found a value that is not shown, expected .+$',
      ),
    )
    assert.equal(readFileSync(path, 'utf8'), broken)
    // Whoever asks in the morning must hear that no run since yesterday has come further.
    const isRecorded = async (error: RegExp) => {
      const { stdout } = await adUserSync(['history'], { cwd: box.folder.path, env: box.env })
      const last = (JSON.parse(stdout) as { runs: { exit_code: number; error: string }[] }).runs.at(-1)!
      assert.equal(last.exit_code, 2)
      assert.match(last.error, error)
    }
    await isRecorded(/resolutions\.json is not a resolutions file/)
    box.folder.write('approvals.json', '{"resolutions": [')
    box.folder.write('resolutions.json', { resolutions: [] })
    await refuse({}, /^approvals\.json is not valid JSON: line 1, column 18$/, {
      args: ['--approvals', 'approvals.json'],
    })
    await isRecorded(/^approvals\.json is not valid JSON/)
    await refuse({}, /^nothing\.json: no such file$/, { args: ['--approvals', 'nothing.json'] })
    await refuse({}, /^standard input is empty, expected JSON$/, { args: ['--approvals', '-'] })
    await isRecorded(/^standard input is empty/)
    await refuse({}, /^--passwords-to needs a passphrase/, { args: ['--passwords-to', 'new.zip'] })
    await isRecorded(/^--passwords-to needs a passphrase/)
    await refuse({}, /^--approvals resolutions\.json is the resolutions_file, which must not be able to approve$/, {
      args: ['--approvals', 'resolutions.json'],
    })
  })

  it('whose domain controller or PowerShell cannot be had ends with exit code 4', async () => {
    await refused(box, 4, /^Unable to contact the server\. .+$/, { config: { server: 'nowhere.test' } })
    await refused(box, 4, /[\\/]no[\\/]such[\\/]pwsh/, { config: { powershell: '/no/such/pwsh' } })
  })

  it('whose managed users cannot be read ends with exit code 4: a user that left could be enabled', async () => {
    await box.import([box.person('Anna')])
    await deny(`CN=P Anna,${box.managed}`, READ_STATE)
    const { summary } = await refused(box, 4, /^userAccountControl of CN=P Anna,OU=Managed,\S+ cannot be read$/)
    assert.match(summary.error!.remedy!, /"Pre-Windows 2000 Compatible Access"/)
  })

  it('in UTF-16 with BOM, and with a $schema, is as good as any', async () => {
    const config = {
      $schema: './import-config.schema.json',
      server: 'target.test',
      input_file: 'users.json',
      managed_user_path: box.managed,
      group_path: box.groups,
      prefix_common_names: 'Ö ',
    }
    box.folder.write('other.json', Buffer.from(`\ufeff${JSON.stringify(config)}`, 'utf16le'))
    const run = await box.rerun({}, ['--config', join(box.folder.path, 'other.json')])
    assert.deepEqual(run.summary.created, ['Ö Anna'], run.stderr)
    await changesNothing(box, { prefix_common_names: 'Ö ' })
  })
})
