/**
 * behaviour.md, "Import: what needs approval": a `name` resolved by taking the conflicting account
 * over, and when that is refused.
 */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { labEnvironment } from '../lab/domains.js'
import { deny } from './support/access.js'
import { changesNothing } from './support/assertions.js'
import { ENABLED } from './support/sandbox.js'
import { resolveName } from './support/resolve-name.js'
import { useSandbox } from './support/use-sandbox.js'

const GOOD = 'Zug-Birne.Lampe.47'
const ANCHOR = 'msDS-cloudExtensionAttribute1'

describe('import with take-over', () => {
  const box = useSandbox()

  it('takes an account over: moved, renamed and managed; enabled state, password and unmapped memberships stay', async () => {
    const [mapped, wanted] = [await box.group('Mapped'), await box.group('Wanted')]
    await box.group('Unmapped')
    const config = { group_map: { 'CN=Other': mapped, '*': wanted } }
    const person = box.person('Anna', { department: 'Werk 1' })
    const dn = await box.user('Old Anna', {
      sAMAccountName: person.sAMAccountName,
      userPrincipalName: `${box.id}.old@target.test`,
      description: 'stays',
      department: 'old',
    })
    const password = await box.enable(dn)
    for (const name of ['Mapped', 'Unmapped']) await box.addMembers(`CN=${name},${box.groups}`, dn)
    const [before] = await box.search(dn, '(objectClass=*)', ['objectSid', 'pwdLastSet'])
    const run = await box.import([person], config)
    assert.deepEqual(
      run.summary.required_interactions.map((asked) => asked.take_over_refused),
      [null],
    )
    const accepted = [resolveName(person, { take_over_account: true, by: run.summary.required_interactions[0]!.by })]
    assert.equal((await box.approve(accepted, { ...config, max_leaves: 0 })).code, 5, 'the membership that ends counts')
    const taken = await box.approve(accepted, config)
    assert.equal(taken.code, 0, taken.stderr)
    assert.deepEqual(
      [taken.summary.created, taken.summary.renamed, taken.summary.updated],
      [[], ['P Anna'], ['P Anna']],
    )
    assert.deepEqual(
      [taken.summary.joined, taken.summary.left],
      [[{ user: 'P Anna', group: 'Wanted' }], [{ user: 'P Anna', group: 'Mapped' }]],
    )
    const { accountExpires, ...user } = (await box.find('P Anna', [
      'objectSid',
      'pwdLastSet',
      'sAMAccountName',
      'userPrincipalName',
      'userAccountControl',
      'department',
      'description',
      'accountExpires',
      ANCHOR,
    ]))!
    assert.notEqual(accountExpires, '0')
    assert.deepEqual(user, {
      dn: `CN=P Anna,${box.managed}`,
      cn: 'P Anna',
      objectSid: before!['objectSid'],
      pwdLastSet: before!['pwdLastSet'],
      sAMAccountName: person.sAMAccountName,
      userPrincipalName: `${box.id}.old@target.test`,
      userAccountControl: ENABLED,
      department: 'Werk 1',
      description: 'stays',
      [ANCHOR]: `ad-user-sync:${person.objectGUID}`,
    })
    assert.equal(await box.logOn(person.sAMAccountName, password), 'ok')
    assert.deepEqual(
      [await box.members('Mapped'), await box.members('Unmapped'), await box.members('Wanted')],
      [[], ['P Anna'], ['P Anna']],
    )
    await changesNothing(box, config)
  })

  it('takes over a managed user that left; one account goes to one person only', async () => {
    const [left, stays] = [box.person('Left'), box.person('Stays')]
    await box.import([left, stays])
    const { dn } = (await box.find('P Left'))!
    const stranger = { sAMAccountName: `${box.id}.stranger` }
    await box.user('Stranger', stranger)
    const people = {
      back: box.person('Left'),
      one: box.person('One', stranger),
      two: box.person('Two', stranger),
      thief: box.person('Thief', { sAMAccountName: stays.sAMAccountName }),
    }
    await box.import([stays, ...Object.values(people)])
    const run = await box.approve(
      Object.values(people).map((person) => resolveName(person, { take_over_account: true })),
    )
    assert.equal(run.code, 6, run.stderr)
    assert.deepEqual(run.summary.renamed, ['P One'])
    assert.equal(
      (await box.search(dn, '(objectClass=*)', [ANCHOR]))[0]?.[ANCHOR],
      `ad-user-sync:${people.back.objectGUID}`,
    )
    assert.equal((await box.find('P One', [ANCHOR]))?.[ANCHOR], `ad-user-sync:${people.one.objectGUID}`)
    const errors = run.summary.failed.map(({ user, error }) => [user, error])
    assert.deepEqual(errors, [
      [
        'P Thief',
        `take-over refused: CN=P Stays,${box.managed} belongs to another person of the users file (${stays.sAMAccountName})`,
      ],
      [
        'P Two',
        `take-over refused: CN=Stranger,${box.others} belongs to another person of the users file (${stranger.sAMAccountName})`,
      ],
    ])
    await changesNothing(box)
  })

  it('keeps its question when the directory refuses it, and does nothing more about that person', async () => {
    const person = box.person('Anna', { department: 'New' })
    const dn = await box.user('Old Anna', { sAMAccountName: person.sAMAccountName })
    await deny(dn)
    await box.import([person])
    const enable = { type: 'enable', user: 'P Anna', accept: true, password: GOOD }
    const run = await box.approve([resolveName(person, { take_over_account: true }), enable])
    assert.equal(run.code, 6, run.stderr)
    assert.deepEqual(
      run.summary.failed.map(({ user, action }) => `${action} ${user}`),
      ['take-over P Anna'],
    )
    assert.deepEqual(
      run.summary.required_interactions.map(({ type, error }) => [type, error]),
      [['name', run.summary.failed[0]!.error]],
    )
    await changesNothing(box)
  })

  it('does not deactivate an account first that it takes over in the same run', async () => {
    const person = box.person('Anna')
    await box.import([person])
    const dn = `CN=P Anna,${box.managed}`
    const password = await box.enable(dn)
    // Deleted in the source and made anew, under the same names.
    const anew = { ...person, objectGUID: box.person('').objectGUID }
    box.folder.write('users.json', { timestamp: new Date().toISOString(), users: [anew] })
    const config = { max_deactivations: 1 }
    const run = await box.approve([resolveName(anew, { take_over_account: true })], config)
    assert.deepEqual([run.code, run.summary.disabled, run.summary.updated], [0, [], ['P Anna']], run.stderr)
    assert.equal(await box.logOn(person.sAMAccountName, password), 'ok')
    await changesNothing(box, config)
  })

  it('refuses to take over whatever is no ordinary user account, and says why', async () => {
    const lab = labEnvironment()
    const admins = `CN=Domain Admins,CN=Users,${lab.LAB_TARGET_BASE}`
    const names = ['nested', 'primary', 'adminsd', 'spn', 'pc$', 'group'] as const
    const people = names.map((name) => box.person(name, { sAMAccountName: `${box.id}.${name}` }))
    const [nested, primary, adminsd, spn, pc, group] = people.map(({ sAMAccountName }) => ({ sAMAccountName }))
    await box.group('Ops')
    await box.addMembers(admins, `CN=Ops,${box.groups}`)
    await box.addMembers(`CN=Ops,${box.groups}`, await box.user('nested', nested))
    const dn = await box.user('primary', primary)
    await box.addMembers(admins, dn)
    await box.set(dn, 'primaryGroupID', '512')
    await box.user('adminsd', { ...adminsd, adminCount: '1' })
    await box.user('spn', { ...spn, servicePrincipalName: `HTTP/${randomBytes(4).toString('hex')}.target.test` })
    await box.ldap.add(`CN=pc,${box.others}`, { objectClass: 'computer', ...pc })
    await box.group('group', group)
    const all = [
      ...people,
      box.person('guest', { sAMAccountName: 'Guest' }),
      box.person('administrator', { sAMAccountName: 'Administrator' }),
    ]
    await box.import(all)
    const versions = await box.search(lab.LAB_TARGET_BASE, '(objectClass=*)', ['uSNChanged'])
    const run = await box.approve(all.map((person) => resolveName(person, { take_over_account: true })))
    assert.equal(run.code, 6, run.stderr)
    const refused = Object.fromEntries(run.summary.failed.map(({ user, error }) => [user, error]))
    const users = `CN=Users,${lab.LAB_TARGET_BASE}`
    assert.deepEqual(refused, {
      'P administrator': `take-over refused: CN=Administrator,${users} is a built-in account`,
      'P adminsd': `take-over refused: CN=adminsd,${box.others} is privileged: it is protected (adminCount=1)`,
      'P group': `take-over refused: CN=group,${box.groups} is a group, not a user account`,
      'P guest': `take-over refused: CN=Guest,${users} is a built-in account`,
      'P nested': `take-over refused: CN=nested,${box.others} is privileged: Domain Admins is the privileged group Domain Admins`,
      'P pc$': `take-over refused: CN=pc,${box.others} is a computer, not a user account`,
      'P primary': `take-over refused: CN=primary,${box.others} is privileged: Domain Admins is the privileged group Domain Admins`,
      'P spn': `take-over refused: CN=spn,${box.others} is a service account (it has a servicePrincipalName)`,
    })
    assert.deepEqual(
      run.summary.required_interactions.map(({ error }) => error),
      Object.values(refused),
    )
    assert.deepEqual(await box.search(lab.LAB_TARGET_BASE, '(objectClass=*)', ['uSNChanged']), versions)
    assert.deepEqual(await box.search(box.managed, '(objectClass=user)'), [])
    await changesNothing(box)
  })
})
