/**
 * behaviour.md, "Interactive mode": a session that waits for a person keeps nobody else from
 * importing.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { acquireLock } from '../../src/files/lock.js'
import { changesNothing, recordIsWhole } from './support/assertions.js'
import { adUserSync } from './support/cli.js'
import { ANEW, interactively } from './support/interactive.js'
import { ENABLED } from './support/sandbox.js'
import { useSandbox } from './support/use-sandbox.js'
import { place } from '../unit/files/state-place.js'

const DECIDE = 'Your decision:'

describe('a session at a question', () => {
  const box = useSandbox()

  const restricted = async (): Promise<object> => {
    const group = await box.group('Admins')
    return { group_map: { '*': group }, restricted_groups: [group] }
  }

  it('lets another import run, then reads anew before it does what was decided, and says so', async () => {
    const config = await restricted()
    const people = ['Anna', 'Bert', 'Cleo'].map((name) => box.person(name))
    const { terminal, code } = await interactively(box, { people, config }, async (terminal) => {
      await terminal.answer(DECIDE, 's')
      await terminal.see('Approval 2 of 6')
      const other = await box.import([people[0]!, people[2]!, box.person('Dora')], config)
      assert.equal(other.code, 0, other.stderr)
      assert.deepEqual(other.summary.created, ['P Dora'])
      await terminal.answer(DECIDE, 'a')
      await terminal.see(ANEW)
      // Bert is no longer in the file, Dora is; what was skipped stays skipped.
      await terminal.see(/Waiting for a decision: 5\n[^]*Approval 2 of 6: add a user to a group\n +User +P Anna\n/)
      await terminal.answer(DECIDE, 'a')
      await terminal.see('Done: "P Anna" joined Admins.')
      await terminal.answer(DECIDE, 'q')
    })
    assert.equal(code, 0)
    assert.deepEqual(terminal.summary.joined, [{ user: 'P Anna', group: 'Admins' }])
    assert.deepEqual(terminal.summary.created, ['P Anna', 'P Bert', 'P Cleo'])
    assert.deepEqual(await box.members('Admins'), ['P Anna'])
    await recordIsWhole(box)
    await changesNothing(box, config)
  })

  it('keeps the passwords that it set before, and records its end after the other import', async () => {
    const people = ['Anna', 'Bert'].map((name) => box.person(name))
    const { code } = await interactively(box, { people }, async (terminal) => {
      await terminal.answer(DECIDE, 'g')
      await terminal.see('Approval 2 of 2')
      assert.equal((await box.rerun()).code, 0)
      await terminal.answer(DECIDE, 'g')
      await terminal.see(ANEW)
      await terminal.answer(DECIDE, 'g')
      await terminal.answer('New passwords not saved yet: 2.', 'q')
      assert.equal((await box.rerun()).code, 0)
      await terminal.answer('Nobody can see these passwords again', 'y')
    })
    assert.equal(code, 0)
    for (const name of ['P Anna', 'P Bert'])
      assert.equal((await box.find(name, ['userAccountControl']))?.['userAccountControl'], ENABLED)
    await recordIsWhole(box)
    await changesNothing(box)
  })

  it('waits while another import is at work, and then does what was decided if nothing has changed', async () => {
    const config = await restricted()
    const { terminal } = await interactively(box, { people: [box.person('Anna')], config }, async (terminal) => {
      await terminal.see(`? ${DECIDE}`)
      const lock = await acquireLock(place(box.folder.path, box.managed))
      await terminal.answer(DECIDE, 'g')
      await terminal.see(/waiting: another import into\s[^]*is running/)
      lock.release()
      await terminal.see('Done: "P Anna" enabled.')
      await terminal.answer(DECIDE, 'r')
      await terminal.answer('New passwords not saved yet: 1.', 'q')
      await terminal.answer('Nobody can see these passwords again', 'y')
    })
    assert.deepEqual(terminal.summary.enabled, ['P Anna'])
    await recordIsWhole(box)
    await changesNothing(box, config)
  })

  it('lets another import run while it asks about a limit, which counts anew; who says no is not asked again', async () => {
    const people = ['Stays', 'Goes 1', 'Goes 2', 'Goes 3'].map((name) => box.person(name))
    await box.import(people)
    for (const { cn } of people) await box.enable(`CN=P ${cn},${box.managed}`)
    const config = { max_deactivations: 1 }
    const limit = (count: number) => `Deactivate these ${count}? Type ${count} to confirm`
    const declined = await interactively(box, { people: people.slice(0, 1), config }, async (terminal) => {
      await terminal.see(`? ${limit(3)}`)
      const other = await box.import(people.slice(0, 3), config)
      assert.deepEqual([other.code, other.summary.disabled], [0, ['P Goes 3']], other.stderr)
      await terminal.answer(limit(3), '')
    })
    assert.equal(declined.code, 5)
    assert.ok(!declined.terminal.transcript.includes(ANEW))
    const { terminal, code } = await interactively(box, { people: people.slice(0, 1), config }, async (terminal) => {
      await terminal.see(`? ${limit(2)}`)
      const other = await box.import(people.slice(0, 2), config)
      assert.deepEqual([other.code, other.summary.disabled], [0, ['P Goes 2']], other.stderr)
      box.folder.write('users.json', { timestamp: new Date().toISOString(), users: people.slice(0, 1) })
      await terminal.answer(limit(2), '2')
      await terminal.see(ANEW)
      await terminal.see('Nothing needs approval.')
    })
    assert.deepEqual([code, terminal.summary.disabled], [0, ['P Goes 1']])
    await recordIsWhole(box)
    await changesNothing(box, config)
  })

  it('keeps what the approvals file says where another import runs while it asks about a limit', async () => {
    const config = { max_creations: 1, users_must_change_password: false }
    const people = ['Anna', 'Bert'].map((name) => box.person(name))
    box.folder.write('approvals.json', [
      { type: 'enable', user: 'P Anna', accept: true, password: 'Kept-Sandwich-Orbit-77' },
      { type: 'enable', user: 'P Bert', accept: false },
    ])
    const args = ['--approvals', 'approvals.json']
    const { terminal, code } = await interactively(box, { people, config, args }, async (terminal) => {
      await terminal.see('? Create these 2?')
      assert.equal((await box.rerun({ ...config, max_creations: 5 })).code, 0)
      await terminal.answer('Create these 2?', '2')
      await terminal.see(ANEW)
      await terminal.see('Nothing needs approval.')
    })
    assert.deepEqual([code, terminal.summary.enabled], [0, ['P Anna']])
    await changesNothing(box, config)
  })

  it('does nothing but the saved plan, also where another import runs while it asks about a limit', async () => {
    const [stays, ...leaving] = ['Stays', 'Goes 1', 'Goes 2', 'Goes 3'].map((name) => box.person(name))
    await box.import([stays!, ...leaving])
    for (const { cn } of [stays!, ...leaving]) await box.enable(`CN=P ${cn},${box.managed}`)
    const config = { max_deactivations: 1 }
    const limit = 'Deactivate these 3? Type 3 to confirm'
    await interactively(box, { people: [stays!], config }, (terminal) => terminal.answer(limit, ''))
    await adUserSync(['import', '--dry-run', '--plan-file', 'plan.json'], { cwd: box.folder.path, env: box.env })
    const { terminal, code } = await interactively(box, { config, args: ['--plan', 'plan.json'] }, async (terminal) => {
      await terminal.see(`? ${limit}`)
      const changed = { ...stays!, department: 'Works' }
      const other = await box.import([changed, ...leaving.slice(0, 2)], config)
      assert.deepEqual([other.code, other.summary.disabled], [0, ['P Goes 3']], other.stderr)
      const [unplanned] = [{ ...changed, department: 'Plant' }]
      box.folder.write('users.json', {
        timestamp: new Date().toISOString(),
        users: [unplanned, ...leaving.slice(0, 2)],
      })
      await terminal.answer(limit, '3')
      await terminal.see(ANEW)
    })
    assert.deepEqual([code, terminal.summary.updated, terminal.summary.disabled], [8, [], []])
    assert.equal((await box.find('P Stays', ['department']))?.['department'], 'Works')
  })

  it('offers the passwords that it set also where the run ends because the new file cannot be read', async () => {
    const people = ['Anna', 'Bert'].map((name) => box.person(name))
    const { code } = await interactively(box, { people }, async (terminal) => {
      await terminal.answer(DECIDE, 'g')
      await terminal.see('Approval 2 of 2')
      assert.equal((await box.rerun()).code, 0)
      box.folder.write('users.json', 'no users')
      await terminal.answer(DECIDE, 'g')
      await terminal.see(ANEW)
      await terminal.see('The run ends: ')
      await terminal.answer('New passwords not saved yet: 1.', 'q')
      await terminal.answer('Nobody can see these passwords again', 'y')
    })
    assert.equal(code, 3)
  })
})
