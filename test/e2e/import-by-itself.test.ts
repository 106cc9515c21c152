/**
 * behaviour.md, "Import: what happens by itself": every row against a real domain controller, read
 * back over LDAP.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fileTimeToDate } from '../../src/core/values/file-time.js'
import { DISABLED, ENABLED } from './support/sandbox.js'
import { useSandbox } from './support/use-sandbox.js'
import { changesNothing } from './support/assertions.js'

describe('import, by itself', () => {
  const box = useSandbox()

  it('creates a person disabled, without password, with attributes, UPN, expiration date and anchor', async () => {
    const person = box.person('Zoë Müller', { department: 'Köln', otherTelephone: ['1', '2'], description: null })
    const run = await box.import([person])
    assert.equal(run.code, 0, run.stderr)
    assert.deepEqual(run.summary.created, ['P Zoë Müller'])
    const [user] = await box.search(box.managed, '(objectClass=user)', [
      'sAMAccountName',
      'userPrincipalName',
      'userAccountControl',
      'department',
      'otherTelephone',
      'accountExpires',
      'pwdLastSet',
      'msDS-cloudExtensionAttribute1',
    ])
    assert.ok(user)
    const { accountExpires, otherTelephone, ...rest } = user
    assert.deepEqual(rest, {
      dn: `CN=P Zoë Müller,${box.managed}`,
      sAMAccountName: person.sAMAccountName,
      userPrincipalName: `${person.sAMAccountName}@target.test`,
      userAccountControl: DISABLED,
      department: 'Köln',
      pwdLastSet: '0',
      'msDS-cloudExtensionAttribute1': `ad-user-sync:${person.objectGUID}`,
    })
    assert.deepEqual([...(otherTelephone as string[])].sort(), ['1', '2'])
    const days = (fileTimeToDate(String(accountExpires)).getTime() - Date.now()) / 86_400_000
    assert.ok(days > 28.9 && days < 32.1, `expires in ${days} days`)
    assert.deepEqual(
      run.summary.required_interactions.map(({ type, user: who }) => `${type} ${who}`),
      ['enable P Zoë Müller'],
    )
    await changesNothing(box)
  })

  it('takes the UPN of the file when it carries one', async () => {
    const person = box.person('Upn', { userPrincipalName: `${box.id}@plant.test` })
    await box.import([person])
    assert.equal((await box.find('P Upn', ['userPrincipalName']))?.['userPrincipalName'], `${box.id}@plant.test`)
    await changesNothing(box)
  })

  it('ignores a disabled person who is not managed', async () => {
    const run = await box.import([box.person('Gone', { disabled: true }), box.person('Here')])
    assert.deepEqual(run.summary.created, ['P Here'])
    assert.equal(await box.find('P Gone'), undefined)
    await changesNothing(box)
  })

  it('writes only the attributes that differ; null, "" and [] clear; lists compare as sets; case matters', async () => {
    const person = box.person('Diff', {
      department: 'A',
      title: 'Boss',
      company: 'X',
      otherTelephone: ['1', '2'],
      physicalDeliveryOfficeName: 'a',
    })
    await box.import([person])
    const run = await box.import([
      {
        ...person,
        department: null,
        title: '',
        company: 'X',
        otherTelephone: ['2', '1'],
        physicalDeliveryOfficeName: 'A',
      },
    ])
    assert.deepEqual(run.summary.updated, ['P Diff'])
    assert.match(
      run.stderr,
      /updated "P Diff": department "A" -> \(none\), physicalDeliveryOfficeName "a" -> "A", title "Boss" -> \(none\)\n/,
    )
    const user = await box.find('P Diff', [
      'department',
      'title',
      'company',
      'otherTelephone',
      'physicalDeliveryOfficeName',
    ])
    assert.deepEqual(user?.['department'], [])
    assert.deepEqual(user?.['title'], [])
    assert.equal(user?.['company'], 'X')
    assert.equal(user?.['physicalDeliveryOfficeName'], 'A')
    await changesNothing(box)
    const emptied = await box.import([
      { ...person, department: null, title: '', otherTelephone: [], physicalDeliveryOfficeName: 'A' },
    ])
    assert.deepEqual(emptied.summary.updated, ['P Diff'])
    assert.deepEqual((await box.find('P Diff', ['otherTelephone']))?.['otherTelephone'], [])
    await changesNothing(box)
  })

  it('renames a user matched by anchor, and leaves it in its sub-container', async () => {
    const person = box.person('Anna Meyer')
    await box.import([person])
    await box.ldap.add(`OU=Sub,${box.managed}`, { objectClass: 'organizationalUnit' })
    await box.ldap.modifyDN(`CN=P Anna Meyer,${box.managed}`, `CN=P Anna Meyer,OU=Sub,${box.managed}`)
    const run = await box.import([{ ...person, cn: 'Anna "Änne" Schmidt, geb. Meyer' }])
    assert.deepEqual(run.summary.renamed, ['P Anna "Änne" Schmidt, geb. Meyer'])
    const user = await box.find('P Anna "Änne" Schmidt, geb. Meyer')
    assert.match(user?.dn ?? '', new RegExp(`,OU=Sub,${box.managed}$`))
    await changesNothing(box)
  })

  it('knows users again by an anchor_attribute in any spelling', async () => {
    const config = { anchor_attribute: 'msds-CLOUDExtensionAttribute1' }
    const person = box.person('Anna')
    await box.import([person], config)
    await changesNothing(box, config)
    assert.deepEqual((await box.import([{ ...person, cn: 'Bea' }], config)).summary.renamed, ['P Bea'])
  })

  it('moves the expiration date by expiration_time, when that moves it by expiration_slack', async () => {
    const person = box.person('Expiry')
    await box.import([person])
    const dn = `CN=P Expiry,${box.managed}`
    const [before] = await box.search(dn, '(objectClass=*)', ['accountExpires'])
    await changesNothing(box)
    await box.set(dn, 'accountExpires', '0')
    const run = await box.rerun()
    assert.match(run.stderr, /updated "P Expiry": accountExpires never -> \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\n/)
    assert.deepEqual(run.summary.updated, [])
    const [after] = await box.search(dn, '(objectClass=*)', ['accountExpires'])
    assert.ok(BigInt(String(after?.['accountExpires'])) >= BigInt(String(before?.['accountExpires'])))
    await changesNothing(box)
  })

  it('deactivates users that are missing from the file or disabled in it, keeps memberships, deletes nobody; a user that returns needs approval', async () => {
    const staff = await box.group('Staff')
    const config = { group_map: { '*': staff }, max_deactivations: 2 }
    const people = [box.person('Stays'), box.person('Left'), box.person('Off')]
    await box.import(people, config)
    for (const { cn } of people) await box.enable(`CN=P ${cn},${box.managed}`)
    const run = await box.import([people[0]!, { ...people[2]!, disabled: true }], config)
    assert.deepEqual(run.summary.disabled, ['P Left', 'P Off'])
    for (const [name, control] of [
      ['P Stays', ENABLED],
      ['P Left', DISABLED],
      ['P Off', DISABLED],
    ] as const) {
      assert.equal((await box.find(name, ['userAccountControl']))?.['userAccountControl'], control, name)
    }
    assert.deepEqual(await box.members('Staff'), ['P Left', 'P Off', 'P Stays'])
    await changesNothing(box, config)
    const back = await box.import(people, config)
    assert.deepEqual(
      back.summary.required_interactions.map(({ type, user }) => `${type} ${user}`),
      ['enable P Left', 'enable P Off'],
    )
    await changesNothing(box, config)
  })

  it('joins and leaves mapped groups, several for one, and `*` for everyone', async () => {
    const [one, two, everyone, other] = [
      await box.group('One'),
      await box.group('Two'),
      await box.group('Everyone'),
      await box.group('Unmapped'),
    ]
    const config = {
      group_map: { 'CN=Dept\\, \\"x\\"\\+y': [one, two], 'CN=Other': other, '*': everyone },
      max_leaves: 5,
    }
    const person = box.person('Member', { memberOf: ['cn=Dept\\, \\"x\\"\\2By'] })
    const run = await box.import([person, box.person('Nobody')], config)
    assert.deepEqual(run.summary.joined, [
      { user: 'P Member', group: 'Everyone' },
      { user: 'P Member', group: 'One' },
      { user: 'P Member', group: 'Two' },
      { user: 'P Nobody', group: 'Everyone' },
    ])
    assert.deepEqual(
      [await box.members('One'), await box.members('Two'), await box.members('Everyone')],
      [['P Member'], ['P Member'], ['P Member', 'P Nobody']],
    )
    await changesNothing(box, config)
    const left = await box.import([{ ...person, memberOf: ['CN=Other'] }, box.person('New')], config)
    assert.deepEqual(left.summary.left, [
      { user: 'P Member', group: 'One' },
      { user: 'P Member', group: 'Two' },
    ])
    assert.deepEqual(await box.members('Unmapped'), ['P Member'])
    await changesNothing(box, config)
  })

  it('gives colleagues of one name unique names, and keeps them', async () => {
    const people = [box.person('Hans Maier'), box.person('Hans Maier'), box.person('hans maier')]
    const run = await box.import(people)
    assert.deepEqual(run.summary.created, [
      'P Hans Maier',
      `P Hans Maier (${people[1]!.sAMAccountName})`,
      `P hans maier (${people[2]!.sAMAccountName})`,
    ])
    await changesNothing(box)
    const fewer = await box.import(people.slice(1), { max_deactivations: 1 })
    assert.deepEqual(fewer.summary.renamed, [])
  })

  it('copes with every kind of name', async () => {
    const names = [
      'Comma, Quote " Plus + Less < More > Semi ; Equals = Back \\',
      '#leading',
      ' spaces around ',
      '李小龍',
      'Emoji 😀 名',
      "O'Brien",
    ]
    const people = names.map((cn) => box.person(cn))
    const run = await box.import(people)
    assert.equal(run.code, 0, run.stderr)
    assert.equal(run.summary.created.length, names.length)
    for (const name of names) assert.ok(await box.find(`P ${name}`), name)
    await changesNothing(box)
  })

  it('leaves out a value that is longer than the schema allows, and fails only the user whose account name is too long', async () => {
    const people = [
      box.person('Good'),
      box.person('Long', { initials: 'x'.repeat(2000) }),
      box.person('Name', { sAMAccountName: `${box.id}.${'x'.repeat(20)}` }),
    ]
    const run = await box.import(people)
    assert.equal(run.code, 6)
    assert.deepEqual(run.summary.created, ['P Good', 'P Long'])
    assert.deepEqual(
      run.summary.failed.map(({ user, action, attribute }) => [`${action} ${user}`, attribute]),
      [
        ['create P Long', 'initials'],
        ['create P Name', undefined],
      ],
    )
    assert.equal(await box.find('P Name'), undefined)
  })
})
