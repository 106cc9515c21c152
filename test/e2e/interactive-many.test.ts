/**
 * behaviour.md, "Interactive mode": the way through many approvals: all of a kind at once, the
 * list, quitting, what an approvals file decides first, and what the screen may show.
 */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { interactively, leaveUnsaved } from './support/interactive.js'
import { ENABLED } from './support/sandbox.js'
import { useSandbox } from './support/use-sandbox.js'

const DECIDE = 'Your decision:'
const GOOD = 'Correct-Horse-7'

describe('import --interactive', () => {
  const box = useSandbox()

  const control = async (name: string) => (await box.find(name, ['userAccountControl']))?.['userAccountControl']

  it('decides all of a kind at once, with their number typed', async () => {
    const people = ['A', 'B', 'C'].map((name) => box.person(name))
    const { terminal } = await interactively(box, { people }, async (terminal) => {
      await terminal.answer(DECIDE, 'aa')
      await terminal.see(/P A, P B, P C\n\? Accept all of them\? Type 3 to confirm/)
      terminal.type('2')
      terminal.press('Enter')
      await terminal.see('! type 3, or nothing')
      terminal.press('BSpace')
      await terminal.answer('Accept all of them', '')
      await terminal.see('Approval 1 of 3')
      await terminal.answer(DECIDE, 'aa')
      await terminal.answer('Accept all of them', '3')
      await leaveUnsaved(terminal, 3)
    })
    assert.deepEqual(terminal.summary.enabled, ['P A', 'P B', 'P C'])
    for (const name of ['P A', 'P B', 'P C']) assert.equal(await control(name), ENABLED)
    await box.import(['D', 'E'].map((name) => box.person(name)).concat(people))
    await interactively(box, {}, async (terminal) => {
      await terminal.answer(DECIDE, 'ra')
      await terminal.answer('Reject all of them', '2')
    })
    const run = await box.rerun()
    assert.deepEqual(run.summary.required_interactions, [])
  })

  it('says beforehand how many changes have failed, which this screen does not show before the end', async () => {
    const people = [box.person('A', { title: 'x'.repeat(200) }), box.person('B')]
    const { terminal, code } = await interactively(box, { people }, async (terminal) => {
      await terminal.see(/Failed so far: 1 change\. The summary at the end says why\.\nWaiting for a decision: 2/)
      await terminal.answer(DECIDE, 'q')
    })
    assert.equal(code, 6)
    assert.deepEqual(
      terminal.summary.failed.map(({ user, attribute }) => [user, attribute]),
      [['P A', 'title']],
    )
  })

  it('picks from the list, quits, and resumes in the next run', async () => {
    const people = ['A', 'B', 'C'].map((name) => box.person(name))
    await interactively(box, { people }, async (terminal) => {
      await terminal.answer(DECIDE, 's')
      await terminal.see('Approval 2 of 3')
      await terminal.answer(DECIDE, 'l')
      await terminal.see(/> \(back\)\n {2}enable "P A" \(skipped\)\n {2}enable "P B"\n {2}enable "P C"\n/)
      await terminal.answer('Which one?', '')
      await terminal.see('Approval 2 of 3')
      await terminal.answer(DECIDE, 'l')
      await terminal.see('> (back)')
      terminal.type('p c')
      await terminal.see('> enable "P C"')
      await terminal.answer('Which one?', '')
      await terminal.see(/Approval 2 of 3: enable a user\n +User +P C\n/)
      // What is given up is asked again, and not the first of those that wait.
      await terminal.answer(DECIDE, 't')
      await terminal.answer('New password (Enter alone: back)', '')
      await terminal.see(/New password[^]*Approval 2 of 3: enable a user\n +User +P C\n/)
      await terminal.answer(DECIDE, 'r')
      await terminal.see(/Approval 3 of 3: enable a user\n +User +P B\n/)
      await terminal.answer(DECIDE, 'q')
      await terminal.see('Still open: 2 (2 to enable). The next run asks again.')
    })
    await interactively(box, {}, async (terminal) => {
      await terminal.see(/Approval 1 of 2: enable a user\n +User +P A\n/)
      await terminal.answer(DECIDE, 'q')
    })
  })

  it('applies the approvals file first, then asks about the rest', async () => {
    const people = ['A', 'B'].map((name) => box.person(name))
    const approvals = box.folder.write('approvals.json', {
      resolutions: [{ type: 'enable', user: 'P A', accept: true, password: GOOD }],
    })
    const { terminal } = await interactively(box, { people, args: ['--approvals', approvals] }, async (terminal) => {
      await terminal.see(/Approval 1 of 1: enable a user\n +User +P B\n/)
      await terminal.answer(DECIDE, 's')
    })
    assert.deepEqual(terminal.summary.enabled, ['P A'])
    assert.ok(!existsSync(join(box.folder.path, 'resolutions.json')))
  })

  it('stays in 80 columns and shows nothing but letters, digits and punctuation that every console font has', async () => {
    const person = box.person('Wide', { displayName: 'x'.repeat(100), title: `${'word '.repeat(20)}\u202e\u001b[31m` })
    const { terminal } = await interactively(box, { people: [person] }, async (terminal) => {
      assert.match(await terminal.see(`? ${DECIDE}`), /\\u202e\\u001b\[31m/)
      await terminal.answer(DECIDE, 'l')
      await terminal.see('? Which one')
      await terminal.answer('Which one', '')
      await terminal.see(/Your decision:\n/)
      await terminal.answer(DECIDE, 's')
    })
    // ASCII, and what moves the cursor.
    assert.doesNotMatch(terminal.transcript, /[^\x07\x08\r\n\x20-\x7e]/)
  })
})
