/**
 * behaviour.md, "Import: what needs approval": a `name` whose userPrincipalName alone is taken,
 * resolved by another one.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changesNothing } from './support/assertions.js'
import { interactively } from './support/interactive.js'
import { Sandbox } from './support/sandbox.js'
import { useSandbox } from './support/use-sandbox.js'

const DECIDE = 'Your decision:'

describe('a taken userPrincipalName', () => {
  const box = useSandbox()

  const namesOf = async (name: string) => {
    const user = await box.find(name, ['sAMAccountName', 'userPrincipalName'])
    return user && [user['sAMAccountName'], user['userPrincipalName']]
  }
  const resolve = (person: ReturnType<Sandbox['person']>, more: object) => ({
    type: 'name',
    user: `P ${person.cn}`,
    name: person.sAMAccountName,
    accept: true,
    ...more,
  })

  it('gives way to new_upn, and the account name stays as wanted, in later runs too', async () => {
    const carried = box.person('Carried', { userPrincipalName: `${box.id}.carried@target.test` })
    const [own, both] = [box.person('Own'), box.person('Both')]
    // A domain controller creates no account whose name stands for a userPrincipalName of another.
    await box.user('First', { userPrincipalName: `${own.sAMAccountName}@target.test` })
    await box.user('Second', { userPrincipalName: `${box.id}.carried@target.test` })
    await box.user('Third', { sAMAccountName: both.sAMAccountName })
    assert.deepEqual((await box.import([own, carried, both])).summary.created, [])
    const entries = [
      resolve(own, { new_upn: `${box.id}.own@target.test` }),
      resolve(carried, { new_upn: `${box.id}.new@target.test` }),
      resolve(both, { new_upn: `${box.id}.both@target.test` }),
    ]
    const run = await box.approve(entries)
    assert.equal(run.code, 6, run.stderr)
    assert.deepEqual(run.summary.created, ['P Carried'])
    assert.deepEqual(
      run.summary.failed.map(({ user, error }) => `${user}: ${error}`),
      ['P Both', 'P Own'].map((user) => `${user}: a \`new_upn\` is enough only where nothing but a userPrincipalName is taken that is not of the account name: give a \`new_name\``), // prettier-ignore
    )
    assert.deepEqual(await namesOf('P Carried'), [carried.sAMAccountName, `${box.id}.new@target.test`])
    await changesNothing(box)
  })

  it('stays open when the new one is none, or taken', async () => {
    const person = box.person('Anna', { userPrincipalName: `${box.id}.anna@target.test` })
    await box.user('First', { userPrincipalName: `${box.id}.anna@target.test` })
    await box.user('Second', { userPrincipalName: `${box.id}.second@target.test` })
    await box.import([person])
    for (const [new_upn, error] of [
      ['anna', /"anna" is no userPrincipalName/],
      [`${box.id}.second@target.test`, /userPrincipalName ".*second@target\.test" is taken|refused the account/],
    ] as const) {
      const run = await box.approve([resolve(person, { new_upn })])
      assert.equal(run.code, 6, run.stderr)
      assert.match(run.summary.failed[0]?.error ?? '', error)
    }
    assert.equal(await box.find('P Anna'), undefined)
    await changesNothing(box)
  })

  it('is asked about at the terminal, with one that is free; the end says which names were given', async () => {
    const local = `${box.id}.anna`
    const person = box.person('Anna', { userPrincipalName: `${local}@target.test` })
    const { sAMAccountName } = person
    await box.user('First', { userPrincipalName: `${local}@target.test` })
    await box.user('Second', { userPrincipalName: `${local}2@target.test` })
    const { terminal } = await interactively(box, { people: [person] }, async (terminal) => {
      await terminal.answer(DECIDE, 'u')
      await terminal.see(`? New userPrincipalName (- : back) (${local}3@target.test)`)
      await terminal.answer('New userPrincipalName', 'anna')
      await terminal.see('Not accepted: a userPrincipalName is local@suffix.')
      await terminal.answer('New userPrincipalName', `${local}2@target.test`)
      await terminal.see(/is taken by\s+CN=Second,/)
      await terminal.answer('New userPrincipalName', '')
      await terminal.see('Approval 2 of 2: enable a user')
      await terminal.answer(DECIDE, 'q')
    })
    assert.match(
      terminal.transcript.replace(/\s+/g, ' '),
      new RegExp(`Done: "P Anna" created as ${sAMAccountName} \\(`),
    )
    assert.deepEqual(await namesOf('P Anna'), [sAMAccountName, `${local}3@target.test`])
    await changesNothing(box)
  })
})
