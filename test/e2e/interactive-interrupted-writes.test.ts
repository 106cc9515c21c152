/**
 * behaviour.md: Ctrl-C never leaves a half-done action unreported: interactive mode that is
 * interrupted, or loses PowerShell, while it writes.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { FaultPoint } from './support/faults.js'
import { asksAgain, interactively, readArchive } from './support/interactive.js'
import { DISABLED, ENABLED } from './support/sandbox.js'
import { useSandbox } from './support/use-sandbox.js'
import { Terminal } from './support/terminal.js'

const DECIDE = 'Your decision:'

describe('import --interactive, interrupted while it writes', () => {
  const box = useSandbox()

  const control = async (name: string) => (await box.find(name, ['userAccountControl']))?.['userAccountControl']

  it('waits for a write under way at Ctrl-C, and reports its outcome', async () => {
    const run: { terminal?: Terminal } = {}
    const people = [box.person('A'), box.person('B')]
    await box.import(people)
    const point = await FaultPoint.listen(async ({ when, number }) => {
      if (when !== 'before' || number !== 1) return
      run.terminal!.press('C-c')
      await run.terminal!.see(/interrupted: stopping after[^]*stopping \.\.\./)
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
    await asksAgain(box, 'P B')
  })

  it('does so without --interactive, too: Ctrl-C in the terminal does not reach PowerShell', async () => {
    box.folder.write('users.json', { timestamp: new Date().toISOString(), users: [box.person('A'), box.person('B')] })
    box.folder.write('import-config.json', {
      ...{ server: 'target.test', input_file: 'users.json', managed_user_path: box.managed, group_path: box.groups },
      ...{ prefix_common_names: 'P ', group_map: { '*': await box.group('Staff') } },
    })
    const run: { terminal?: Terminal } = {}
    const point = await FaultPoint.listen(async ({ when, number }) => {
      if (when !== 'before' || number !== 1) return
      run.terminal!.press('C-c')
      await run.terminal!.see(/interrupted: stopping after[^]*stopping \.\.\./)
    })
    const terminal = (run.terminal = Terminal.start(['import'], box.folder.path, { ...box.env, ...point.env }))
    try {
      assert.equal(await terminal.exited(), 130)
      const { created, joined, failed } = terminal.summary
      assert.deepEqual([created, joined, failed], [['P A', 'P B'], [], []])
    } finally {
      terminal.close()
      await point.close()
    }
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
    await asksAgain(box, 'P A')
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
      await terminal.answer('How is the passphrase of the archive made?', 't')
      await terminal.answer('Passphrase', 'archive passphrase 1')
      await terminal.answer('The same again', 'archive passphrase 1')
      await terminal.see('Saved in ')
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
    await asksAgain(box, 'P B', 'P C')
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
})
