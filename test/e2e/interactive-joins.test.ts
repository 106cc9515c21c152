/**
 * behaviour.md, "Interactive mode": many approvals of one kind, ticked in a list, counted by kind,
 * and found again.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changesNothing } from './support/assertions.js'
import { interactively } from './support/interactive.js'
import { useSandbox } from './support/use-sandbox.js'

const DECIDE = 'Your decision:'

describe('many joins at the terminal', () => {
  const box = useSandbox()

  /** People who may be in two restricted groups, and are enabled already. */
  async function waiting(...names: string[]): Promise<object> {
    const groups = [await box.group('Admins'), await box.group('VPN')]
    const config = { group_map: { '*': groups }, restricted_groups: groups }
    const people = names.map((name) => box.person(name, { department: name < 'C' ? 'Sales' : 'Plant' }))
    await box.import(people)
    for (const name of names) await box.enable(`CN=P ${name},${box.managed}`)
    return config
  }
  const open = async (config: object) =>
    (await box.rerun(config)).summary.required_interactions.map(({ user, group }) => `${user} ${group}`)

  it('ticks some of one group, nobody at first, with the number typed; the rest stays open', async () => {
    const config = await waiting('Anna', 'Bert', 'Cleo')
    const { terminal } = await interactively(box, { config }, async (terminal) => {
      const screen = await terminal.see(`? ${DECIDE}`)
      assert.match(screen, /Waiting for a decision: 6\n +3 {2}to join Admins\n +3 {2}to join VPN\n/)
      assert.doesNotMatch(screen, /aa\)/)
      await terminal.answer(DECIDE, 'm')
      await terminal.see(/\[ \] P Anna \(\S+, Sales\)\n +\[ \] P Bert \(\S+, Sales\)\n +\[ \] P Cleo \(\S+, Plant\)/)
      await terminal.answer('Who of these 3 is to join Admins?', '')
      await terminal.see('Approval 1 of 6')
      await terminal.answer(DECIDE, 'm')
      await terminal.see('[ ] P Cleo')
      terminal.press('Space')
      terminal.press('Down')
      terminal.press('Down')
      terminal.press('Space')
      await terminal.see(/\[x\] P Anna[^]*\[ \] P Bert[^]*\[x\] P Cleo/)
      await terminal.answer('Who of these 3 is to join Admins?', '')
      await terminal.answer('Accept these?', '2')
      await terminal.see(/Done: "P Anna" joined Admins\.\nDone: "P Cleo" joined Admins\./)
      await terminal.see(/\n4 left: 3 to join VPN, 1 to join Admins\nApproval 3 of 6: add a user to a group\n/)
      await terminal.answer(DECIDE, 'q')
      await terminal.see('Still open: 4 (3 to join VPN, 1 to join Admins). The next run asks again.')
    })
    assert.equal(terminal.summary.joined.length, 2)
    assert.deepEqual(await box.members('Admins'), ['P Anna', 'P Cleo'])
    assert.deepEqual(await box.members('VPN'), [])
    assert.deepEqual(await open(config), ['P Anna VPN', 'P Bert Admins', 'P Bert VPN', 'P Cleo VPN'])
    await changesNothing(box, config)
  })

  it('rejects and skips by group, not by kind', async () => {
    const config = await waiting('Anna', 'Bert')
    await interactively(box, { config }, async (terminal) => {
      await terminal.see('reject all 2 to join Admins')
      await terminal.answer(DECIDE, 'sa')
      await terminal.see('reject all 2 to join VPN')
      await terminal.answer(DECIDE, 'ra')
      await terminal.answer('Reject all of them?', '2')
      await terminal.see('Still open: 2 (2 to join Admins).')
    })
    assert.deepEqual(await open(config), ['P Anna Admins', 'P Bert Admins'])
    await changesNothing(box, config)
  })

  it('looks for a part of the line where there are many, and a screen is enough for their names', async () => {
    const names = Array.from({ length: 90 }, (_, index) => `Somebody With A Name ${String(index).padStart(2, '0')}`)
    const config = await waiting(...names)
    const { terminal } = await interactively(box, { config }, async (terminal) => {
      await terminal.answer(DECIDE, 'm')
      await terminal.answer('Only those with this in their line', 'name 07 plant')
      await terminal.see('[ ] P Somebody With A Name 07')
      terminal.press('Space')
      await terminal.see('[x]')
      await terminal.answer('Who is to join Admins?', '')
      await terminal.answer('Accept these?', '1')
      await terminal.see('Done: "P Somebody With A Name 07" joined Admins.')
      await terminal.answer(DECIDE, 'ra')
      const screen = await terminal.see('Reject all of them? Type 89 to confirm (?: show all')
      assert.match(screen, / {2}and \d+ more\n/)
      await terminal.answer('Reject all of them?', '?')
      await terminal.see('P Somebody With A Name 89')
      await terminal.answer('Reject all of them?', '')
      await terminal.answer(DECIDE, 'q')
    })
    assert.deepEqual(terminal.summary.joined, [{ user: 'P Somebody With A Name 07', group: 'Admins' }])
  })
})
