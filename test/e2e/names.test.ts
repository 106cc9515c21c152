/**
 * behaviour.md, "Import: what needs approval": `name`, resolved by a new name. Take-over has a file
 * of its own.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changesNothing } from './support/assertions.js'
import type { Ran } from './support/cli.js'
import { resolveName } from './support/resolve-name.js'
import { useSandbox } from './support/use-sandbox.js'

const GOOD = 'Zug-Birne.Lampe.47'

describe('import of taken names', () => {
  const box = useSandbox()

  /** Which names of whom are taken by which object, or by whom else of the file. */
  const conflicts = ({ summary }: Ran) =>
    summary.required_interactions
      .filter(({ type }) => type === 'name')
      .map(({ user, conflicts: found }) =>
        [
          user,
          ...found!.map(
            ({ attribute, by }) => `${attribute} by ${by?.dn?.split(',')[0] ?? by?.person ?? 'nobody named'}`,
          ),
        ].join(': '),
      )
  const namesOf = async (name: string) => {
    const user = await box.find(name, ['sAMAccountName', 'userPrincipalName'])
    return user && [user['sAMAccountName'], user['userPrincipalName']]
  }

  it('asks whichever name is taken by whatever object, and creates under new names; enable and join follow in the same run', async () => {
    const config = {
      group_map: { '*': await box.group('Chosen') },
      restricted_groups: ['CN=Chosen'],
      max_deactivations: 5,
    }
    const left = box.person('Left')
    await box.import([left])
    const account = (suffix: string) => ({ sAMAccountName: `${box.id}.${suffix}` })
    const people = {
      account: box.person('Account', account('user')),
      principal: box.person('Principal', account('upn')),
      common: box.person('Common', account('common')),
      again: box.person('Left', account('again')),
      group: box.person('Group', account('group')),
      computer: box.person('Computer', account('pc$')),
      accent: box.person('Accent', account('muller')),
      first: box.person('First', account('same')),
      second: box.person('Second', account('same')),
    }
    await box.user('Someone', account('user'))
    await box.user('Someone else', { userPrincipalName: `${box.id}.upn@target.test` })
    await box.ldap.add(`CN=P Common,${box.managed}`, { objectClass: 'contact' })
    await box.group('Same name', account('group'))
    await box.ldap.add(`CN=PC,${box.others}`, { objectClass: 'computer', ...account('pc$') })
    await box.user('Only the domain controller sees it', account('müller'))

    const run = await box.import(Object.values(people), config)
    assert.equal(run.code, 0, run.stderr)
    assert.deepEqual(run.summary.created, ['P First'])
    assert.deepEqual(conflicts(run), [
      'P Accent: sAMAccountName by nobody named',
      'P Account: sAMAccountName by CN=Someone',
      'P Common: cn by CN=P Common',
      'P Computer: sAMAccountName by CN=PC',
      'P Group: sAMAccountName by CN=Same name',
      'P Left: cn by CN=P Left',
      'P Principal: userPrincipalName by CN=Someone else',
      `P Second: sAMAccountName by ${box.id}.same: userPrincipalName by ${box.id}.same`,
    ])
    await changesNothing(box, config)

    const given = (person: keyof typeof people, name: string) =>
      resolveName(people[person], { new_name: `${box.id}.${name}` })
    const opened = (type: string, user: string, more: object = {}) => ({ type, user, accept: true, ...more })
    const resolved = await box.approve(
      [
        given('accent', 'neu'),
        given('account', 'müller'), // taken, as only the domain controller sees
        given('common', 'c'),
        given('computer', 'same'), // taken by a managed user
        given('group', 'g'),
        given('again', 'l'),
        given('principal', 'p'),
        given('second', 's'),
        opened('enable', 'P Second', { password: GOOD }),
        opened('join', 'P Second', { group: 'Chosen' }),
      ],
      config,
    )
    assert.equal(resolved.code, 6, resolved.stderr)
    assert.deepEqual(
      resolved.summary.failed.map(({ user, action }) => `${action} ${user}`),
      ['name P Account', 'name P Computer'],
    )
    assert.deepEqual(conflicts(resolved), [
      'P Account: sAMAccountName by CN=Someone',
      'P Computer: sAMAccountName by CN=PC',
    ])
    assert.deepEqual(
      [resolved.summary.enabled, resolved.summary.joined],
      [['P Second'], [{ user: 'P Second', group: 'Chosen' }]],
    )
    const expected = {
      'P Accent': 'neu',
      [`P Common (${box.id}.c)`]: 'c',
      'P Group': 'g',
      [`P Left (${box.id}.l)`]: 'l',
      'P Principal': 'p',
      'P Second': 's',
    }
    assert.deepEqual(resolved.summary.created, Object.keys(expected).sort())
    for (const [name, local] of Object.entries(expected)) {
      assert.deepEqual(await namesOf(name), [`${box.id}.${local}`, `${box.id}.${local}@target.test`], name)
    }
    assert.equal(await box.logOn(`${box.id}.s`, GOOD), 'ok')
    await changesNothing(box, config)
  })

  it('gives another common name where only the domain controller knows that it is taken', async () => {
    const person = box.person('Muller')
    await box.ldap.add(`CN=P Müller,${box.managed}`, { objectClass: 'contact' })
    assert.deepEqual(conflicts(await box.import([person])), ['P Muller: cn by nobody named'])
    const name = box.account()
    const run = await box.approve([resolveName(person, { new_name: name })])
    assert.deepEqual([run.code, run.summary.created], [0, [`P Muller (${name})`]], run.stderr)
    await changesNothing(box)
  })

  it('stays open, with the reason, when the domain refuses the new name', async () => {
    const person = box.person('Anna')
    await box.user('Other', { sAMAccountName: person.sAMAccountName })
    await box.import([person])
    const run = await box.approve([resolveName(person, { new_name: 'no/name' })])
    assert.equal(run.code, 6)
    assert.deepEqual(conflicts(run), ['P Anna: sAMAccountName by CN=Other'])
    assert.equal(run.summary.required_interactions[0]!.error, run.summary.failed[0]!.error)
    assert.equal(await box.find('P Anna'), undefined)
    await changesNothing(box)
  })

  it('keeps an account that was created under a new name, whatever the file carries: a userPrincipalName, a name that has its suffix already', async () => {
    const principal = { userPrincipalName: `file.${box.id}@target.test` }
    await box.user('Holder', principal)
    const [first, second, third] = [
      box.person('Anna'),
      box.person('Anna'),
      box.person('Bea', { ...principal, department: 'Sales' }),
    ]
    await box.import([first, second])
    // The second Anna's account was deleted in the source and made anew.
    const anew = { ...second, objectGUID: box.person('').objectGUID }
    const config = { max_deactivations: 1 }
    assert.equal((await box.import([first, anew, third], config)).code, 0)
    const nn = (number: number) => ({ new_name: `${box.id}.nn${number}` })
    const suffixed = { cn: `Anna (${second.sAMAccountName})`, sAMAccountName: second.sAMAccountName }
    const run = await box.approve([resolveName(suffixed, nn(1)), resolveName(third, nn(2))], config)
    assert.equal(run.code, 0, run.stderr)
    assert.deepEqual(run.summary.created, [`P Anna (${second.sAMAccountName}) (${box.id}.nn1)`, 'P Bea'])
    assert.deepEqual(await namesOf('P Bea'), [`${box.id}.nn2`, `${box.id}.nn2@target.test`])
    await changesNothing(box, config)
    await box.import([first, anew, { ...third, department: 'Finance' }], config)
    assert.equal((await box.find('P Bea', ['department']))?.['department'], 'Finance')
    await changesNothing(box, config)
  })

  it('that was rejected is not tried, though only the domain controller knows its holder, nor when nobody has it any more', async () => {
    const person = box.person('Accent', { sAMAccountName: `${box.id}.muller` })
    const holder = await box.user('Holder', { sAMAccountName: `${box.id}.müller` })
    const [asked] = (await box.import([person])).summary.required_interactions
    box.folder.write('resolutions.json', { resolutions: [{ ...asked, accept: false }] })
    const rejected = async (args: readonly string[] = []) => {
      const run = await box.rerun({}, args)
      assert.equal(run.code, 0, run.stderr)
      assert.doesNotMatch(run.stderr, / \| ERROR \| /)
      assert.deepEqual([run.summary.created, run.summary.required_interactions], [[], []])
      return run.summary.plan
    }
    await rejected()
    assert.deepEqual((await rejected(['--dry-run']))?.actions, [])
    await box.ldap.del(holder)
    await rejected()
    await changesNothing(box)
    const run = await box.approve([resolveName(person, { new_name: `${box.id}.neu` })])
    assert.deepEqual(run.summary.created, ['P Accent'], 'an approvals file outranks it')
    await changesNothing(box)
  })
})
