/**
 * behaviour.md, "Interactive mode": a lost connection, a restarted domain controller or a dead
 * PowerShell is a question, not the end; nothing of the session is lost, and the decision under way
 * says whether it took effect.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, it } from 'node:test'
import { Attribute, Change } from 'ldapts'
import { domains } from '../lab/domain-controller/domain.js'
import { startDomain, stopDomain } from '../lab/domains.js'
import { FaultPoint, type Announced } from './support/faults.js'
import { interactively } from './support/interactive.js'
import { DISABLED, ENABLED, Sandbox } from './support/sandbox.js'
import { useSandbox } from './support/use-sandbox.js'
import type { Terminal } from './support/terminal.js'

const DECIDE = 'Your decision:'
const AGAIN = 'Try again, or quit?'
const APPROVAL = (number: number, of: number) => new RegExp(`Approval ${number} of ${of}[^]*\\? ${DECIDE}`)

describe('import --interactive, whose connection is lost', () => {
  const box = useSandbox()

  const control = async (name: string) => (await box.find(name, ['userAccountControl']))?.['userAccountControl']
  const leaveWithoutSaving = async (terminal: Terminal, passwords: number) => {
    await terminal.answer(`New passwords not saved yet: ${passwords}.`, 'q')
    await terminal.answer('Nobody can see', 'y')
  }
  /** The next run has nothing left to do or to ask. */
  const completes = async (...open: string[]) => {
    const run = await box.rerun()
    assert.equal(run.code, 0, run.stderr)
    const { created, updated, enabled, required_interactions: asked } = run.summary
    assert.deepEqual([created, updated, enabled, asked.map(({ user }) => user)], [[], [], [], open])
  }

  it('between two decisions as the domain controller restarts: asks, goes on, and keeps what was set before', async () => {
    const people = ['A', 'B', 'C'].map((cn) => box.person(cn))
    const { terminal, code } = await interactively(box, { people }, async (terminal) => {
      await terminal.answer(DECIDE, 'g')
      await terminal.see(APPROVAL(2, 3))
      await stopDomain('target')
      await terminal.answer(DECIDE, 'g')
      await terminal.see(/The connection is lost: Unable to contact the server/)
      await terminal.answer(AGAIN, 't')
      await terminal.see(
        new RegExp(`> ${AGAIN.replace('?', '\\?')}[^]*The connection is lost[^]*\\? ${AGAIN.replace('?', '\\?')}`),
      )
      await startDomain('target')
      await terminal.answer(AGAIN, 't')
      await terminal.see('Connected again to tgtdc.target.test.')
      await terminal.see(APPROVAL(3, 3))
      await terminal.answer(DECIDE, 'g')
      await leaveWithoutSaving(terminal, 3)
    })
    await box.reconnect()
    assert.deepEqual([code, terminal.summary.enabled], [0, ['P A', 'P B', 'P C']])
    await completes()
  })

  it('at a prompt as PowerShell is killed: asks; a new process goes on; a rejection needs no connection', async () => {
    const people = ['A', 'B'].map((cn) => box.person(cn))
    let numbers: number[] = []
    const { terminal, code } = await interactively(box, { people }, async (terminal) => {
      await terminal.see(APPROVAL(1, 2))
      const pid = terminal.powershell
      process.kill(pid, 'SIGKILL')
      await terminal.answer(DECIDE, 'r')
      await terminal.see('Rejected, and remembered')
      await terminal.see(/The connection is lost: [^]*was ended by\s+SIGKILL/)
      await terminal.answer(AGAIN, 't')
      await terminal.see(APPROVAL(2, 2))
      assert.match(terminal.screen, /Account/)
      numbers = [pid, terminal.powershell]
      await terminal.answer(DECIDE, 'g')
      await leaveWithoutSaving(terminal, 1)
    })
    assert.notEqual(numbers[0], numbers[1])
    assert.deepEqual([code, terminal.summary.enabled], [0, ['P B']])
    await completes()
  })

  /**
   * Enables one user; at the write that `is` picks, the fault happens, and the person tries again.
   */
  async function duringADecision(
    is: (write: Announced) => Promise<boolean>,
    fault: (write: Announced) => Promise<void> | void,
    regained: () => Promise<void>,
    said: string,
  ): Promise<void> {
    let state: 'waits' | 'armed' | 'over' = 'waits'
    const point = await FaultPoint.listen(async (write) => {
      if (state !== 'armed' || !(await is(write))) return
      state = 'over'
      await fault(write)
    })
    const people = [box.person('A')]
    let password = ''
    const { terminal, code } = await interactively(box, { people, env: point.env }, async (terminal) => {
      await terminal.see(APPROVAL(1, 1))
      state = 'armed'
      await terminal.answer(DECIDE, 'v')
      await terminal.see(`? ${AGAIN}`)
      await regained()
      await terminal.answer(AGAIN, 't')
      await terminal.see(`${said}.`)
      password = /Password of P A: (\S+)/.exec(await terminal.see(/Password of P A: \S+ /))?.[1] ?? ''
      terminal.press('Enter')
      await leaveWithoutSaving(terminal, 1)
    })
    await point.close()
    assert.deepEqual([code, terminal.summary.enabled, terminal.summary.failed], [0, ['P A'], []])
    assert.match(terminal.transcript, /Done: .*P A/)
    assert.equal(await box.canLogOn(people[0]!.sAMAccountName, password), true)
    await completes()
  }

  it('during a decision that has not taken effect: says so, and carries it out', async () => {
    await duringADecision(
      async ({ when }) => when === 'before',
      () => stopDomain('target'),
      async () => {
        await startDomain('target')
        await box.reconnect()
      },
      'The change under way had not taken effect and is made now',
    )
  })

  it('during a decision that has taken effect: says so, and keeps its password', async () => {
    await duringADecision(
      async ({ when }) => when === 'after' && (await control('P A')) === ENABLED,
      ({ pid }) => void process.kill(pid, 'SIGKILL'),
      async () => undefined,
      'The change under way had taken effect',
    )
  })

  it('is over when the person quits: passwords are offered, the decision under way is told as unknown, the next run asks again', async () => {
    const people = ['A', 'B'].map((cn) => box.person(cn))
    const { terminal, code } = await interactively(box, { people }, async (terminal) => {
      await terminal.answer(DECIDE, 'g')
      await terminal.see(APPROVAL(2, 2))
      process.kill(terminal.powershell, 'SIGKILL')
      await terminal.answer(DECIDE, 'g')
      await terminal.answer(AGAIN, 'q')
      await terminal.see('The run ends: ')
      await leaveWithoutSaving(terminal, 1)
    })
    assert.deepEqual([code, terminal.summary.enabled, terminal.summary.error?.exit_code], [4, ['P A'], 4])
    assert.deepEqual([await control('P A'), await control('P B')], [ENABLED, DISABLED])
    await completes('P B')
  })

  it('is interrupted by Ctrl-C at that question', async () => {
    const { terminal, code } = await interactively(box, { people: [box.person('A')] }, async (terminal) => {
      await terminal.see(APPROVAL(1, 1))
      process.kill(terminal.powershell, 'SIGKILL')
      await terminal.answer(DECIDE, 'g')
      await terminal.see(`? ${AGAIN}`)
      terminal.press('C-c')
    })
    assert.deepEqual([code, terminal.summary.error?.exit_code], [130, 130])
    await completes('P A')
  })

  it('by a domain controller that ends idle connections: asks, and goes on', async () => {
    const idle = await IdleLimit.set(box, 5)
    try {
      const { terminal, code } = await interactively(box, { people: [box.person('A')] }, async (terminal) => {
        await terminal.see(APPROVAL(1, 1))
        await idle.until()
        await terminal.answer(DECIDE, 'g')
        await terminal.see(/The connection is lost: Unable to contact the server/)
        await terminal.answer(AGAIN, 't')
        await leaveWithoutSaving(terminal, 1)
      })
      assert.deepEqual([code, terminal.summary.enabled], [0, ['P A']])
    } finally {
      await box.reconnect()
      await idle.restore()
    }
    await box.reconnect()
    await completes()
  })
})

/**
 * MaxConnIdleTime of the domain controller's LDAP policy, 900 seconds by default (MS-ADTS
 * 3.1.1.3.4.6); it counts for connections made later.
 */
class IdleLimit {
  private constructor(
    private readonly box: Sandbox,
    private readonly dn: string,
    private readonly before: string[],
  ) {}

  static async set(box: Sandbox, seconds: number): Promise<IdleLimit> {
    const domain = box.base.slice(box.base.indexOf('DC='))
    const services = `CN=Directory Service,CN=Windows NT,CN=Services,CN=Configuration,${domain}`
    const dn = `CN=Default Query Policy,CN=Query-Policies,${services}`
    const [policy] = await box.search(dn, '(objectClass=*)', ['lDAPAdminLimits'], 'base')
    const before = [policy!['lDAPAdminLimits']!].flat()
    const limit = new IdleLimit(box, dn, before)
    await limit.#write(before.map((value) => value.replace(/^(MaxConnIdleTime)=.*/, `$1=${seconds}`)))
    return limit
  }

  restore(): Promise<void> {
    return this.#write(this.before)
  }

  /** Settles when no connection over TLS to the domain controller is left. */
  async until(): Promise<void> {
    const address = Buffer.from(domains.target.address.split('.').map(Number)).readUInt32LE().toString(16).toUpperCase()
    const established = new RegExp(` ${address.padStart(8, '0')}:027C [0-9A-F]{8}:[0-9A-F]{4} 01 `)
    while (established.test(readFileSync('/proc/net/tcp', 'utf8'))) await sleep(100)
  }

  #write(values: string[]): Promise<void> {
    const modification = new Attribute({ type: 'lDAPAdminLimits', values })
    return this.box.ldap.modify(this.dn, [new Change({ operation: 'replace', modification })])
  }
}
