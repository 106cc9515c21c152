/**
 * behaviour.md, "Import: what needs approval": how an approvals file decides about `enable` and
 * `join`.
 */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { labEnvironment } from '../lab/domains.js'
import { asked, changesNothing } from './support/assertions.js'
import { DISABLED } from './support/sandbox.js'
import { useSandbox } from './support/use-sandbox.js'

const GOOD = 'Zug-Birne.Lampe.47'

describe('import with approvals', () => {
  const box = useSandbox()

  it('enables with a good password; one that the domain refuses, none at all, or two users of that name fail that entry', async () => {
    const [good, short, none, twin, other] = [
      box.person('Good'),
      box.person('Short'),
      box.person('None'),
      box.person('Twin'),
      box.person('Twin'),
    ]
    await box.import([good, short, none, twin, other])
    await box.ldap.add(`OU=Sub,${box.managed}`, { objectClass: 'organizationalUnit' })
    await box.ldap.modifyDN(`CN=P Twin (${other.sAMAccountName}),${box.managed}`, `CN=P Twin,OU=Sub,${box.managed}`)
    const entries = [
      {
        type: 'enable',
        user: 'P Good',
        accept: true,
        password: GOOD,
        new_name: 'not needed',
        group: 'not needed',
        timestamp: '2026-11-22T20:00:00Z',
      },
      { type: 'enable', user: 'P Short', accept: true, password: 'kurz7' },
      { type: 'enable', user: 'P None', accept: true },
      { type: 'enable', user: 'P Twin', accept: true, password: GOOD },
      { type: 'enable', user: 'P Nobody', accept: true, password: GOOD },
    ]
    const run = await box.approve(entries, {}, ['--fail-on-pending', '--log-level', 'DEBUG'])
    assert.equal(run.code, 6, run.stderr)
    assert.deepEqual(run.summary.enabled, ['P Good'])
    assert.deepEqual(
      run.summary.failed.map(({ user, action }) => `${action} ${user}`),
      ['enable P None', 'enable P Short', 'enable P Twin', 'enable P Twin'],
    )
    const errors = Object.fromEntries(run.summary.required_interactions.map(({ user, error }) => [user, error]))
    assert.deepEqual(Object.keys(errors), ['P None', 'P Short', 'P Twin'])
    assert.match(errors['P None'] ?? '', /needs one of `password`, `generate` and `keep_password`/)
    assert.match(errors['P Short'] ?? '', /does not meet the length, complexity, or history requirement/)
    assert.match(errors['P Twin'] ?? '', /more than one user: add `anchor`/)
    assert.match(
      run.stderr,
      / \| ERROR \| could not enable "P None": accepting `enable` needs one of `password`, `generate` and `keep_password`\n/,
    )
    assert.match(run.stderr, / \| WARNING \| an entry of the approvals file matches nothing: enable "P Nobody"/)
    assert.deepEqual(run.summary.unmatched, [{ type: 'enable', user: 'P Nobody' }])
    assert.ok(![GOOD, 'kurz7'].some((password) => (run.stdout + run.stderr).includes(password)))
    assert.equal(await box.logOn(good.sAMAccountName, GOOD), 'ok')
    assert.equal((await box.find('P Short', ['userAccountControl']))?.['userAccountControl'], DISABLED)
    const anchored = {
      type: 'enable',
      user: 'P Twin',
      accept: true,
      password: GOOD,
      anchor: `ad-user-sync:${twin.objectGUID}`,
    }
    const exact = await box.approve([anchored], {}, ['--fail-on-pending'])
    assert.equal(exact.code, 10, exact.stderr)
    assert.deepEqual(asked(exact), ['enable P None', 'enable P Short', 'enable P Twin'])
    assert.equal(await box.logOn(twin.sAMAccountName, GOOD), 'ok')
    await changesNothing(box)
  })

  it('takes approvals from standard input, and what they open: created, enabled and joined in one run', async () => {
    const config = {
      group_map: { '*': await box.group('Chosen') },
      restricted_groups: ['CN=Chosen'],
      users_must_change_password: true,
    }
    const person = box.person('Fresh')
    const resolutions = [
      { type: 'enable', user: 'P Fresh', accept: true, password: GOOD },
      { type: 'join', user: 'P Fresh', group: 'Chosen', accept: true },
    ]
    const run = await box.import([person], config, ['--approvals', '-'], { input: JSON.stringify({ resolutions }) })
    assert.equal(run.code, 0, run.stderr)
    assert.deepEqual(
      [run.summary.created, run.summary.enabled, run.summary.joined],
      [['P Fresh'], ['P Fresh'], [{ user: 'P Fresh', group: 'Chosen' }]],
    )
    assert.equal(await box.logOn(person.sAMAccountName, GOOD), '773')
    await changesNothing(box, config)
  })

  it('users_can_not_change_password takes that right away', async () => {
    const config = { users_can_not_change_password: true }
    const [bound, free] = [box.person('Bound'), box.person('Free')]
    await box.import([bound, free])
    const entry = { type: 'enable', user: 'P Bound', accept: true, password: GOOD }
    await box.approve([entry], config)
    await box.approve([{ ...entry, user: 'P Free' }])
    assert.match(await box.changePassword(bound.sAMAccountName, GOOD, `${GOOD}-2`), /error in module acl/)
    assert.equal(await box.changePassword(free.sAMAccountName, GOOD, `${GOOD}-2`), 'ok')
    await changesNothing(box)
  })

  it('asks before joins of restricted, protected and nested groups; rejects of an approvals file are not saved', async () => {
    const groups = ['Open', 'Restricted', 'Nested', 'Admin', 'Ops']
    for (const name of groups) await box.group(name, name === 'Admin' ? { adminCount: '1' } : {})
    await box.addMembers(`CN=Restricted,${box.groups}`, `CN=Nested,${box.groups}`)
    await box.addMembers(`CN=Domain Admins,CN=Users,${labEnvironment().LAB_TARGET_BASE}`, `CN=Ops,${box.groups}`)
    const config = { group_map: { '*': groups.map((name) => `CN=${name}`) }, restricted_groups: ['cn=restricted'] }
    const run = await box.import([box.person('Jo')], config)
    assert.deepEqual(run.summary.joined, [{ user: 'P Jo', group: 'Open' }])
    assert.deepEqual(run.summary.required_interactions.map(({ group, reason }) => [group, reason]).slice(1), [
      ['Restricted', 'Restricted is in restricted_groups'],
      ['Nested', 'Nested is nested in Restricted, which is in restricted_groups'],
      ['Admin', 'Admin is protected (adminCount=1)'],
      ['Ops', 'Ops is nested in Domain Admins, which is the privileged group Domain Admins'],
    ])
    const decide = (group: string, accept: boolean, more: object = {}) => ({
      type: 'join',
      user: 'P Jo',
      group,
      accept,
      ...more,
    })
    const decided = await box.approve(
      [
        decide('Restricted', true),
        decide('Nested', false),
        decide('Admin', true, { group_dn: `cn=admin,${box.groups}` }),
        decide('Ops', true, { group_dn: `CN=Ops,${box.others}` }),
      ],
      config,
    )
    assert.equal(decided.code, 0, decided.stderr)
    assert.deepEqual(
      decided.summary.joined.map(({ group }) => group),
      ['Admin', 'Restricted'],
    )
    assert.deepEqual(asked(decided), ['enable P Jo', 'join P Jo Ops'])
    assert.deepEqual(
      [
        await box.members('Restricted'),
        await box.members('Admin'),
        await box.members('Nested'),
        await box.members('Ops'),
      ],
      [['Nested', 'P Jo'], ['P Jo'], [], []],
    )
    assert.equal(existsSync(join(box.folder.path, 'resolutions.json')), false)
    // Whoever is in a protected group is a protected account, and touched in no way from then on.
    await changesNothing(box, config, [], ['match P Jo'])
  })
})
