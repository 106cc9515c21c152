/**
 * behaviour.md, "Commands": `undo RUN` plans and, after a typed number, performs the inverse of a
 * run.
 */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { changesNothing, refused, versions } from './support/assertions.js'
import { adUserSync, type Ran } from './support/cli.js'
import { FaultPoint } from './support/faults.js'
import { DISABLED, ENABLED } from './support/sandbox.js'
import { useSandbox } from './support/use-sandbox.js'
import { Terminal } from './support/terminal.js'

const WRONG = '533' // disabled

describe('undo', () => {
  const box = useSandbox()

  const undo = (...args: string[]): Promise<Ran> =>
    adUserSync(['undo', ...args], { cwd: box.folder.path, env: box.env })
  const runs = async () => {
    const { stdout } = await adUserSync(['history', '--all'], { cwd: box.folder.path, env: box.env })
    return (JSON.parse(stdout) as { runs: { id: string; undoes?: string; counts: Record<string, number> }[] }).runs
  }
  const failures = ({ summary }: Ran) => summary.failed.map(({ user, action, error }) => `${action} ${user}: ${error}`)
  /** Every run before it was ended as it should. */
  const bring = async (people: readonly object[], config: object, code = 0) => {
    const run = await box.import(people, config)
    assert.equal(run.code, code, run.stderr)
    return run
  }
  const states = async () =>
    (await box.search(box.managed, '(objectClass=user)', ['cn', 'userAccountControl', 'department']))
      .map((row) => `${String(row['cn'])} ${String(row['userAccountControl'])} ${String(row['department'])}`)
      .sort()
  /** Managed and enabled. @returns their passwords, in their order */
  const employ = async (people: readonly { cn: string }[], config: object): Promise<string[]> => {
    await bring(people, config)
    const passwords: string[] = []
    for (const { cn } of people) passwords.push(await box.enable(`CN=P ${cn},${box.managed}`))
    return passwords
  }

  it('brings 200 people back whom a wrong file deactivated, with their old passwords, attributes and memberships; a second one changes nothing', async () => {
    const config = { group_map: { 'CN=Staff': await box.group('Staff') }, max_deactivations: 200 }
    const people = Array.from({ length: 205 }, (_, index) =>
      box.person(`U${String(index).padStart(3, '0')}`, { department: 'Sales', memberOf: ['CN=Staff'] }),
    )
    const passwords = await employ(people, config)
    const [before, members] = [await states(), await box.members('Staff')]
    assert.equal(members.length, 205)
    const few = people
      .slice(0, 5)
      .map((one, index) => ({ ...one, department: 'Wrong', memberOf: index < 3 ? [] : one.memberOf }))
    const bad = await bring(few, config)
    assert.deepEqual([bad.summary.disabled.length, bad.summary.updated.length, bad.summary.left.length], [200, 5, 3])
    assert.equal(await box.logOn(people[204]!.sAMAccountName, passwords[204]!), WRONG)

    const objects = await versions(box)
    const shown = await undo('last')
    assert.equal(shown.code, 2, shown.stderr)
    const { dry_run: dry, enabled, error, plan } = shown.summary
    assert.deepEqual([dry, enabled.length, plan?.actions.length], [true, 200, 208])
    assert.equal(error?.message, 'the undo would change 205 users; nothing is changed')
    assert.match(error?.remedy ?? '', /--confirm 205$/)
    assert.equal((await undo('last', '--confirm', '204')).code, 2)
    assert.equal((await undo('last', '--dry-run')).code, 0, 'last is the last import that changed something')
    assert.deepEqual(await versions(box), objects)

    const id = (await runs()).find(({ counts }) => counts['disabled'] === 200)!.id
    const run = await undo(id, '--confirm', '205')
    assert.equal(run.code, 0, run.stderr)
    assert.deepEqual([run.summary.enabled.length, run.summary.updated.length, run.summary.joined.length], [200, 5, 3])
    assert.match(run.stderr, /WARNING \| the next import of the same users file would do it all again/)
    assert.deepEqual(await states(), before)
    assert.deepEqual(await box.members('Staff'), members)
    for (const index of [0, 5, 100, 204])
      assert.equal(await box.logOn(people[index]!.sAMAccountName, passwords[index]!), 'ok')

    const again = await versions(box)
    const second = await undo('last')
    assert.deepEqual([second.code, second.summary.plan?.actions], [0, []], second.stderr)
    assert.deepEqual(await versions(box), again)
    const last = (await runs()).at(-1)!
    assert.deepEqual([last.undoes, last.counts['enabled']], [id, 200])
    const back = await undo(last.id, '--dry-run')
    assert.deepEqual([back.code, back.summary.disabled.length, back.summary.left.length], [0, 200, 3], back.stderr)
    await bring(people, config)
    await changesNothing(box, config)
  })

  it('lists the changes that it cannot put back, with the reason; --only is one person', async () => {
    const config = { max_deactivations: 9 }
    const people = ['Anna', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn'].map((cn) => box.person(cn, { department: 'Sales' }))
    const passwords = await employ(people, config)
    const [anna, , , dan] = people
    await bring([{ ...dan!, department: 'Works', cn: 'Dana' }, box.person('New')], config)
    const { id } = (await runs()).at(-1)!
    assert.equal((await undo(id, '--only', 'Dane', '--confirm', '1')).code, 2)
    const only = await undo(id, '--only', anna!.sAMAccountName, '--confirm', '1')
    assert.deepEqual([only.code, only.summary.enabled], [0, ['P Anna']], only.stderr)
    assert.equal(await box.logOn(anna!.sAMAccountName, passwords[0]!), 'ok')

    await box.enable(`CN=P Ben,${box.managed}`)
    await box.set(`CN=P Ben,${box.managed}`, 'userAccountControl', DISABLED)
    // By hand, with the password that it has.
    for (const state of [ENABLED, DISABLED]) await box.set(`CN=P Finn,${box.managed}`, 'userAccountControl', state)
    await box.ldap.modifyDN(`CN=P Cleo,${box.managed}`, `CN=P Cleo,${box.others}`)
    await box.set(`CN=P Dana,${box.managed}`, 'department', 'Lab')
    await box.ldap.del(`CN=P Eve,${box.managed}`)
    await box.enable(`CN=P New,${box.managed}`)
    const run = await undo(id, '--confirm', '2')
    assert.equal(run.code, 6, run.stderr)
    assert.deepEqual([run.summary.renamed, run.summary.disabled, run.summary.enabled], [['P Dan'], ['P New'], []])
    assert.deepEqual(failures(run), [
      'enable P Ben: it stays disabled: somebody has touched its password since',
      `undo P Cleo: it is not below managed_user_path any more, but at CN=P Cleo,${box.others}`,
      'update P Dan: it was changed since: then "Works", now "Lab"',
      'undo P Eve: the account is gone',
      'enable P Finn: it stays disabled: somebody has changed its state since, and changed it back',
    ])
    assert.equal((await box.find('P New', ['userAccountControl']))?.['userAccountControl'], DISABLED)
    const [objects, second] = [await versions(box), await undo(id)]
    assert.deepEqual([second.code, failures(second)], [6, failures(run)])
    assert.deepEqual(await versions(box), objects)
  })

  it('--only asks which account is meant where a name has changed hands in the run', async () => {
    const [ann, bea] = [box.person('Ann', { department: 'Sales' }), box.person('Bea', { department: 'Sales' })]
    await bring([ann, bea], {})
    const change = { department: 'Works' }
    await bring(
      [
        { ...ann, ...change, cn: 'Bea' },
        { ...bea, ...change, cn: 'Cleo' },
      ],
      { max_renames: 2 },
    )
    const objects = await versions(box)
    const both = await undo('last', '--only', 'Bea', '--confirm', '2')
    assert.equal(both.code, 2, both.stderr)
    const { message = '', remedy } = both.summary.error ?? {}
    assert.match(message, /^that run changed 2 accounts that are or were called "Bea"\n/)
    assert.match(message, /\n"P Bea", before the run "P Ann": account /)
    assert.equal(remedy, 'give the objectGUID of the one that is meant')
    assert.deepEqual(await versions(box), objects)
    const [guid = ''] = /(?<="P Cleo", before the run "P Bea": .* objectGUID )[-0-9a-f]+/.exec(message) ?? []
    const shown = await undo('last', '--only', guid, '--dry-run')
    assert.deepEqual(
      [shown.code, shown.summary.updated, shown.summary.renamed],
      [0, ['P Bea'], ['P Bea']],
      shown.stderr,
    )
    const run = await undo('last', '--only', ann.sAMAccountName, '--confirm', '1')
    assert.deepEqual([run.code, run.summary.renamed], [0, ['P Ann']], run.stderr)
  })

  it('keeps to limits and protections, and to a journal that nobody has touched', async () => {
    const config = { group_map: { '*': await box.group('Staff') } }
    const people = Array.from({ length: 12 }, (_, index) => box.person(`U${index + 10}`))
    await bring(people, config)
    for (const { cn } of people) await box.enable(`CN=P ${cn},${box.managed}`)
    await box.set(`CN=P U10,${box.managed}`, 'adminCount', '1')
    const run = await undo('last', '--confirm', '11')
    assert.equal(run.code, 5, run.stderr)
    assert.match(
      run.summary.error!.message,
      /^this run would deactivate 11 of 12 enabled managed users; the limit is 2/,
    )
    const allowed = await undo('last', '--confirm', '11', '--allow-deactivations', '11', '--allow-leaves', '11')
    assert.deepEqual(
      [allowed.code, allowed.summary.disabled.length, allowed.summary.left.length],
      [6, 11, 11],
      allowed.stderr,
    )
    assert.match(failures(allowed).join(), /^undo P U10: .* is a protected account, which is touched in no way/)
    const [found] = await box.search(box.managed, '(cn=P U10)', ['userAccountControl'])
    assert.equal(found?.['userAccountControl'], ENABLED)

    const [name] = readdirSync(join(box.folder.path, 'runs'))
    const path = join(box.folder.path, 'runs', name!)
    writeFileSync(path, readFileSync(path, 'utf8').replace('"type":"join"', '"type":"leave"'))
    const touched = await undo('last')
    assert.equal(touched.code, 2)
    assert.match(touched.summary.error!.message, /^the journal was changed: entry [0-9]+ was edited /)
  })

  it('--hold keeps the file out until one is told to take it; at a terminal the number is typed', async () => {
    const config = { max_deactivations: 9 }
    const people = ['Anna', 'Ben', 'Cleo'].map((cn) => box.person(cn))
    await employ(people, config)
    await bring(people.slice(0, 1), config)
    const terminal = Terminal.start(['undo', 'last', '--hold'], box.folder.path, box.env)
    await terminal.see('Undo this, for 2 users? Type 2 to confirm')
    assert.match(
      terminal.screen,
      /Undo of run [0-9a-f]{8} of .*:\n~ P Ben +enable with the password that it has\n~ P Cleo +enable .*\nPlan: 2 to enable\n/,
    )
    terminal.type('2')
    terminal.press('Enter')
    assert.equal(await terminal.exited(), 0, terminal.transcript)
    assert.deepEqual(terminal.summary.enabled, ['P Ben', 'P Cleo'])
    terminal.close()
    const { summary } = await refused(
      box,
      3,
      /^the users file is kept out: run [0-9a-f]{8}, which imported it, was undone/,
      { config },
    )
    assert.match(summary.error?.remedy ?? '', /--allow-older/)
    assert.equal((await box.rerun(config, ['--dry-run'])).code, 3)
    assert.deepEqual((await box.rerun(config, ['--allow-older'])).summary.disabled, ['P Ben', 'P Cleo'])
    await changesNothing(box, config)
  })

  it('puts back the changes of a killed import, and those that it may have made', async () => {
    const config = { max_deactivations: 9, group_map: { '*': await box.group('Staff') } }
    const people = ['Anna', 'Ben', 'Cleo', 'Dan', 'Eve', 'Fay'].map((cn) => box.person(cn, { department: 'Sales' }))
    const passwords = await employ(people, config)
    const before = await states()
    box.folder.write('users.json', {
      timestamp: new Date().toISOString(),
      users: [{ ...people[0]!, department: 'Lab' }],
    })
    // The update of Anna, two deactivations, and a third one that is not sent any more.
    const point = await FaultPoint.listen(({ when, number, pid }) => {
      if (when !== 'before' || number !== 4) return
      process.kill(pid, 'SIGKILL')
      running.child.kill('SIGKILL')
    })
    const running = box.start(config, [], { env: point.env })
    await running.ended
    await point.close()
    assert.equal((await states()).filter((state) => state.includes(DISABLED)).length, 2)
    const run = await undo('last', '--confirm', '3')
    assert.deepEqual(
      [run.code, run.summary.enabled, run.summary.updated],
      [0, ['P Ben', 'P Cleo'], ['P Anna']],
      run.stderr,
    )
    assert.deepEqual(await states(), before)
    assert.equal(await box.logOn(people[1]!.sAMAccountName, passwords[1]!), 'ok')
    assert.equal((await undo('last')).summary.plan?.actions.length, 0)
  })

  it('gives an account that the import found by name back as it was, without the anchor', async () => {
    await box.user('P Fay', { department: 'Old', sAMAccountName: box.account() }, box.managed)
    const fay = box.person('Fay', { department: 'New' })
    await bring([fay], {})
    const ANCHOR = 'msDS-cloudExtensionAttribute1'
    assert.equal((await box.find('P Fay', [ANCHOR]))?.[ANCHOR], `ad-user-sync:${fay.objectGUID}`)
    const run = await undo('last', '--confirm', '1')
    assert.deepEqual([run.code, run.summary.updated], [0, ['P Fay']], run.stderr)
    const found = await box.find('P Fay', [ANCHOR, 'department', 'accountExpires'])
    assert.deepEqual([found?.[ANCHOR], found?.['department']], [[], 'Old'])
    assert.equal(found?.['accountExpires'], '9223372036854775807')
    assert.deepEqual(
      (await bring([fay], {})).summary.updated,
      ['P Fay'],
      'its anchor is not one that somebody has changed',
    )
    await changesNothing(box)
  })
})
