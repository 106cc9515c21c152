import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { attributeSchema } from '../../../../src/core/values/attribute-schema.js'
import {
  exportPeople,
  type ExportRules,
  type ExportSource,
} from '../../../../src/core/users-file/people-from-directory.js'
import { dnKey } from '../../../../src/core/names/distinguished-name.js'
import type { Group } from '../../../../src/core/model.js'
import type { Attributes, Tagged } from '../../../../src/core/values/value.js'

const BASE = 'OU=Groups,DC=source,DC=test'
const SID = 'S-1-5-21-1-2-3'
const attribute = (name: string, syntax: string, om: number, single: boolean) =>
  attributeSchema({
    lDAPDisplayName: [`s:${name}`],
    attributeSyntax: [`s:${syntax}`],
    oMSyntax: [`i:${om}`],
    isSingleValued: [`b:${single}`],
  })!
const schema = new Map(
  [
    attribute('mail', '2.5.5.12', 64, true),
    attribute('description', '2.5.5.12', 64, false),
    attribute('otherTelephone', '2.5.5.12', 64, false),
    attribute('thumbnailPhoto', '2.5.5.10', 4, true),
    attribute('lastLogon', '2.5.5.16', 65, true),
    attribute('whenCreated', '2.5.5.11', 24, true),
    attribute('showInAddressBook', '2.5.5.1', 127, false),
    attribute('isDeleted', '2.5.5.8', 1, true),
  ].map((entry) => [entry.name.toLowerCase(), entry]),
)
const group = (name: string, rid: number, ...memberOf: string[]): [string, Group] => {
  const dn = `CN=${name},${BASE}`
  return [
    dnKey(dn),
    {
      guid: name,
      dn,
      name,
      sid: `${SID}-${rid}`,
      adminCount: false,
      memberOf: memberOf.map((parent) => dnKey(`CN=${parent},${BASE}`)),
    },
  ]
}
const groups = new Map([
  group('Sales', 1001),
  group('Domain Users', 513),
  group('Inner', 1002, 'Middle'),
  group('Middle', 1003, 'Sales', 'Circle'),
  group('Circle', 1004, 'Inner'),
])
const user = (attributes: Attributes, name = 'ann') => ({
  dn: `CN=${name},OU=x,DC=source,DC=test`,
  guid: `guid-of-${name}`,
  attributes: {
    sAMAccountName: [`s:${name}`],
    cn: [`s:${name.toUpperCase()}`],
    userAccountControl: ['i:512'],
    primaryGroupID: ['i:513'],
    ...attributes,
  } as Attributes,
})
const rules: ExportRules = { groupPath: BASE, searchGroups: [], nestedGroups: false, attributes: [], anchor: true }
const people = (users: ExportSource['users'], more: Partial<ExportRules> = {}) =>
  exportPeople({ users, schema, groups, domainSid: SID }, { ...rules, ...more })
const inGroups = (dns: string[]) => user({ memberOf: dns.map((dn): Tagged => `s:${dn}`) })

describe('of each user is exported', () => {
  it('always: account name, common name, state, expiration, memberships, anchor', () => {
    assert.deepEqual(
      people([
        user({ accountExpires: ['l:134398512000000000'] }),
        user({ userAccountControl: ['i:66050'], accountExpires: ['l:0'] }, 'bob'),
      ]),
      [
        {
          sAMAccountName: 'ann',
          cn: 'ANN',
          disabled: false,
          accountExpires: '2026-11-22T20:00:00Z',
          memberOf: [],
          objectGUID: 'guid-of-ann',
          attributes: new Map(),
        },
        {
          sAMAccountName: 'bob',
          cn: 'BOB',
          disabled: true,
          accountExpires: null,
          memberOf: [],
          objectGUID: 'guid-of-bob',
          attributes: new Map(),
        },
      ],
    )
  })
  it('no anchor with anchor: false', () => assert.equal(people([user({})], { anchor: false })[0]!.objectGUID, null))
  it('every configured attribute by its kind, null when it has no value, in configured order', () => {
    const attributes = [
      'whenCreated',
      'MAIL',
      'description',
      'otherTelephone',
      'thumbnailPhoto',
      'lastLogon',
      'isDeleted',
      'showInAddressBook',
      'memberOf',
    ]
    const full = user({
      whenCreated: ['t:2026-11-22T20:00:00Z'],
      mail: ['s:ann@source.test'],
      description: ['s:one'],
      otherTelephone: ['s:9', 's:10'],
      thumbnailPhoto: ['x:AAE='],
      lastLogon: ['l:9007199254740993'],
      isDeleted: ['b:false'],
      showInAddressBook: ['s:CN=b', 's:CN=a'],
    })
    assert.deepEqual(
      [...people([full], { attributes })[0]!.attributes],
      [
        ['whenCreated', '2026-11-22T20:00:00Z'],
        ['MAIL', 'ann@source.test'],
        ['description', 'one'],
        ['otherTelephone', ['10', '9']],
        ['thumbnailPhoto', { base64: 'AAE=' }],
        ['lastLogon', '9007199254740993'],
        ['isDeleted', false],
        ['showInAddressBook', ['CN=a', 'CN=b']],
      ],
    )
    assert.deepEqual([...people([user({})], { attributes })[0]!.attributes.values()], Array(8).fill(null))
    assert.deepEqual(
      people([user({ lastLogon: ['l:9007199254740991'] })], { attributes: ['lastLogon'] })[0]!.attributes.get(
        'lastLogon',
      ),
      9007199254740991,
    )
  })
  it('fails where the state of a user cannot be read, and exports nobody', () => {
    const hidden = /^UnavailableError: userAccountControl of CN=ann,OU=x,DC=source,DC=test cannot be read$/
    assert.throws(() => people([user({ userAccountControl: [] })]), hidden)
    // Its memberships are hidden then, too, and it would seem to be in none of the groups.
    assert.throws(() => people([user({ userAccountControl: [] })], { searchGroups: ['CN=Sales'] }), hidden)
  })
})

describe('with search_groups', () => {
  const memberships = (dns: string[], more: Partial<ExportRules> = {}) =>
    people([inGroups(dns)], { searchGroups: ['CN=Sales'], ...more }).map(({ memberOf }) => memberOf)
  it('only members are exported, with the groups they are in, as configured', () => {
    assert.deepEqual(memberships([`CN=Sales,${BASE}`]), [['CN=Sales']])
    assert.deepEqual(memberships([`CN=Other,${BASE}`]), [])
    assert.deepEqual(
      memberships([`CN=Sales,${BASE}`, `CN=Inner,${BASE}`], { searchGroups: ['cn=inner', 'CN=Middle', 'cn = SALES'] }),
      [['cn=inner', 'cn = SALES']],
    )
  })
  it('groups compare as names, whatever case, spaces and escapes', () =>
    assert.deepEqual(memberships(['cn=\\53ales, ou=GROUPS,dc=source,dc=test']), [['CN=Sales']]))
  it('a primary group counts', () =>
    assert.deepEqual(memberships([], { searchGroups: ['CN=Domain Users'] }), [['CN=Domain Users']]))
  it('nested groups count only with nested_groups, also in a circle', () => {
    assert.deepEqual(memberships([`CN=Inner,${BASE}`]), [])
    assert.deepEqual(memberships([`CN=Inner,${BASE}`], { nestedGroups: true }), [['CN=Sales']])
  })
})
