/**
 * behaviour.md, "Import: matching": a protected account is touched in no way, also where it has
 * become one while a person was waited for.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { recordIsWhole } from './support/assertions.js'
import { interactively } from './support/interactive.js'
import { DISABLED, ENABLED } from './support/sandbox.js'
import { useSandbox } from './support/use-sandbox.js'

const DECIDE = 'Your decision:'
const PASSWORD = 'Kept-Sandwich-Orbit-77'
const REFUSED = /Failed\s+it is a protected account by now, which is touched in no way:\s+its adminCount is 1/

describe('an account that becomes protected while a session waits', () => {
  const box = useSandbox()

  const protect = (name: string) => box.set(`CN=${name},${box.managed}`, 'adminCount', '1')
  const control = async (name: string) => (await box.find(name, ['userAccountControl']))?.['userAccountControl']

  it('is neither enabled nor joined, and the others are', async () => {
    const inner = await box.group('Admins')
    const config = { group_map: { '*': inner }, restricted_groups: [inner] }
    const people = ['Anna', 'Bert'].map((name) => box.person(name))
    const { terminal, code } = await interactively(box, { people, config }, async (terminal) => {
      await terminal.see('Approval 1 of 4')
      await protect('P Anna')
      await terminal.answer(DECIDE, 't')
      await terminal.answer('New password', PASSWORD)
      await terminal.answer('The same again', PASSWORD)
      // It is asked again, with the reason.
      await terminal.see(REFUSED)
      await terminal.answer(DECIDE, 's')
      await terminal.see('Approval 2 of 4')
      await terminal.answer(DECIDE, 'a')
      await terminal.see(REFUSED)
      await terminal.answer(DECIDE, 's')
      await terminal.see('Approval 3 of 4')
      await terminal.answer(DECIDE, 't')
      await terminal.answer('New password', PASSWORD)
      await terminal.answer('The same again', PASSWORD)
      await terminal.see('Done: "P Bert" enabled.')
      await terminal.answer(DECIDE, 'q')
      await terminal.answer('New passwords not saved yet: 1.', 'q')
      await terminal.answer('Nobody can see these passwords again', 'y')
    })
    assert.deepEqual([code, terminal.summary.enabled, terminal.summary.joined], [6, ['P Bert'], []])
    assert.deepEqual([await control('P Anna'), await control('P Bert')], [DISABLED, ENABLED])
    assert.deepEqual(await box.members('Admins'), [])
    await recordIsWhole(box)
  })

  it('is not deactivated by whoever confirms the number that was counted before', async () => {
    const people = ['Stays', 'Goes 1', 'Goes 2'].map((name) => box.person(name))
    await box.import(people)
    for (const { cn } of people) await box.enable(`CN=P ${cn},${box.managed}`)
    const config = { max_deactivations: 0 }
    const limit = (whom: string, count: number) => `Deactivate ${whom}? Type ${count} to confirm`
    const { terminal, code } = await interactively(box, { people: people.slice(0, 1), config }, async (terminal) => {
      await terminal.see(`? ${limit('these 2', 2)}`)
      await protect('P Goes 1')
      await terminal.answer(limit('these 2', 2), '2')
      await terminal.see(/Not done: protected by now, and touched in no way: P Goes 1\./)
      await terminal.answer(limit('this one', 1), '1')
      await terminal.see('Nothing needs approval.')
    })
    assert.deepEqual([code, terminal.summary.disabled], [6, ['P Goes 2']], terminal.transcript)
    assert.equal(await control('P Goes 1'), ENABLED)
    await recordIsWhole(box)
  })
})
