/** What is read from a users file. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { file, GUID, read, user } from './reading.js'

describe('a users file that is read', () => {
  it('gives people in file order, absent values as nothing', () => {
    assert.deepEqual(
      read(
        file(
          user(),
          `{"cn": "B", "sAMAccountName": "b", "disabled": true, "memberOf": ["CN=x"], "objectGUID": "${GUID.toUpperCase()}", "mail": ""}`,
        ),
      ).people,
      [
        {
          key: '#1',
          cn: 'Ann',
          sAMAccountName: 'ann',
          disabled: false,
          accountExpires: null,
          memberOf: [],
          objectGUID: null,
          attributes: new Map(),
        },
        {
          key: GUID,
          cn: 'B',
          sAMAccountName: 'b',
          disabled: true,
          accountExpires: null,
          memberOf: ['CN=x'],
          objectGUID: GUID,
          attributes: new Map([['mail', '']]),
        },
      ],
    )
  })
  it('zero users: an empty list, for the caller to judge', () => assert.deepEqual(read('{"users": []}').people, []))
  it('subPath and distinguishedName: ignored', () => {
    assert.equal(read(file(user(', "subPath": "OU=x", "distinguishedName": "CN=x"'))).people[0]!.attributes.size, 0)
  })
  it('a timestamp without offset: local time, as the Python tool writes it', () => {
    assert.equal(
      read('{"timestamp": "2026-11-22T20:00:00.123456", "users": []}').timestamp,
      new Date(2026, 10, 22, 20, 0, 0, 123).toISOString(),
    )
    assert.equal(read('{"timestamp": "2026-11-22T20:00:00+02:00", "users": []}').timestamp, '2026-11-22T18:00:00Z')
  })
  it('accountExpires with or without Z: UTC', () => {
    for (const time of ['2026-11-22T20:00:00', '2026-11-22T20:00:00Z', '2026-11-22T21:00:00+01:00']) {
      assert.equal(read(file(user(`, "accountExpires": "${time}"`))).people[0]!.accountExpires, '2026-11-22T20:00:00Z')
    }
  })
  it('integers above 2^53: as text, digit by digit', () => {
    const attributes = read(
      file(user(', "a": 9007199254740993, "b": [-9223372036854775808, 9007199254740991], "c": 1.5')),
    ).people[0]!.attributes
    assert.deepEqual(
      [...attributes],
      [
        ['a', '9007199254740993'],
        ['b', ['-9223372036854775808', 9007199254740991]],
        ['c', 1.5],
      ],
    )
  })
  it('one of 400 digits, too', () => {
    const digits = '9'.repeat(400)
    assert.equal(read(file(user(`, "a": ${digits}`))).people[0]!.attributes.get('a'), digits)
  })
  it('a million of them in bounded memory', () => {
    const scanner = JSON.stringify(join(import.meta.dirname, '../../../../src/core/users-file/json-scan.ts'))
    const script = `import { parseStrictly } from ${scanner}
      const parsed = parseStrictly('[' + '9007199254740993,'.repeat(1_000_000) + '-9007199254740993]')
      console.log(parsed.length, parsed[20_000], parsed.at(-1))`
    const options = ['--max-old-space-size=160', '--import', 'tsx', '--input-type=module', '--eval', script]
    const run = spawnSync(process.execPath, options, { encoding: 'utf8' })
    assert.equal(run.stdout, '1000001 9007199254740993 -9007199254740993\n', run.stderr)
  })
  it('a million blanks, wherever they are', () => {
    for (const before of ['', ' ', ' '.repeat(999_999)])
      assert.equal(read(`${before}${file(user(`,${' '.repeat(1_000_000)}"a": 1`))}`).people.length, 1)
  })
  it('keys that are no attribute names: left out, with one warning', () => {
    const { people, warnings } = read(file(user(', "__proto__": "x", "a b": 1, "": 2, "constructor": "y"')))
    assert.deepEqual([...people[0]!.attributes], [['constructor', 'y']])
    assert.deepEqual(warnings, ['keys that are no attribute names are left out: "__proto__", "a b", ""'])
  })
})
