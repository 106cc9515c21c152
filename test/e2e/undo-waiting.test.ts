/**
 * behaviour.md, "Interactive mode": a session that waits for a person keeps nobody else from
 * importing. An undo is one, too.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { recordIsWhole } from './support/assertions.js'
import { adUserSync } from './support/cli.js'
import { ANEW } from './support/interactive.js'
import { DISABLED, ENABLED } from './support/sandbox.js'
import { Terminal } from './support/terminal.js'
import { useSandbox } from './support/use-sandbox.js'

const CONFIG = { max_deactivations: 9 }

describe('an undo at its question', () => {
  const box = useSandbox()

  const runs = async () => {
    const { code, stdout } = await adUserSync(['history', '--all'], { cwd: box.folder.path })
    assert.equal(code, 0)
    return (JSON.parse(stdout) as { runs: { id: string; undoes?: string; exit_code: number | null }[] }).runs
  }
  const control = async (name: string) => (await box.find(name, ['userAccountControl']))?.['userAccountControl']

  /** Anna stays, the others are deactivated. @returns the id of the run that did it */
  async function deactivated(...names: readonly string[]): Promise<string> {
    const people = ['Anna', ...names].map((cn) => box.person(cn))
    await box.import(people, CONFIG)
    for (const { cn } of people) await box.enable(`CN=P ${cn},${box.managed}`)
    const bad = await box.import(people.slice(0, 1), CONFIG)
    assert.deepEqual([bad.code, bad.summary.disabled.length], [0, names.length], bad.stderr)
    return (await runs()).at(-1)!.id
  }

  async function undoing<T>(act: (terminal: Terminal) => Promise<T>, ...args: readonly string[]): Promise<T> {
    const terminal = Terminal.start(['undo', 'last', ...args], box.folder.path, box.env)
    try {
      return await act(terminal)
    } finally {
      terminal.close()
    }
  }

  it('lets another import run, then plans anew the undo of the same run, and asks again', async () => {
    const bad = await deactivated('Ben', 'Cleo')
    await undoing(async (terminal) => {
      await terminal.see('Undo this, for 2 users? Type 2 to confirm')
      // It changes something, so that it is the last one now; and it settles one of the two.
      const entries = [{ type: 'enable', user: 'P Ben', accept: true, keep_password: true }]
      box.folder.write('approvals.json', { resolutions: entries })
      const other = await box.import(
        [box.person('Ben', { objectGUID: await anchorOf('P Ben') }), box.person('Dora')],
        CONFIG,
        ['--approvals', 'approvals.json'],
      )
      assert.equal(other.code, 0, other.stderr)
      assert.deepEqual([other.summary.enabled, other.summary.disabled], [['P Ben'], ['P Anna']])
      await terminal.answer('Undo this, for 2 users?', '2')
      await terminal.see(
        new RegExp(`${ANEW}\n[^]*Undo of run ${bad.slice(0, 8)} of [^]*P Cleo[^]*Undo this, for 1 user\\? Type 1`),
      )
      await terminal.answer('Undo this, for 1 user?', '1')
      assert.equal(await terminal.exited(), 0, terminal.transcript)
      assert.deepEqual([terminal.summary.enabled, terminal.summary.confirm], [['P Cleo'], 1])
    })
    assert.deepEqual(
      [await control('P Anna'), await control('P Ben'), await control('P Cleo')],
      [DISABLED, ENABLED, ENABLED],
    )
    assert.equal((await runs()).at(-1)!.undoes, bad)
    await recordIsWhole(box)
  })

  it('touches no account that has become protected meanwhile, and asks again about the others', async () => {
    await deactivated('Ben', 'Cleo')
    await undoing(async (terminal) => {
      await terminal.see('Undo this, for 2 users? Type 2 to confirm')
      await box.set(`CN=P Ben,${box.managed}`, 'adminCount', '1')
      await terminal.answer('Undo this, for 2 users?', '2')
      await terminal.see(/Not done: protected by now, and touched in no way: P Ben\./)
      await terminal.answer('Undo this, for 1 user?', '1')
      assert.equal(await terminal.exited(), 6, terminal.transcript)
      assert.deepEqual(terminal.summary.enabled, ['P Cleo'])
    })
    assert.deepEqual([await control('P Ben'), await control('P Cleo')], [DISABLED, ENABLED])
    await recordIsWhole(box)
  })

  it('asks nobody again who does not confirm, also after another import', async () => {
    await deactivated('Ben', 'Cleo')
    await undoing(async (terminal) => {
      await terminal.see('Undo this, for 2 users? Type 2 to confirm')
      assert.equal((await box.rerun(CONFIG)).code, 0)
      terminal.press('Enter')
      assert.equal(await terminal.exited(), 130, terminal.transcript)
      assert.ok(!terminal.transcript.includes(ANEW))
    })
    assert.deepEqual([await control('P Ben'), await control('P Cleo')], [DISABLED, DISABLED])
    await recordIsWhole(box)
  })

  it('lets another import run while it asks about a limit, which counts anew', async () => {
    const config = { max_deactivations: 1 }
    const people = Array.from({ length: 3 }, (_, index) => box.person(`U${index}`))
    await box.import(people, config)
    for (const { cn } of people) await box.enable(`CN=P ${cn},${box.managed}`)
    const [limit, number] = ['Deactivate these 3? Type 3 to confirm', 'Undo this, for 3 users? Type 3 to confirm']
    await undoing(async (terminal) => {
      await terminal.see(`? ${limit}`)
      const other = await box.import([...people, box.person('Dora')], config)
      assert.deepEqual([other.code, other.summary.created], [0, ['P Dora']], other.stderr)
      await terminal.answer(limit, '3')
      await terminal.answer(number, '3')
      await terminal.see(ANEW)
      await terminal.answer(limit, '3')
      await terminal.answer(number, '3')
      assert.equal(await terminal.exited(), 0, terminal.transcript)
      assert.deepEqual(terminal.summary.disabled, ['P U0', 'P U1', 'P U2'])
    })
    await recordIsWhole(box)
  })

  async function anchorOf(name: string): Promise<string> {
    const ANCHOR = 'msDS-cloudExtensionAttribute1'
    return String((await box.find(name, [ANCHOR]))?.[ANCHOR]).replace('ad-user-sync:', '')
  }
})
