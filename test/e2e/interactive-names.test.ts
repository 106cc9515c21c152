/**
 * behaviour.md, "name" approvals in interactive mode: another name, take-over, rejection, and what
 * must not be taken over.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changesNothing } from './support/assertions.js'
import { FaultPoint } from './support/faults.js'
import { interactively } from './support/interactive.js'
import { useSandbox } from './support/use-sandbox.js'

const DECIDE = 'Your decision:'

describe('import --interactive, taken names', () => {
  const box = useSandbox()

  it('creates under another name that the whole domain does not have, then asks about the approvals that that opens', async () => {
    const group = await box.group('Admins')
    const config = { group_map: { '*': group }, restricted_groups: [group] }
    const account = box.account()
    await box.user('Somebody', { sAMAccountName: account })
    await box.user('Second', { sAMAccountName: `${account}2` })
    const { terminal } = await interactively(
      box,
      { people: [box.person('Anna', { sAMAccountName: account })], config },
      async (terminal) => {
        assert.match(
          await terminal.see('Approval 1 of 1: resolve a taken name'),
          /Taken by +user Somebody \(account [^]*not managed\) in\s+OU=Others,/,
        )
        await terminal.answer(DECIDE, 'n')
        await terminal.see(`? New account name (- : back) (${account}3)`)
        await terminal.answer('New account name', 'Administrator')
        await terminal.see(
          /Not accepted: sAMAccountName "Administrator" is taken by\s+CN=Administrator,CN=Users,[^]*free is/,
        )
        await terminal.answer('New account name', '')
        await terminal.see('Approval 2 of 3: enable a user')
        await terminal.answer(DECIDE, 's')
        await terminal.see('Approval 3 of 3: add a user to a group')
        await terminal.answer(DECIDE, 'a')
      },
    )
    assert.deepEqual(terminal.summary.created, ['P Anna'])
    const user = await box.find('P Anna', ['sAMAccountName', 'userPrincipalName'])
    assert.deepEqual(
      [user?.['sAMAccountName'], user?.['userPrincipalName']],
      [`${account}3`, `${account}3@target.test`],
    )
    assert.deepEqual(await box.members('Admins'), ['P Anna'])
    await changesNothing(box, config)
  })

  it('takes over an account after showing what changes and what stays, and asking twice', async () => {
    const unmapped = await box.group('Unmapped')
    const account = box.account()
    const dn = await box.user('Old Name', { sAMAccountName: account, department: 'Old' })
    await box.addMembers(`${unmapped},${box.groups}`, dn)
    const password = await box.enable(dn)
    const person = box.person('Anna', { sAMAccountName: account, department: 'New' })
    const { terminal } = await interactively(box, { people: [person] }, async (terminal) => {
      await terminal.answer(DECIDE, 't')
      const screen = await terminal.see('? Take it over? (y/N)')
      assert.match(screen, /Changes +name "Old Name" -> "P Anna"\n +Changes +moved from CN=Old Name,OU=Others,/)
      assert.match(screen, /Changes +department "Old" -> "New"/)
      assert.match(
        screen,
        /Stays +enabled, with its password, account name and userPrincipalName\n +Stays in +Unmapped\n/,
      )
      await terminal.answer('Take it over?', '')
      await terminal.see(/> Take it over\?[^]*Approval 1 of 1/)
      await terminal.answer(DECIDE, 't')
      await terminal.answer('Take it over?', 'y')
      await terminal.answer(`Type its account name, ${account}`, account)
      await terminal.see('Done: "P Anna" took over CN=Old Name,')
    })
    assert.deepEqual(terminal.summary.renamed, ['P Anna'])
    assert.equal((await box.find('P Anna', ['department']))?.['department'], 'New')
    assert.equal(await box.logOn(account, password), 'ok')
    assert.deepEqual(await box.members('Unmapped'), ['P Anna'])
    await changesNothing(box)
  })

  it('does not offer a privileged account, says why, and rejects', async () => {
    const account = box.account()
    await box.user('Chief', { sAMAccountName: account, adminCount: '1' })
    const { terminal } = await interactively(
      box,
      { people: [box.person('Anna', { sAMAccountName: account })] },
      async (terminal) => {
        const screen = await terminal.see(`? ${DECIDE}`)
        assert.match(screen, /Take over +refused: CN=Chief,[^]*is\s+privileged: it\s+is\s+protected\s+\(adminCount=1\)/)
        assert.doesNotMatch(screen, /t\) take over/)
        await terminal.answer(DECIDE, 'r')
      },
    )
    assert.deepEqual(terminal.summary.created, [])
    const run = await box.rerun()
    assert.deepEqual(run.summary.required_interactions, [])
    assert.equal(await box.find('P Anna'), undefined)
    await changesNothing(box)
  })
  it('does not take over an account that became privileged while somebody made up his mind', async () => {
    const account = box.account()
    const dn = await box.user('Promoted', { sAMAccountName: account })
    const { terminal, code } = await interactively(
      box,
      { people: [box.person('Anna', { sAMAccountName: account })] },
      async (terminal) => {
        await terminal.answer(DECIDE, 't')
        await terminal.see('? Take it over? (y/N)')
        await box.set(dn, 'adminCount', '1')
        await terminal.answer('Take it over?', 'y')
        await terminal.answer(`Type its account name, ${account}`, account)
        await terminal.see(/Failed +take-over refused:[^]*is\s+privileged: it is protected/)
        await terminal.answer(DECIDE, 's')
      },
    )
    assert.equal(code, 6)
    assert.deepEqual(
      (await box.search(box.others, '(cn=Promoted)', ['dn'])).map((row) => row.dn),
      [dn],
    )
    assert.deepEqual(
      terminal.summary.required_interactions.map(({ type }) => type),
      ['name'],
    )
  })

  it('asks about a group that became privileged while somebody made up his mind', async () => {
    const group = await box.group('Staff')
    const account = box.account()
    await box.user('Other', { sAMAccountName: account })
    const config = { group_map: { '*': group } }
    const { terminal } = await interactively(
      box,
      { people: [box.person('Anna', { sAMAccountName: account })], config },
      async (terminal) => {
        await terminal.see(`? ${DECIDE}`)
        await box.set(`${group},${box.groups}`, 'adminCount', '1')
        await terminal.answer(DECIDE, 'n')
        await terminal.answer('New account name', '')
        await terminal.see('Approval 2 of 3: enable a user')
        await terminal.answer(DECIDE, 's')
        assert.match(
          await terminal.see('Approval 3 of 3: add a user to a group'),
          /Why +Staff is protected \(adminCount=1\)/,
        )
        await terminal.answer(DECIDE, 'r')
      },
    )
    assert.deepEqual([terminal.summary.created, terminal.summary.joined], [['P Anna'], []])
    assert.deepEqual(await box.members('Staff'), [])
    await changesNothing(box, config)
  })

  it('reports and ends when PowerShell is lost while a name is typed, and the person quits', async () => {
    const account = box.account()
    await box.user('Other', { sAMAccountName: account })
    const point = await FaultPoint.listen()
    const people = [box.person('Aaron'), box.person('Bea', { sAMAccountName: account })]
    const { terminal, code } = await interactively(box, { people, env: point.env }, async (terminal) => {
      await terminal.answer(DECIDE, 'g')
      await terminal.see('Approval 2 of 2')
      await terminal.answer(DECIDE, 'n')
      await terminal.see('? New account name')
      process.kill(point.writes[0]!.pid, 'SIGKILL')
      await terminal.answer('New account name', 'another')
      await terminal.answer('Try again, or quit?', 'q')
      await terminal.see('The run ends: ')
      await terminal.answer('New passwords not saved yet: 1.', 'q')
      await terminal.answer('Nobody can see', 'y')
    })
    await point.close()
    assert.equal(code, 4)
    assert.deepEqual(
      [terminal.summary.enabled, terminal.summary.required_interactions.map(({ user }) => user)],
      [['P Aaron'], ['P Bea']],
    )
  })
})
