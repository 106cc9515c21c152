/**
 * Files that the older Python tool wrote work here. What they look like is known from its public
 * repository (github.com/P3KI/ad-user-sync): 4 blanks of indentation, a local timestamp without
 * offset, no anchor, keys in any order, null for absent values, on Windows in windows-1252 with
 * CRLF; the MAC covers the line break before it.
 */
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { describe, it } from 'node:test'
import iconv from 'iconv-lite'
import { changesNothing, versions } from './support/assertions.js'
import { adUserSync } from './support/cli.js'
import { useSandbox } from './support/use-sandbox.js'

const SECRET = '0123456789abcdef0123456789abcdef'

describe('files of the Python tool', () => {
  const box = useSandbox()

  /** An account as it exported it. */
  const entry = (cn: string, memberOf: readonly string[] = []) => ({
    givenName: cn,
    company: 'ACME',
    sAMAccountName: box.account(cn.slice(0, 5).toLowerCase()),
    cn,
    displayName: `${cn} DN`,
    l: null,
    memberOf,
    disabled: false,
    accountExpires: '2025-02-01T00:00:00',
    department: 'Prüfung',
  })
  const write = (users: readonly object[], timestamp = '2026-03-03T12:45:14.447150') => {
    const body = JSON.stringify({ timestamp, users }, null, 4) + '\n'
    const mac = createHmac('sha256', Buffer.from(SECRET, 'hex')).update(body).digest('hex')
    box.folder.write('users.json', iconv.encode((body + mac).replaceAll('\n', '\r\n'), 'windows-1252'))
  }

  it('import: its config under its name, its users file with its MAC, its resolutions', async () => {
    for (const name of ['p-Administrators', 'p-Operators', 'p-Managed']) await box.group(name)
    box.folder.write('import_config.json', {
      server: 'target.test', // the one key that is ours: the lab has no domain to discover
      input_file: 'users.json',
      managed_user_path: box.managed,
      group_path: box.groups,
      group_map: {
        'CN=t-Administrators': ['CN=p-Administrators', 'CN=p-Operators'],
        'CN=t-Operators': 'CN=p-Operators',
        '*': 'CN=p-Managed',
      },
      restricted_groups: ['CN=p-Administrators'],
      prefix_common_names: 'P3KI ',
      users_can_not_change_password: false,
      users_must_change_password: false,
      expiration_time: 'P1M2D',
      resolutions_file: 'resolutions.json',
      log_level: 'DEBUG',
      log_max_bytes: 1048576,
      log_backup_count: 10,
      log_windows: false,
      port: null,
      heartbeat_interval: 2,
      terminate_on_browser_close: true,
      password_wordlist: 'wordlist_de.txt',
      password_word_count: 3,
      password_suffix: '',
      hmac: SECRET,
    })
    const [one, two] = [entry('Test1', ['CN=t-Operators', 'CN=Transfer']), entry('Test2', ['CN=t-Administrators'])]
    const resolution = (type: string, user: string, accept: boolean, more: object = {}) => ({
      type,
      user,
      accept,
      timestamp: '2025-03-03T12:45:14.447150Z',
      ...more,
    })
    box.folder.write('resolutions.json', {
      resolutions: [
        resolution('join', 'P3KI Test2', false, { group: 'p-Administrators' }),
        resolution('enable', 'P3KI Test1', false),
        resolution('enable', 'P3KI Test2', true, { password: 'foobar1234_' }),
      ],
    })
    write([one, two])
    const run = async () => {
      const ran = await adUserSync(['import'], { cwd: box.folder.path })
      assert.equal(ran.code, 0, ran.stderr)
      return ran
    }
    const first = await run()
    assert.deepEqual(first.summary.created, ['P3KI Test1', 'P3KI Test2'])
    assert.deepEqual(
      first.summary.joined.map(({ user, group }) => `${user} ${group}`),
      ['P3KI Test1 p-Managed', 'P3KI Test1 p-Operators', 'P3KI Test2 p-Managed', 'P3KI Test2 p-Operators'],
    )
    assert.deepEqual(
      first.summary.required_interactions.map(({ type, user }) => `${type} ${user}`),
      ['enable P3KI Test2'],
    )
    assert.match(first.stderr, / \| WARNING \| in \S+resolutions\.json, 1 entry with "accept": true is ignored/)
    assert.equal(
      first.stderr.match(/ is ignored; approvals are made in the terminal, there is no browser\n/g)?.length,
      3,
    )
    const user = await box.find('P3KI Test1', ['department', 'l', 'msDS-cloudExtensionAttribute1'])
    assert.deepEqual([user?.['department'], user?.['msDS-cloudExtensionAttribute1']], ['Prüfung', []])

    // Without anchors people match by common name; another export at another time changes what
    // changed.
    write([{ ...one, department: null, l: 'Köln' }, two], '2026-03-04T12:45:14')
    const second = await run()
    assert.deepEqual(
      [second.summary.created, second.summary.updated, second.summary.disabled],
      [[], ['P3KI Test1'], []],
    )
    const before = await versions(box)
    await run()
    assert.deepEqual(await versions(box), before)
  })

  it('without anchors, give nobody the account of a namesake that left', async () => {
    const anna = () => {
      const { objectGUID: _, ...plain } = box.person('Anna')
      return plain
    }
    const [first, second, third] = [anna(), anna(), anna()]
    await box.import([first, second])
    const leaver = `P Anna (${second.sAMAccountName})`
    await box.enable(`CN=${leaver},${box.managed}`)
    const run = await box.import([first, third], { max_deactivations: 1 })
    assert.equal(run.code, 0, run.stderr)
    assert.deepEqual(
      [run.summary.created, run.summary.updated, run.summary.disabled],
      [[`P Anna (${third.sAMAccountName})`], [], [leaver]],
    )
    await changesNothing(box, { max_deactivations: 1 })
  })

  it('without anchors, match users that have one, and leave it to them', async () => {
    const person = box.person('Anchored')
    await box.import([person])
    const { objectGUID: _, ...plain } = person
    const run = await box.import([{ ...plain, description: 'x' }])
    assert.deepEqual([run.summary.created, run.summary.updated], [[], ['P Anchored']])
    assert.equal(
      (await box.find('P Anchored', ['msDS-cloudExtensionAttribute1']))?.['msDS-cloudExtensionAttribute1'],
      `ad-user-sync:${person.objectGUID}`,
    )
    await changesNothing(box)
  })
})
