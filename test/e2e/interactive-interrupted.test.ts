/**
 * behaviour.md: Ctrl-C never leaves a half-done action unreported; safety limits and terminals in
 * interactive mode.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { FaultPoint } from './support/faults.js'
import { interactively, readArchive } from './support/interactive.js'
import { DISABLED, ENABLED } from './support/sandbox.js'
import { useSandbox } from './support/use-sandbox.js'
import type { Terminal } from './support/terminal.js'

const DECIDE = 'Your decision:'

describe('import --interactive, interrupted', () => {
  const box = useSandbox()

  const control = async (name: string) => (await box.find(name, ['userAccountControl']))?.['userAccountControl']
  /** The next run finds what was left. */
  const asksAgain = async (...users: string[]) => {
    const run = await box.rerun()
    assert.equal(run.code, 0, run.stderr)
    assert.deepEqual(
      run.summary.required_interactions.map(({ user }) => user),
      users,
    )
  }

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
      const { enabled, required_interactions: open, error } = terminal.summary
      assert.deepEqual([enabled, open.map(({ user }) => user), error?.exit_code], [['P A'], ['P B'], 130])
      await asksAgain('P B')
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
        await terminal.see('? Passwords set')
        terminal.press('C-c')
      },
    )
    assert.equal(code, 130)
    assert.match(terminal.transcript, /the passwords set for [^|]* were not saved and can't be recovered/)
    assert.deepEqual(terminal.summary.enabled, ['P A'])
  })

  it('asks once more about unsaved passwords at a Ctrl-C while they are being saved', async () => {
    const { terminal, code } = await interactively(box, { people: [box.person('A')] }, async (terminal) => {
      await terminal.answer(DECIDE, 'g')
      await terminal.answer('New passwords not saved yet: 1.', 's')
      await terminal.see('? File (- : back)')
      terminal.press('C-c')
      await terminal.see(/interrupted: stopping[^]*\? Passwords set/)
      await terminal.answer('New passwords not saved yet: 1.', 's')
      await terminal.answer('File', 'saved.zip')
      await terminal.answer('Passphrase of the archive', 't')
      await terminal.answer('Passphrase', 'archive passphrase 1')
      await terminal.answer('The same again', 'archive passphrase 1')
      await terminal.see('Saved.')
    })
    assert.equal(code, 130)
    assert.doesNotMatch(terminal.transcript, /not saved/)
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
    assert.match(terminal.transcript, /the passwords set for [^|]* were not saved and can't be recovered/)
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
      /WARNING \| not saved, and never to be seen again: [^\n]*P A/,
    )
    await asksAgain('P B')
  })

  it('waits for a write under way at Ctrl-C, and reports its outcome', async () => {
    const run: { terminal?: Terminal } = {}
    const people = [box.person('A'), box.person('B')]
    await box.import(people)
    const point = await FaultPoint.listen(async ({ when, number }) => {
      if (when !== 'before' || number !== 1) return
      run.terminal!.press('C-c')
      await run.terminal!.see('interrupted: stopping after')
    })
    const { terminal, code } = await interactively(box, { env: point.env }, async (terminal) => {
      run.terminal = terminal
      await terminal.answer(DECIDE, 'g')
      await terminal.answer('New passwords not saved yet: 1.', 'q')
      await terminal.answer('Nobody can see', 'y')
    })
    await point.close()
    assert.equal(code, 130)
    assert.deepEqual(terminal.summary.enabled, ['P A'])
    assert.deepEqual([await control('P A'), await control('P B')], [ENABLED, DISABLED])
    await asksAgain('P B')
  })

  it('gives up a write at the second Ctrl-C, and reports that its outcome is not known', async () => {
    const run: { terminal?: Terminal } = {}
    await box.import([box.person('A')])
    const point = await FaultPoint.listen(async ({ when, number }) => {
      if (when !== 'before' || number !== 1) return
      run.terminal!.press('C-c')
      await run.terminal!.see('interrupted: stopping after')
      run.terminal!.press('C-c')
      await run.terminal!.exited()
    })
    const { terminal, code } = await interactively(box, { env: point.env }, async (terminal) => {
      run.terminal = terminal
      await terminal.answer(DECIDE, 'g')
    })
    await point.close()
    assert.equal(code, 130)
    assert.deepEqual(terminal.summary.enabled, [])
    assert.match(terminal.summary.failed[0]?.error ?? '', /took effect is not known/)
    assert.equal(await control('P A'), DISABLED)
    await asksAgain('P A')
  })

  it('offers the passwords that may have been set when PowerShell is lost in the middle of many, and says so', async () => {
    const people = ['A', 'B', 'C'].map((cn) => box.person(cn))
    await box.import(people)
    const point = await FaultPoint.listen(({ when, dn, pid }) => {
      if (when === 'before' && dn.startsWith('CN=P B,')) process.kill(pid, 'SIGKILL')
    })
    let csv = ''
    const { terminal, code } = await interactively(box, { env: point.env }, async (terminal) => {
      await terminal.answer(DECIDE, 'aa')
      await terminal.answer('Accept all of them?', '3')
      await terminal.answer('Try again, or quit?', 'q')
      await terminal.see(/not saved yet: 3 \(3 of them may not have been\s+set\)/)
      await terminal.answer('New passwords not saved yet: 3', 's')
      await terminal.answer('File', 'saved.zip')
      await terminal.answer('Passphrase of the archive', 't')
      await terminal.answer('Passphrase', 'archive passphrase 1')
      await terminal.answer('The same again', 'archive passphrase 1')
      await terminal.see('Saved.')
      csv = readArchive(join(box.folder.path, 'saved.zip'), 'archive passphrase 1')
    })
    await point.close()
    assert.equal(code, 4)
    assert.deepEqual(
      terminal.summary.failed.map(({ user, error }) => [user, /not known/.test(error)]),
      people.map(({ cn }) => [`P ${cn}`, true]),
    )
    const rows = csv.trim().split('\r\n').slice(1)
    assert.deepEqual(
      rows.map((row) => /^"(P .)",.*,"(.*)"$/.exec(row)?.slice(1)),
      people.map(({ cn }) => [`P ${cn}`, 'not known']),
    )
    // A's was set, as the next run finds.
    const [, account, password] = /^"P A","(.*?)",.*,"(.*)","not known"$/.exec(rows[0]!)!
    assert.equal(await box.logOn(account!, password!), 'ok')
    await asksAgain('P B', 'P C')
  })

  it('keeps approvals open that it did not come to, when it is interrupted in the middle of many', async () => {
    const groups = [await box.group('One'), await box.group('Two')]
    const config = { group_map: { 'CN=All': groups }, require_approval: ['leave'] }
    const people = ['A', 'B'].map((cn) => box.person(cn, { memberOf: ['CN=All'] }))
    await box.import(people, config)
    const run: { terminal?: Terminal } = {}
    const point = await FaultPoint.listen(async ({ when, number }) => {
      if (when !== 'before' || number !== 1) return
      run.terminal!.press('C-c')
      await run.terminal!.see('interrupted: stopping after')
    })
    const gone = people.map((person) => ({ ...person, memberOf: [] }))
    const { terminal, code } = await interactively(box, { people: gone, config, env: point.env }, async (terminal) => {
      run.terminal = terminal
      await terminal.answer(DECIDE, 'sa')
      await terminal.see('remove a user from a group')
      await terminal.answer(DECIDE, 'aa')
      await terminal.answer('Accept all of them?', '2')
    })
    await point.close()
    assert.equal(code, 130)
    const { left, required_interactions: open } = terminal.summary
    assert.deepEqual(
      left.map(({ user, group }) => `${user} ${group}`),
      ['P A One', 'P B One'],
    )
    assert.deepEqual(
      open.filter(({ type }) => type === 'leave').map(({ user, group }) => `${user} ${group}`),
      ['P A Two', 'P B Two'],
    )
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

  it('goes beyond a safety limit only when the number is typed', async () => {
    const people = [box.person('Stays'), box.person('Goes 1'), box.person('Goes 2')]
    await box.import(people)
    for (const { cn } of people) await box.enable(`CN=P ${cn},${box.managed}`)
    const config = { max_deactivations: 1 }
    const question = 'Deactivate these 2? Type 2 to confirm'
    const stopped = await interactively(box, { people: people.slice(0, 1), config }, async (terminal) => {
      await terminal.see(
        /this run would deactivate 2 of 3 enabled managed users; the\s+limit\s+is 1:\n +P Goes 1, P Goes 2\n/,
      )
      await terminal.answer(question, '')
    })
    assert.equal(stopped.code, 5)
    assert.equal(await control('P Goes 1'), ENABLED)
    const { terminal, code } = await interactively(box, { config }, async (terminal) => {
      await terminal.answer(question, '2')
      await terminal.see('Nothing needs approval.')
    })
    assert.equal(code, 0)
    assert.deepEqual(terminal.summary.disabled, ['P Goes 1', 'P Goes 2'])
  })

  it('warns and goes on without questions where standard input or standard error is no terminal', async () => {
    const run = await box.import([box.person('A')], {}, ['--interactive'])
    assert.equal(run.code, 0)
    assert.match(
      run.stderr,
      /WARNING \| --interactive has no effect: standard input and standard error must both be a terminal\n/,
    )
    assert.deepEqual(run.summary.created, ['P A'])
  })
})
