/**
 * behaviour.md, "Commands": `undo RUN` plans and, after a typed number, performs the inverse of a
 * run.
 */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { changesNothing, refused, versions } from './support/assertions.js'
import { DISABLED, ENABLED } from './support/sandbox.js'
import { failures, undoing } from './support/undo.js'
import { useSandbox } from './support/use-sandbox.js'
import { Terminal } from './support/terminal.js'

const WRONG = '533' // disabled

describe('undo', () => {
  const box = useSandbox()
  const { undo, runs, bring, states, employ } = undoing(box)

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
})
