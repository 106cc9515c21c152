import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Resolution } from '../../../src/core/decisions/resolution.js'
import { group, guid, input, managed, person, type Input } from '../builders.js'
import { played, rehearsed } from './support.js'

const NAMES = ['Anna Meyer', 'Ben Ost', 'Cem Kaya']
const GROUPS = ['Staff', 'VPN']

/**
 * Targets and files in all mixtures: new, disabled, missing and renamed people, restricted groups,
 * taken names.
 */
const scenes = fc.record({
  people: fc.array(
    fc.record({ id: fc.nat(3), name: fc.constantFrom(...NAMES), disabled: fc.boolean(), inVpn: fc.boolean() }),
    { maxLength: 4 },
  ),
  users: fc.array(
    fc.record({ id: fc.nat(5), name: fc.constantFrom(...NAMES), enabled: fc.boolean(), inStaff: fc.boolean() }),
    { maxLength: 4 },
  ),
  isTaken: fc.boolean(),
  requireApproval: fc.subarray<'disable' | 'leave'>(['disable', 'leave']),
})
const entries = fc.array(
  fc.record(
    {
      type: fc.constantFrom('enable', 'join', 'leave', 'disable', 'name'),
      user: fc.constantFrom(...NAMES.map((name) => `P ${name}`)),
      accept: fc.boolean(),
      group: fc.constantFrom(...GROUPS),
      name: fc.constantFrom('u0', 'u1', 'u2'),
      password: fc.constantFrom('', 'Zug-Birne.47'),
      new_name: fc.constantFrom('', 'x1', 'x2'),
      take_over_account: fc.boolean(),
    },
    { requiredKeys: ['type', 'user', 'accept'] },
  ),
  { maxLength: 6 },
)

function inputOf({
  people,
  users,
  isTaken,
  requireApproval,
}: typeof scenes extends fc.Arbitrary<infer T> ? T : never): Input {
  const unique = <T extends { id: number }>(items: readonly T[]) => [
    ...new Map(items.map((item) => [item.id, item])).values(),
  ]
  return input({
    settings: {
      groupMap: new Map([
        ['*', ['CN=Staff']],
        ['CN=v', ['CN=VPN']],
      ]),
      restrictedGroups: ['CN=VPN'],
      requireApproval,
    },
    groupList: GROUPS.map((name) => group(name)),
    people: unique(people).map(({ id, name, disabled, inVpn }) =>
      person({ objectGUID: guid(id), sAMAccountName: `u${id}`, cn: name, disabled, memberOf: inVpn ? ['CN=v'] : [] }),
    ),
    managed: unique(users).map(({ id, name, enabled, inStaff }) =>
      managed({
        guid: guid(100 + id),
        dn: `CN=P ${name},OU=${id},OU=Managed,DC=target,DC=test`,
        name: `P ${name}`,
        sAMAccountName: `m${id}`,
        userPrincipalName: `m${id}@target.test`,
        enabled,
        anchor: `ad-user-sync:${guid(id)}`,
        memberOf: new Set(inStaff ? [`cn=staff,ou=groups,dc=target,dc=test`] : []),
      }),
    ),
    holders: isTaken
      ? [
          {
            guid: guid(500),
            dn: 'CN=Old,DC=target,DC=test',
            objectClass: 'user',
            name: 'Old',
            sAMAccountName: 'u0',
            userPrincipalName: null,
            displayName: null,
            enabled: true,
            memberOf: new Set<string>(),
            managed: false,
            owner: null,
            takeOverRefused: null,
          },
        ]
      : [],
  })
}

describe('a dry run', () => {
  it('says what the run does, for any plan and any approvals file', async () => {
    await fc.assert(
      fc.asyncProperty(scenes, entries, async (scene, approvals) => {
        const given = { input: inputOf(scene), approvals: approvals as Resolution[] }
        const said = await rehearsed(given)
        assert.deepEqual(said, (await played(given)).summary())
      }),
      { numRuns: 1000 },
    )
  })
})
