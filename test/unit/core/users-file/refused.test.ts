/** Users files that are refused, each for a reason of its own. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { InputError } from '../../../../src/errors.js'
import { MAX_DEPTH } from '../../../../src/core/users-file/json-scan.js'
import { readUsersFile } from '../../../../src/core/users-file/read.js'
import { JSON_SYNTAX } from '../../support.js'
import { file, GUID, KEY, read, refused, user } from './reading.js'

describe('a users file that is refused, each with its own message', () => {
  const cases: [string, string, RegExp][] = [
    ['nothing at all', '', /^the users file is not valid JSON at line 1, column 1$/],
    ['invalid JSON', '{"users": [\n  {]}', /^the users file is not valid JSON at line 2, column 4$/],
    ['JSON of another kind', '[]', /is invalid: it must be object/],
    ['no users', '{}', /it must have required property 'users'/],
    [
      'a million blanks and one',
      `{${' \n\t\r'.repeat(250_000)} "users": []}`,
      /holds more than a million blanks in a row at line 1, column 2$/,
    ],
    ['users that are no list', '{"users": {}}', /users must be array/],
    ['a user that is null', file('null'), /user 1: it must be object/],
    [
      'a user without a name',
      file(user(), '{"sAMAccountName": "bob"}'),
      /user 2 \("bob"\): it must have required property 'cn'/,
    ],
    ['disabled that is no bool', file(user(', "disabled": "no"')), /user 1 \("ann"\): disabled must be boolean,null/],
    ['a GUID that is none', file(user(', "objectGUID": "x"')), /user 1 \("ann"\): objectGUID must match pattern/],
    [
      'an attribute that is an object',
      file(user(', "mail": {"a": 1}')),
      /user 1 \("ann"\): mail must be a text, a number/,
    ],
    ['an attribute that is a list of lists', file(user(', "mail": [["a"]]')), /user 1 \("ann"\): mail must be a text/],
    [
      'bytes that are not base64',
      file(user(', "photo": {"base64": "?"}')),
      /photo must be a text, a number, a bool, \{"base64": …\}/,
    ],
    [
      'a time that is none',
      file(user(', "accountExpires": "soon"')),
      /accountExpires of user 1 \("ann"\) as "soon", which is not an ISO 8601 time/,
    ],
    ['a timestamp that is none', '{"timestamp": "2026-13-01", "users": []}', /the timestamp as "2026-13-01"/],
    [
      'one objectGUID twice',
      file(user(`, "objectGUID": "${GUID}"`), user(`, "objectGUID": "${GUID.toUpperCase()}"`).replace('ann', 'bob')),
      /has the objectGUID 00112233-4455-6677-8899-aabbccddeeff twice: "ann" and "bob"/,
    ],
    [
      'one key twice',
      file(user(', "mail": "a",\n "mail": "b"')),
      /has the key "mail" twice in one object at line 2, column 2/,
    ],
    ['one key twice, once escaped', file(user(', "mail": "a", "\\u006dail": "b"')), /has the key "mail" twice/],
    ['__proto__ twice', file(user(', "__proto__": "a", "__proto__": "b"')), /has the key "__proto__" twice/],
    [
      'one attribute in two spellings',
      file(user(', "mail": "a", "Mail": "b"')),
      /has "mail" and "Mail" in user 1 \("ann"\)/,
    ],
    ['half a surrogate pair', file(user(', "mail": "\\ud83d"')), /a broken character in user 1 \("ann"\): "\\ud83d"/],
    ['half a surrogate pair in a name', file('{"sAMAccountName": "a", "cn": "\\udc00x"}'), /broken character/],
    ['a number out of range', file(user(', "a": 1e999')), /holds a number that is too large at line 1/],
    ['deep nesting', '['.repeat(MAX_DEPTH + 1), /is nested more than 32 levels deep at line 1, column 33/],
    ['a lone minus', '{"users": [-]}', /not valid JSON/],
    ['CSV', 'name,mail\n=cmd|calc!A1,x', /not valid JSON/],
    ['UTF-7', '+AHsAIgB1-', /not valid JSON/],
    ['a comment', '{"users": [] /* none */}', /not valid JSON/],
  ]
  for (const [what, text, message] of cases) it(what, () => refused(text, message))

  it('bytes in no known encoding', () => {
    for (const bytes of [
      [0xff, 0xfe, 0x00, 0xd8],
      [0x81, 0x20],
      [0x50, 0x4b, 3, 4, 0, 0, 0xff],
      [0x7b, 0, 0x22, 0],
    ]) {
      assert.throws(
        () => readUsersFile(Buffer.from(bytes), null),
        (error) => error instanceof InputError && /cannot be decoded/.test(error.message),
      )
    }
  })
  it('more than can be held, in bounded time', () => {
    refused('['.repeat(50_000_000), /nested more than/)
    refused(file(user(`, "a": "${'x'.repeat(11_000_000)}"`)), /holds a text longer than 10485760 characters at line 1/)
    refused(`{"users": [${'0,'.repeat(10_000_001)}0]}`, /holds more than 10000000 values/)
    refused(file(user(', "a": "' + '\\n'.repeat(5_000_000))), /not valid JSON/)
    assert.equal(read(file(user(`, "photo": {"base64": "${'A'.repeat(10_000_000)}"}`))).people.length, 1)
    assert.throws(() => readUsersFile(new Uint8Array(256 * 1024 * 1024 + 1), null), /larger than 256 MB/)
  })
  it('whatever the bytes: a users file or an InputError, nothing else', () => {
    const json = fc.json({ stringUnit: 'binary' })
    const pieces = fc.array(fc.constantFrom(...JSON_SYNTAX, '\\u', 'd800', '1e9', 'users', '"users":', 'null'))
    const hostile = fc.oneof(
      fc.uint8Array(),
      json.map((text) => Buffer.from(text)),
      json.map((text) => Buffer.from(file(text))),
      pieces.map((all) => Buffer.from(all.join(''))),
    )
    fc.assert(
      fc.property(hostile, fc.constantFrom(null, KEY), (bytes, key) => {
        try {
          readUsersFile(bytes, key)
        } catch (error) {
          assert.ok(error instanceof InputError, String(error))
        }
      }),
      { numRuns: 3000 },
    )
  })
})
