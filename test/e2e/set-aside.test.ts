/**
 * behaviour.md, "Import: matching": protected accounts and users whose anchor somebody else has
 * changed are touched in no way.
 */
import assert from 'node:assert/strict'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { Attribute, Change } from 'ldapts'
import { adUserSync } from './support/cli.js'
import { changesNothing, versions } from './support/assertions.js'
import { useSandbox } from './support/use-sandbox.js'

const ANCHOR = 'msDS-cloudExtensionAttribute1'

describe('a managed user that is set aside', () => {
  const box = useSandbox({ runner: 'administrator' })

  const set = (dn: string, type: string, ...values: string[]) =>
    box.ldap.modify(dn, new Change({ operation: 'replace', modification: new Attribute({ type, values }) }))
  const dnOf = (name: string) => `CN=${name},${box.managed}`
  const anchorOf = async (name: string) => String((await box.find(name, [ANCHOR]))?.[ANCHOR])

  it('is a protected account, through nested groups too: it is named, by check import as well, and nothing else happens to it', async () => {
    const people = [box.person('Anna'), box.person('Intern')]
    await box.import(people)
    const inner = `${await box.group('Inner')},${box.groups}`
    await box.group('Outer', { adminCount: '1', member: inner })
    await box.addMembers(inner, dnOf('P Anna'))
    // The anchor of somebody else on it is no way to its logon.
    const intern = await anchorOf('P Intern')
    await set(dnOf('P Intern'), ANCHOR)
    await set(dnOf('P Anna'), ANCHOR, intern)
    const before = (await versions(box))[dnOf('P Anna')]
    box.folder.write('approvals.json', {
      resolutions: [{ type: 'enable', user: 'P Anna', accept: true, password: 'Passw0rd!long.1' }],
    })
    const run = await box.rerun({}, ['--accept-anchors', '--approvals', 'approvals.json'])
    assert.equal(run.code, 6, run.stderr)
    assert.deepEqual(run.summary.failed, [
      {
        user: 'P Anna',
        action: 'match',
        error: `${dnOf('P Anna')} is a protected account, which is touched in no way: Outer is protected (adminCount=1); move it out of managed_user_path`,
      },
    ])
    assert.deepEqual((await versions(box))[dnOf('P Anna')], before)
    assert.equal(await anchorOf('P Intern'), intern)
    const check = await adUserSync(['check', 'import'], { cwd: box.folder.path })
    assert.match(check.stdout, /P Anna,\S+ is a protected account: Outer is protected \(adminCount=1\)/)
    // Gone from the file, it is not deactivated either.
    await box.import([people[1]!], { max_deactivations: 100 })
    assert.deepEqual((await versions(box))[dnOf('P Anna')], before)
  })

  it('is one whose anchor was swapped: nothing is written until the anchors are accepted, once', async () => {
    const people = [box.person('Boss', { department: 'Board' }), box.person('Intern', { department: 'Mail' })]
    await box.import(people)
    const [boss, intern] = [await anchorOf('P Boss'), await anchorOf('P Intern')]
    await set(dnOf('P Boss'), ANCHOR, intern)
    await set(dnOf('P Intern'), ANCHOR, boss)
    const before = await versions(box)
    for (const _ of [1, 2]) {
      const run = await box.rerun()
      assert.equal(run.code, 6, run.stderr)
      assert.deepEqual(
        run.summary.failed.map(({ user, action, error }) => [
          user,
          action,
          error.includes(boss) && error.includes(intern),
        ]),
        [
          ['P Boss', 'match', true],
          ['P Intern', 'match', true],
        ],
      )
      assert.deepEqual(await versions(box), before)
    }
    const accepted = await box.rerun({}, ['--accept-anchors'])
    assert.deepEqual([accepted.code, accepted.summary.renamed.length], [0, 2], accepted.stderr)
    await changesNothing(box)
  })

  it('is none where the state was lost: the anchors are learnt anew, with one warning', async () => {
    await box.import([box.person('Anna')])
    for (const name of readdirSync(box.folder.path).filter((one) => one.endsWith('.state.json')))
      rmSync(join(box.folder.path, name))
    const run = await box.rerun()
    assert.equal(run.code, 0)
    assert.match(
      run.stderr,
      /WARNING \| no anchors are remembered: 1 is learnt from the directory, whoever wrote them\n/,
    )
    const again = await box.rerun()
    assert.doesNotMatch(again.stderr, /WARNING/)
  })
})
