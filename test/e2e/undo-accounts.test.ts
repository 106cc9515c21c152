/**
 * behaviour.md, "Commands": `undo RUN` finds the accounts again whose names have changed hands, and
 * those of a run that was killed, or that had found them by name.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changesNothing, versions } from './support/assertions.js'
import { FaultPoint } from './support/faults.js'
import { DISABLED } from './support/sandbox.js'
import { undoing } from './support/undo.js'
import { useSandbox } from './support/use-sandbox.js'

describe('undo, of accounts that are not easily told', () => {
  const box = useSandbox()
  const { undo, bring, states, employ } = undoing(box)

  it('--only asks which account is meant where a name has changed hands in the run', async () => {
    const [ann, bea] = [box.person('Ann', { department: 'Sales' }), box.person('Bea', { department: 'Sales' })]
    await bring([ann, bea], {})
    const change = { department: 'Works' }
    await bring(
      [
        { ...ann, ...change, cn: 'Bea' },
        { ...bea, ...change, cn: 'Cleo' },
      ],
      { max_renames: 2 },
    )
    const objects = await versions(box)
    const both = await undo('last', '--only', 'Bea', '--confirm', '2')
    assert.equal(both.code, 2, both.stderr)
    const { message = '', remedy } = both.summary.error ?? {}
    assert.match(message, /^that run changed 2 accounts that are or were called "Bea"\n/)
    assert.match(message, /\n"P Bea", before the run "P Ann": account /)
    assert.equal(remedy, 'give the objectGUID of the one that is meant')
    assert.deepEqual(await versions(box), objects)
    const [guid = ''] = /(?<="P Cleo", before the run "P Bea": .* objectGUID )[-0-9a-f]+/.exec(message) ?? []
    const shown = await undo('last', '--only', guid, '--dry-run')
    assert.deepEqual(
      [shown.code, shown.summary.updated, shown.summary.failed],
      [6, ['P Cleo'], [{ user: 'P Cleo', action: 'rename', error: `"P Bea" is taken by CN=P Bea,${box.managed}` }]],
      shown.stderr,
    )
    const run = await undo('last', '--only', ann.sAMAccountName, '--confirm', '1')
    assert.deepEqual([run.code, run.summary.renamed], [0, ['P Ann']], run.stderr)
  })

  it('puts back what a killed import did or may have done, also whom it may have deactivated: the directory shows when that was', async () => {
    const config = { max_deactivations: 9, group_map: { '*': await box.group('Staff') } }
    const people = ['Anna', 'Ben', 'Cleo', 'Dan', 'Eve', 'Fay'].map((cn) => box.person(cn, { department: 'Sales' }))
    const passwords = await employ(people, config)
    const before = await states()
    box.folder.write('users.json', {
      timestamp: new Date().toISOString(),
      users: [{ ...people[0]!, department: 'Lab' }],
    })
    // The update of Anna, two deactivations, and a third one that is not sent any more.
    const point = await FaultPoint.listen(({ when, number, pid }) => {
      if (when !== 'before' || number !== 4) return
      process.kill(pid, 'SIGKILL')
      running.child.kill('SIGKILL')
    })
    const running = box.start(config, [], { env: point.env })
    await running.ended
    await point.close()
    assert.equal((await states()).filter((state) => state.includes(DISABLED)).length, 2)
    const run = await undo('last', '--confirm', '3')
    const { enabled, updated } = run.summary
    assert.deepEqual([run.code, enabled, updated], [0, ['P Ben', 'P Cleo'], ['P Anna']], run.stderr)
    assert.deepEqual(await states(), before)
    assert.equal(await box.logOn(people[1]!.sAMAccountName, passwords[1]!), 'ok')
    assert.equal((await undo('last')).summary.plan?.actions.length, 0)
  })

  it('gives an account that the import found by name back as it was, without the anchor', async () => {
    await box.user('P Fay', { department: 'Old', sAMAccountName: box.account() }, box.managed)
    const fay = box.person('Fay', { department: 'New' })
    await bring([fay], {})
    const ANCHOR = 'msDS-cloudExtensionAttribute1'
    assert.equal((await box.find('P Fay', [ANCHOR]))?.[ANCHOR], `ad-user-sync:${fay.objectGUID}`)
    const run = await undo('last', '--confirm', '1')
    assert.deepEqual([run.code, run.summary.updated], [0, ['P Fay']], run.stderr)
    const found = await box.find('P Fay', [ANCHOR, 'department', 'accountExpires'])
    assert.deepEqual([found?.[ANCHOR], found?.['department']], [[], 'Old'])
    assert.equal(found?.['accountExpires'], '9223372036854775807')
    assert.deepEqual(
      (await bring([fay], {})).summary.updated,
      ['P Fay'],
      'its anchor is not one that somebody has changed',
    )
    await changesNothing(box)
  })
})
