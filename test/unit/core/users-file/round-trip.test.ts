import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { JsonValue, Person } from '../../../../src/core/person.js'
import { readUsersFile } from '../../../../src/core/users-file/read.js'
import {
  formatUsersFile,
  usersFileText,
  type Exported,
  type ExportedPerson,
} from '../../../../src/core/users-file/write.js'

const KEY = Buffer.from('00112233445566778899aabbccddeeff', 'hex')
const ann = {
  cn: 'Müller, Ann',
  sAMAccountName: 'ann',
  disabled: false,
  accountExpires: null,
  memberOf: ['CN=Sales'],
  objectGUID: '00112233-4455-6677-8899-aabbccddeeff',
  attributes: new Map<string, JsonValue>([
    ['title', '😀'],
    ['otherTelephone', ['1', '2']],
    ['thumbnailPhoto', { base64: 'AAE=' }],
    ['mail', null],
  ]),
}
const bob = {
  ...ann,
  cn: 'Bob',
  sAMAccountName: 'Bob',
  memberOf: [],
  objectGUID: null,
  accountExpires: '2026-12-01T00:00:00Z',
  attributes: new Map(),
}

const exported = (people: readonly ExportedPerson[], more: Partial<Exported> = {}): Exported => ({
  timestamp: '2026-11-22T20:00:00Z',
  source: { domainSid: 'S-1-5-21-1-2-3', dnsName: 'source.test' },
  sequence: 42,
  searchGroups: ['CN=Sales'],
  people,
  ...more,
})

const text = fc.string({ unit: 'binary' }).map((value) => Buffer.from(value).toString())
const single = fc.oneof(
  text,
  fc.integer(),
  fc.boolean(),
  fc.uint8Array().map((bytes) => ({ base64: Buffer.from(bytes).toString('base64') })),
)
const person = fc.record(
  {
    cn: text.filter((value) => value.length > 0 && value.length < 200),
    sAMAccountName: text.filter((value) => value.length > 0 && value.length < 200),
    disabled: fc.boolean(),
    accountExpires: fc.constantFrom(null, '2026-12-01T00:00:00Z', '1999-01-01T12:34:56Z'),
    memberOf: fc.array(text.filter((value) => value.length > 0)),
    objectGUID: fc.option(fc.uuid()),
    attributes: fc
      .array(
        fc.tuple(fc.stringMatching(/^[xyz][A-Za-z0-9-]{0,10}$/), fc.oneof(single, fc.constant(null), fc.array(single))),
      )
      .map(
        (entries) =>
          new Map<string, JsonValue>(
            entries.filter(
              ([name], index) => entries.findIndex(([other]) => other.toLowerCase() === name.toLowerCase()) === index,
            ),
          ),
      ),
  },
  { noNullPrototype: true },
)
const people = fc.uniqueArray(person, { selector: (one) => one.objectGUID ?? {} })
const withoutKeys = (read: readonly Person[]) => read.map(({ key, ...rest }) => (assert.ok(key), rest))
const bigEndian = (value: string) => Buffer.from(value, 'utf16le').swap16()

describe('a users file is written', () => {
  it('pretty-printed, ASCII, sorted by account name, keys in a fixed order', () => {
    assert.equal(
      formatUsersFile(exported([ann, bob])),
      `{
    "timestamp": "2026-11-22T20:00:00Z",
    "source": {
        "domain_sid": "S-1-5-21-1-2-3",
        "dns_name": "source.test"
    },
    "sequence": 42,
    "search_groups": [
        "CN=Sales"
    ],
    "users": [
        {
            "sAMAccountName": "Bob",
            "cn": "Bob",
            "disabled": false,
            "accountExpires": "2026-12-01T00:00:00Z",
            "memberOf": []
        },
        {
            "sAMAccountName": "ann",
            "cn": "M\\u00fcller, Ann",
            "disabled": false,
            "accountExpires": null,
            "memberOf": [
                "CN=Sales"
            ],
            "objectGUID": "00112233-4455-6677-8899-aabbccddeeff",
            "title": "\\ud83d\\ude00",
            "otherTelephone": [
                "1",
                "2"
            ],
            "thumbnailPhoto": {
                "base64": "AAE="
            },
            "mail": null
        }
    ]
}`,
    )
  })
  it('for the Python importer without source and sequence', () => {
    assert.equal(
      formatUsersFile(exported([], { source: null, sequence: null })),
      `{
    "timestamp": "2026-11-22T20:00:00Z",
    "search_groups": [
        "CN=Sales"
    ],
    "users": []
}`,
    )
  })
  it('with a secret: body, newline, HMAC-SHA256 in lower-case hex, and no newline', () => {
    const body = formatUsersFile(exported([ann]))
    assert.equal(
      usersFileText(exported([ann]), KEY),
      `${body}\n${createHmac('sha256', KEY).update(body).digest('hex')}`,
    )
  })
})

describe('a written file is read again, whatever its values', () => {
  const encodings: [string, (written: string) => Uint8Array][] = [
    ['as it is', (written) => Buffer.from(written)],
    ['with CRLF and a trailing newline', (written) => Buffer.from(`${written.trimEnd()}\n`.replaceAll('\n', '\r\n'))],
    ['as UTF-8 with a byte order mark', (written) => Buffer.from(`\ufeff${written}`)],
    ['as UTF-16 LE', (written) => Buffer.from(`\ufeff${written}`, 'utf16le')],
    ['as UTF-16 BE with CRLF', (written) => bigEndian(`\ufeff${written.replaceAll('\n', '\r\n')}`)],
  ]
  for (const [how, encode] of encodings) {
    for (const key of [null, KEY]) {
      it(`${how}, ${key ? 'with' : 'without'} MAC`, () => {
        fc.assert(
          fc.property(people, (given) => {
            const { people: read, hash, ...rest } = readUsersFile(encode(usersFileText(exported(given), key)), key)
            const sorted = given.toSorted((a, b) =>
              a.sAMAccountName < b.sAMAccountName ? -1 : a.sAMAccountName > b.sAMAccountName ? 1 : 0,
            )
            assert.deepEqual(withoutKeys(read), sorted)
            assert.match(hash, /^[0-9a-f]{64}$/)
            const { people: _, ...said } = exported(given)
            assert.deepEqual(rest, { ...said, warnings: [] })
          }),
        )
      })
    }
  }
  it('with the same hash, however it travelled and whether signed or not', () => {
    const written = usersFileText(exported([ann]), KEY)
    const hashes = encodings.map(([, encode]) => readUsersFile(encode(written), KEY).hash)
    assert.equal(new Set(hashes).size, 1)
    assert.match(hashes[0]!, /^[0-9a-f]{64}$/)
  })
  it('from windows-1252 as the Python tool writes it on Windows, with a warning, and its MAC over UTF-8', () => {
    const body = '{"users": [{"sAMAccountName": "a", "cn": "Müller – 5 €"}]}'
    const mac = createHmac('sha256', KEY).update(body).digest('hex')
    const bytes = Buffer.from(`${body}\r\n${mac}`.replace('–', '\x96').replace('€', '\x80'), 'latin1')
    const { people: read, warnings, ...rest } = readUsersFile(bytes, KEY)
    assert.equal(read[0]!.cn, 'Müller – 5 €')
    const { timestamp, source, sequence, searchGroups } = rest
    assert.deepEqual([timestamp, source, sequence, searchGroups], [null, null, null, null])
    assert.match(warnings.join(), /^the users file is not UTF-8; it was read as windows-1252/)
  })
})
