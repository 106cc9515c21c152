import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { exportSettings, importSettings, problems, problemsOfImport, thrown, workFolder } from '../support.js'

const cwd = workFolder()

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
      'max_file_age: found "PT0S", expected an ISO 8601 duration of more than zero, or null',
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
    assert.equal(error.remedy, 'ad-user-sync help config import lists every parameter')
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
