/**
 * behaviour.md, "Interactive mode": a session that asks about a lost connection before it has
 * written anything keeps nobody else from importing.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changesNothing, recordIsWhole } from './support/assertions.js'
import { FaultPoint } from './support/faults.js'
import { ANEW, interactively } from './support/interactive.js'
import type { Terminal } from './support/terminal.js'
import { useSandbox } from './support/use-sandbox.js'

const DECIDE = 'Your decision:'

describe('a session whose connection is lost while the target is first read', () => {
  const box = useSandbox()
  const AGAIN = 'Try again, or quit?'

  /** @param meanwhile what happens at the question, before it is answered */
  async function losing(meanwhile: () => Promise<void>, then: (terminal: Terminal) => Promise<void>) {
    let lost = false
    const point = await FaultPoint.listen(({ when, dn, pid }) => {
      if (lost || when !== 'read' || !dn.toLowerCase().includes(box.managed.toLowerCase())) return
      lost = true
      process.kill(pid, 'SIGKILL')
    })
    const people = ['Anna', 'Bert'].map((name) => box.person(name))
    const run = await interactively(box, { people, env: point.env }, async (terminal) => {
      await terminal.see(`? ${AGAIN}`)
      await meanwhile()
      await terminal.answer(AGAIN, 't')
      await then(terminal)
    })
    await point.close()
    return run
  }

  it('lets another import run at its question, and then reads all anew', async () => {
    const { terminal, code } = await losing(
      async () => {
        const other = await box.import([box.person('Cleo')])
        assert.deepEqual([other.code, other.summary.created], [0, ['P Cleo']], other.stderr)
      },
      async (terminal) => {
        await terminal.see(ANEW)
        await terminal.see(/Waiting for a decision: 1\n[^]*User +P Cleo\n/)
        await terminal.answer(DECIDE, 'q')
      },
    )
    assert.deepEqual([code, terminal.summary.created], [0, []])
    await recordIsWhole(box)
    await changesNothing(box)
  })

  it('goes on where nobody has imported meanwhile', async () => {
    const { terminal, code } = await losing(
      async () => undefined,
      async (terminal) => {
        await terminal.see('Waiting for a decision: 2')
        await terminal.answer(DECIDE, 'q')
      },
    )
    assert.ok(!terminal.transcript.includes(ANEW))
    assert.deepEqual([code, terminal.summary.created], [0, ['P Anna', 'P Bert']])
    await recordIsWhole(box)
    await changesNothing(box)
  })
})
