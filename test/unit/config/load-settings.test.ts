import assert from 'node:assert/strict'
import { join, resolve } from 'node:path'
import { describe, it } from 'node:test'
import { exportSettings, importSettings, problems, problemsOfImport, thrown, workFolder } from '../support.js'

const cwd = workFolder()

describe('a config with only what is required', () => {
  it('has the documented defaults for import', () => {
    const settings = importSettings(cwd)
    assert.equal(settings.expirationTime.toISO(), 'P1M1D')
    assert.equal(settings.expirationSlack.toISO(), 'P1D')
    assert.equal(settings.anchorAttribute, 'msDS-cloudExtensionAttribute1')
    const percent = (value: number) => ({ kind: 'percent', value })
    assert.deepEqual(settings.limits, {
      deactivations: percent(20),
      leaves: percent(20),
      creations: percent(100),
      renames: percent(20),
      clears: percent(20),
      updates: null,
    })
    assert.equal(settings.resolutionsFile, join(cwd, 'resolutions.json'))
    assert.deepEqual([settings.passwordWordCount, settings.passwordSuffix, settings.passwordWordlist], [3, '', null])
    assert.deepEqual(
      [settings.attributes, settings.maxFileAge, settings.hmac, settings.server, settings.powershell],
      [null, null, null, null, null],
    )
    assert.deepEqual(settings.log, {
      level: 'INFO',
      file: null,
      maxBytes: 1048576,
      backupCount: 10,
      everyChange: false,
      windowsEventLog: false,
      powershell: null,
    })
    assert.deepEqual(
      [settings.groupMap.size, settings.restrictedGroups, settings.requireApproval, settings.warnings],
      [0, [], [], []],
    )
  })
  it('has the documented defaults for export', () => {
    const { exportFile, searchGroups, nestedGroups, attributes, anchor } = exportSettings(cwd)
    assert.deepEqual(
      { exportFile, searchGroups, nestedGroups, attributes, anchor },
      {
        exportFile: null,
        searchGroups: [],
        nestedGroups: false,
        attributes: [],
        anchor: true,
      },
    )
  })
})

describe('a config', () => {
  it('maps one group or a list, and joins two spellings of one source', () => {
    const group_map = { 'CN=A': 'CN=x', 'cn=a': ['CN=y', 'cn=X'], '*': ['CN=all'] }
    assert.deepEqual(
      [...importSettings(cwd, { group_map }).groupMap],
      [
        ['CN=A', ['CN=x', 'CN=y']],
        ['*', ['CN=all']],
      ],
    )
  })
  it('takes limits as numbers and as percentages', () => {
    const { limits } = importSettings(cwd, { max_deactivations: 0, max_leaves: '100%' })
    assert.deepEqual(
      [limits.deactivations, limits.leaves],
      [
        { kind: 'count', value: 0 },
        { kind: 'percent', value: 100 },
      ],
    )
  })
  it('finds relative paths in the current directory, and leaves absolute ones', () => {
    const absolute = resolve('/var/log/x.log')
    const settings = importSettings(cwd, { input_file: 'in/users.json', log_file: absolute })
    assert.deepEqual([settings.inputFile, settings.log.file], [join(cwd, 'in', 'users.json'), absolute])
  })
  it('drops repeated groups and attributes, in any spelling', () => {
    const settings = exportSettings(cwd, { search_groups: ['CN=A', 'cn=a', 'CN=B'], attributes: ['mail', 'Mail'] })
    assert.deepEqual([settings.searchGroups, settings.attributes], [['CN=A', 'CN=B'], ['mail']])
  })
  it('may name its $schema', () =>
    assert.doesNotThrow(() => importSettings(cwd, { $schema: './import-config.schema.json' })))
  it("warns of the Python tool's browser keys, whatever they hold", () => {
    const { warnings } = importSettings(cwd, { port: null, heartbeat_interval: 2.5, terminate_on_browser_close: 'x' })
    assert.deepEqual(
      warnings.map((warning) => warning.replace(`${join(cwd, 'import-config.json')}: `, '')),
      [
        'port is ignored; approvals are made in the terminal, there is no browser',
        'heartbeat_interval is ignored; approvals are made in the terminal, there is no browser',
        'terminate_on_browser_close is ignored; approvals are made in the terminal, there is no browser',
      ],
    )
  })
  it('gives way to --log-level', () => {
    assert.equal(importSettings(cwd, { log_level: 'ERROR' }, { logLevel: 'DEBUG' }).log.level, 'DEBUG')
    assert.equal(importSettings(cwd, { log_level: 'FATAL' }).log.level, 'FATAL')
  })
})

describe('a broken config', () => {
  const refused: [string, object, string][] = [
    [
      'a missing prefix',
      { prefix_common_names: undefined },
      'prefix_common_names: missing, expected the prefix that the common names of your managed users begin with, of at least 2 characters. ' +
        'It has no default: a silent change of prefix would orphan every managed user. The Python tool used "P3KI " where none was given.',
    ],
    [
      'a short prefix',
      { prefix_common_names: 'P' },
      'prefix_common_names: found "P", expected text of 2 to 60 characters',
    ],
    ['a missing path', { input_file: undefined }, 'input_file: missing, expected a path'],
    ['an unknown key', { restricted_group: [] }, 'restricted_group: unknown, did you mean restricted_groups?'],
    ['an unknown key like none', { frobnicate: 1 }, 'frobnicate: unknown'],
    ['a key in the wrong style', { groupMap: {} }, 'groupMap: unknown, did you mean group_map?'],
    ['a wrong type', { log_windows: 'yes' }, 'log_windows: found "yes", expected true or false'],
    ['null for a path', { input_file: null }, 'input_file: found null, expected a path'],
    [
      'a wrong log level',
      { log_level: 'VERBOSE' },
      'log_level: found "VERBOSE", expected CRITICAL, FATAL, ERROR, WARNING, INFO or DEBUG',
    ],
    [
      'a duration of a day',
      { expiration_time: 'P1D' },
      'expiration_time: found "P1D", expected an ISO 8601 duration of more than a day and at most 100 years',
    ],
    [
      'no duration',
      { expiration_time: '31 days' },
      'expiration_time: found "31 days", expected an ISO 8601 duration of more than a day and at most 100 years',
    ],
    [
      'a negative slack',
      { expiration_slack: 'P-1D' },
      'expiration_slack: found "P-1D", expected an ISO 8601 duration of less than expiration_time',
    ],
    [
      'too much slack',
      { expiration_time: 'P2D', expiration_slack: 'PT48H' },
      'expiration_slack: found "PT48H", expected less than expiration_time ("P2D")',
    ],
    [
      'an empty age',
      { max_file_age: 'PT0S' },
      'max_file_age: found "PT0S", expected an ISO 8601 duration of more than nothing, or null',
    ],
    [
      'contradictory password rules',
      { users_must_change_password: true, users_can_not_change_password: true },
      'users_must_change_password: found true together with users_can_not_change_password, expected at most one of them',
    ],
    [
      'a path that is no DN',
      { managed_user_path: 'Managed' },
      'managed_user_path: found "Managed", expected the distinguished name of a container, with its DC components',
    ],
    [
      'a path without domain',
      { group_path: 'CN=Users' },
      'group_path: found "CN=Users", expected the distinguished name of a container, with its DC components',
    ],
    [
      'paths of two domains',
      { group_path: 'CN=Users,DC=source,DC=test' },
      'managed_user_path: found a container of DC=target,DC=test, expected one of the same domain as group_path (DC=source,DC=test)',
    ],
    [
      'an absolute group',
      { restricted_groups: ['CN=A', 'CN=B,CN=Users,DC=target,DC=test'] },
      'restricted_groups[1]: found "CN=B,CN=Users,DC=target,DC=test", expected a list of distinguished names relative to group_path, without DC components',
    ],
    [
      'a source that is no DN',
      { group_map: { Operators: 'CN=x' } },
      'group_map.Operators: this key does not fit, expected an object from source groups (or "*") to one target group or a list of them, relative distinguished names without DC components',
    ],
    [
      'a target that is no DN',
      { group_map: { 'CN=A': ['CN=x', 5] } },
      'group_map["CN=A"][1]: found 5, expected an object from source groups (or "*") to one target group or a list of them, relative distinguished names without DC components',
    ],
    [
      'a percentage over 100',
      { max_leaves: '101%' },
      'max_leaves: found "101%", expected a whole number, or a percentage such as "20%"',
    ],
    [
      'a negative limit',
      { max_leaves: -1 },
      'max_leaves: found -1, expected a whole number, or a percentage such as "20%"',
    ],
    [
      'an unknown approval',
      { require_approval: ['join'] },
      'require_approval[0]: found "join", expected a list of "disable" and "leave"',
    ],
    [
      'an attribute that is no name',
      { attributes: ['mail)(x=*'] },
      'attributes[0]: found "mail)(x=*", expected a list of LDAP display names, or null',
    ],
    [
      'an anchor that is no name',
      { anchor_attribute: '' },
      'anchor_attribute: found "", expected an LDAP display name, or null',
    ],
    ['no words', { password_word_count: 0 }, 'password_word_count: found 0, expected a whole number from 1 to 20'],
    [
      'a secret that is no hex',
      { hmac: 'S3cret!' },
      'hmac: found a value that is not shown, expected an even number of hex digits, at least 32 of them recommended, or null',
    ],
    [
      'a suffix of the wrong type',
      { password_suffix: 12345 },
      'password_suffix: found a value that is not shown, expected text of at most 64 characters',
    ],
    [
      'an escape in a value',
      { log_level: '\u001b[2J' },
      'log_level: found "\\u001b[2J", expected CRITICAL, FATAL, ERROR, WARNING, INFO or DEBUG',
    ],
  ]
  for (const [what, changes, problem] of refused) {
    it(`is refused for ${what}`, () => assert.deepEqual(problemsOfImport(cwd, changes), [problem]))
  }
  it('is refused with all its problems at once, under the name of the file', () => {
    const error = thrown(() =>
      importSettings(cwd, { input_file: 7, log_level: 'x', extra: 1, expiration_slack: 'P1Y', hmac: 'abc' }),
    )
    assert.equal(error.message.split('\n')[0], `${join(cwd, 'import-config.json')} has 5 problems:`)
    assert.equal(error.exitCode, 2)
    assert.equal(error.remedy, 'ad-user-sync import --help lists every parameter')
    assert.doesNotMatch(error.message, /abc/)
  })
  it('of an export is refused for each parameter that it must have and lacks', () => {
    assert.deepEqual(
      problems(() => exportSettings(cwd, { user_path: undefined, group_path: undefined })),
      [
        'user_path: missing, expected the distinguished name of a container, with its DC components',
        'group_path: missing, expected the distinguished name of a container, with its DC components',
      ],
    )
  })
})
