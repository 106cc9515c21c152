/**
 * behaviour.md: Ctrl-C never leaves a half-done action unreported, also in interactive mode, at a
 * prompt or when the terminal is lost.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { asksAgain, interactively } from './support/interactive.js'
import { useSandbox } from './support/use-sandbox.js'

const DECIDE = 'Your decision:'

describe('import --interactive, interrupted', () => {
  const box = useSandbox()

  for (const key of ['C-c', 'C-d']) {
    it(`stops at ${key} in a prompt, offers to save passwords, and reports what was done`, async () => {
      const { terminal, code } = await interactively(
        box,
        { people: [box.person('A'), box.person('B')] },
        async (terminal) => {
          await terminal.answer(DECIDE, 'g')
          await terminal.see(/Approval 2 of 2[^]*\? Your decision/)
          terminal.press(key)
          await terminal.answer('New passwords not saved yet: 1.', 'q')
          await terminal.answer('Nobody can see', 'y')
        },
      )
      assert.equal(code, 130)
      const told =
        /interrupted\s+at\s+a\s+question:\s+nothing\s+is\s+under\s+way,\s+and\s+nothing\s+more\s+is\s+changed/
      assert.match(terminal.transcript, told)
      assert.doesNotMatch(terminal.transcript, /stopping\s+after/)
      const { enabled, required_interactions: open, error } = terminal.summary
      assert.deepEqual([enabled, open.map(({ user }) => user), error?.exit_code], [['P A'], ['P B'], 130])
      await asksAgain(box, 'P B')
    })
  }

  it('ends at once at a second Ctrl-C, and warns of the passwords that are lost', async () => {
    const { terminal, code } = await interactively(
      box,
      { people: [box.person('A'), box.person('B')] },
      async (terminal) => {
        await terminal.answer(DECIDE, 'g')
        await terminal.see(/Approval 2 of 2[^]*\? Your decision/)
        terminal.press('C-c')
        await terminal.see('? New passwords not saved')
        terminal.press('C-c')
      },
    )
    assert.equal(code, 130)
    assert.match(terminal.transcript, /the passwords set for [^|]*were\s+not\s+saved\s+and\s+can't\s+be\s+recovered/)
    assert.deepEqual(terminal.summary.enabled, ['P A'])
  })

  it('asks once more about unsaved passwords at a Ctrl-C while they are being saved', async () => {
    const { terminal, code } = await interactively(box, { people: [box.person('A')] }, async (terminal) => {
      await terminal.answer(DECIDE, 'g')
      await terminal.answer('New passwords not saved yet: 1.', 's')
      await terminal.see('? File (- : back)')
      terminal.press('C-c')
      await terminal.see(/interrupted\s+at\s+a\s+question:[^]*\? New passwords not saved/)
      await terminal.answer('New passwords not saved yet: 1.', 's')
      await terminal.answer('File', 'saved.zip')
      await terminal.answer('How is the passphrase of the archive made?', 't')
      await terminal.answer('Passphrase', 'archive passphrase 1')
      await terminal.answer('The same again', 'archive passphrase 1')
      await terminal.see('Saved in ')
    })
    assert.equal(code, 130)
    assert.doesNotMatch(terminal.transcript, /were\s+not\s+saved/)
    assert.deepEqual(terminal.summary.enabled, ['P A'])
  })

  it('wipes a shown password off the screen when it is told to end, and reports', async () => {
    let password = ''
    const { terminal, code } = await interactively(box, { people: [box.person('A')] }, async (terminal) => {
      await terminal.answer(DECIDE, 'v')
      password = /Password of P A: (\S+)/.exec(await terminal.see('(Enter hides it)'))![1]!
      terminal.signal('SIGTERM')
      await terminal.exited()
      assert.ok(!terminal.screen.includes(password), terminal.screen)
    })
    assert.equal(code, 130)
    assert.deepEqual(terminal.summary.enabled, ['P A'])
    assert.match(terminal.transcript, /the passwords set for [^|]*were\s+not\s+saved\s+and\s+can't\s+be\s+recovered/)
  })

  it('reports what was done, in the summary and the log file, when its terminal is lost', async () => {
    const config = { log_file: 'import.log' }
    // The exit code says nothing: Node itself aborts at its end where it can't reset a terminal
    // that is gone.
    const { terminal } = await interactively(
      box,
      { people: [box.person('A'), box.person('B')], config },
      async (terminal) => {
        await terminal.answer(DECIDE, 'g')
        await terminal.see(/Approval 2 of 2[^]*\? Your decision/)
        terminal.close()
      },
    )
    assert.deepEqual([terminal.summary.enabled, terminal.summary.error?.exit_code], [['P A'], 130])
    assert.match(
      readFileSync(join(box.folder.path, 'import.log'), 'utf8'),
      /WARNING \| the passwords set for [^\n]*P A[^\n]* were not saved/,
    )
    await asksAgain(box, 'P B')
  })

  it('goes on after Ctrl-Z and fg', async () => {
    const { terminal, code } = await interactively(box, { people: [box.person('A')] }, async (terminal) => {
      await terminal.see(`? ${DECIDE}`)
      // No shell with job control is around it, so it does not stop; what is told to go on does the
      // same.
      terminal.press('C-z')
      terminal.type('q')
      await terminal.see(`? ${DECIDE} q`)
      terminal.signal('SIGCONT')
      await terminal.answer(DECIDE, '')
    })
    assert.equal(code, 0)
    assert.deepEqual(
      terminal.summary.required_interactions.map(({ user }) => user),
      ['P A'],
    )
  })
})
