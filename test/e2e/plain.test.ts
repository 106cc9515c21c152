/** behaviour.md, "Commands": `--plain`, for screen readers: no redrawing, no columns. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changesNothing } from './support/assertions.js'
import { interactively } from './support/interactive.js'
import { useSandbox } from './support/use-sandbox.js'

describe('import --interactive --plain', () => {
  const box = useSandbox({ emptied: false })

  it('shows each choice and each fact on a line of its own, and takes a typed letter', async () => {
    const people = [box.person('Anna'), box.person('Bert')]
    const { terminal, code } = await interactively(box, { people, args: ['--plain'] }, async (terminal) => {
      const screen = await terminal.see('? Your decision: (')
      assert.match(screen, /^User: P Anna$/m)
      assert.match(screen, /^g: generate a passphrase and enable$/m)
      await terminal.answer('Your decision:', 'r')
      await terminal.see('Approval 2 of 2')
      await terminal.answer('Your decision:', 'r')
    })
    assert.equal(code, 0)
    assert.deepEqual(terminal.summary.required_interactions, [])
    await changesNothing(box)
  })
})
