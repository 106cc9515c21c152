/**
 * behaviour.md, "Interactive mode": every kind of approval accepted and rejected, keys typed in a
 * real terminal, read back over LDAP.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { changesNothing } from './support/assertions.js'
import { interactively, leaveUnsaved } from './support/interactive.js'
import { DISABLED, ENABLED } from './support/sandbox.js'
import { useSandbox } from './support/use-sandbox.js'

const DECIDE = 'Your decision:'
const GOOD = 'Correct-Horse-7'

describe('import --interactive', () => {
  const box = useSandbox()

  const control = async (name: string) => (await box.find(name, ['userAccountControl']))?.['userAccountControl']

  it('enables with a generated passphrase, shown once, that logs on; a rejected one is not asked again, a skipped one is', async () => {
    const people = [box.person('Anna', { displayName: 'Meyer, Anna' }), box.person('Bert'), box.person('Cleo')]
    let password = ''
    const { terminal, code } = await interactively(box, { people }, async (terminal) => {
      const screen = await terminal.see(`? ${DECIDE}`)
      assert.match(screen, /Waiting for a decision: 3\n +3 {2}to enable\n/)
      assert.match(
        screen,
        /Approval 1 of 3: enable a user\n +User +P Anna\n +Source +account \S+, name Anna, displayName Meyer, Anna\n/,
      )
      await terminal.answer(DECIDE, 'v')
      password = /Password of P Anna: (\S+)/.exec(await terminal.see('(Enter hides it)'))![1]!
      await terminal.answer('Password of P Anna', '')
      await terminal.see('Approval 2 of 3')
      assert.ok(!terminal.screen.includes(password), 'the passphrase is off the screen')
      await terminal.answer(DECIDE, 'r')
      await terminal.see('Approval 3 of 3')
      await terminal.answer(DECIDE, 's')
      await terminal.see('Still open: 1 (1 to enable).')
      await leaveUnsaved(terminal, 1)
    })
    assert.equal(code, 0)
    assert.deepEqual(terminal.summary.enabled, ['P Anna'])
    assert.deepEqual(
      terminal.summary.required_interactions.map(({ user }) => user),
      ['P Cleo'],
    )
    assert.deepEqual(
      [await control('P Anna'), await control('P Bert'), await control('P Cleo')],
      [ENABLED, DISABLED, DISABLED],
    )
    assert.equal(await box.logOn(people[0]!.sAMAccountName, password), 'ok')
    const { resolutions } = JSON.parse(readFileSync(join(box.folder.path, 'resolutions.json'), 'utf8')) as {
      resolutions: Record<string, unknown>[]
    }
    assert.deepEqual(
      resolutions.map(({ type, user, accept }) => ({ type, user, accept })),
      [{ type: 'enable', user: 'P Bert', accept: false }],
    )

    const again = await interactively(box, {}, async (terminal) => {
      assert.match(
        await terminal.see(`? ${DECIDE}`),
        /Waiting for a decision: 1\n[^]*Approval 1 of 1: enable a user\n +User +P Cleo\n/,
      )
      await terminal.answer(DECIDE, 'r')
    })
    assert.equal(again.code, 0)
    assert.deepEqual(again.terminal.summary.required_interactions, [])
    await changesNothing(box)
  })

  it("asks again from nothing, with the domain's message and policy, when a typed password is refused", async () => {
    const person = box.person('Typed')
    const { terminal, code } = await interactively(box, { people: [person] }, async (terminal) => {
      await terminal.answer(DECIDE, 't')
      await terminal.see(/The domain asks for: at least \d+ characters; three of: upper case/)
      await terminal.answer('New password', 'short')
      await terminal.see(/Not accepted: it has 5 characters, and at least \d+ are needed\./)
      await terminal.answer('New password', 'only-lower-case')
      await terminal.answer('The same again', 'something-else')
      await terminal.see('The two are not the same.')
      await terminal.answer('New password', 'only-lower-case')
      await terminal.answer('The same again', 'only-lower-case')
      await terminal.see(/Not done: [^]*The domain asks for: [^]*\? New password/)
      await terminal.answer('New password', GOOD)
      await terminal.answer('The same again', GOOD)
      await terminal.see('Done: "P Typed" enabled.')
      await leaveUnsaved(terminal, 1)
    })
    assert.equal(code, 0, 'what was refused first and then done is no failure')
    assert.deepEqual(terminal.summary.failed, [])
    assert.deepEqual(terminal.summary.enabled, ['P Typed'])
    assert.equal(await box.logOn(person.sAMAccountName, GOOD), 'ok')
    assert.ok(!terminal.transcript.includes(GOOD), 'what is typed stays hidden')
    assert.ok(!terminal.transcript.includes('only-lower-case'))
  })

  it('joins a restricted group or stays out of it', async () => {
    const group = await box.group('Admins')
    const config = { group_map: { '*': group }, restricted_groups: [group] }
    const people = [box.person('In'), box.person('Out')]
    const { terminal } = await interactively(box, { people, config }, async (terminal) => {
      await terminal.see('Approval 1 of 4')
      await terminal.answer(DECIDE, 'sa')
      const screen = await terminal.see('Approval 3 of 4: add a user to a group')
      assert.match(screen, /User +P In\n[^]*Group +CN=Admins,OU=Groups,[^]*Why +Admins is in restricted_groups\n/)
      assert.doesNotMatch(screen, /aa\)/, 'nobody gains rights by the dozen')
      terminal.type('1')
      terminal.press('Enter')
      await terminal.see('! "1" isn\'t an available option')
      terminal.press('BSpace')
      await terminal.answer(DECIDE, 'a')
      await terminal.see('Approval 4 of 4')
      await terminal.answer(DECIDE, 'r')
    })
    assert.deepEqual(terminal.summary.joined, [{ user: 'P In', group: 'Admins' }])
    assert.deepEqual(await box.members('Admins'), ['P In'])
    const run = await box.rerun(config)
    assert.deepEqual(
      run.summary.required_interactions.map(({ type, user }) => `${type} ${user}`),
      ['enable P In', 'enable P Out'],
    )
    await changesNothing(box, config)
  })

  it('shows the account as it is now, and says which user no passphrase can be made for', async () => {
    const group = await box.group('Admins')
    const config = { group_map: { '*': group }, restricted_groups: [group], password_suffix: '#Acme1' }
    const people = [box.person('Bert', { displayName: 'Bert - Acme' }), box.person('Cleo')]
    const { terminal, code } = await interactively(box, { people, config }, async (terminal) => {
      await terminal.see('Approval 1 of 4')
      await terminal.answer(DECIDE, 'aa')
      await terminal.answer('Accept all of them?', '2')
      await terminal.see('Approval 2 of 4')
      assert.match(
        terminal.transcript,
        /Done: "P Cleo" enabled[^]*Not done: enable "P Bert": no passphrase can be made/,
      )
      await terminal.answer(DECIDE, 's')
      assert.match(await terminal.see('Approval 3 of 4'), /Account +\S+, disabled/)
      await terminal.answer(DECIDE, 's')
      assert.match(await terminal.see('Approval 4 of 4'), /User +P Cleo\n[^]*Account +\S+, enabled/)
      await terminal.answer(DECIDE, 's')
      await leaveUnsaved(terminal, 1)
    })
    assert.equal(code, 6)
    assert.deepEqual(terminal.summary.enabled, ['P Cleo'])
    assert.deepEqual(
      terminal.summary.failed.map(({ user, action }) => `${action} ${user}`),
      ['enable P Bert'],
    )
  })

  it('removes from a group and deactivates with require_approval, or leaves it', async () => {
    const staff = await box.group('Staff')
    const config = { group_map: { 'CN=Staff': staff }, require_approval: ['disable', 'leave'] }
    const names = ['Gone 1', 'Gone 2', 'Moved 1', 'Moved 2']
    const people = names.map((name) => box.person(name, { memberOf: ['CN=Staff'] }))
    await box.import(people, config)
    for (const name of names) await box.enable(`CN=P ${name},${box.managed}`)
    const moved = people.slice(2).map((person) => ({ ...person, memberOf: [] }))
    const { terminal } = await interactively(box, { people: moved, config }, async (terminal) => {
      assert.match(
        await terminal.see(`? ${DECIDE}`),
        /Approval 1 of 4: deactivate a user\n +User +P Gone 1\n +Source +no longer in the users file\n/,
      )
      await terminal.answer(DECIDE, 'a')
      await terminal.see('Approval 2 of 4')
      await terminal.answer(DECIDE, 'r')
      assert.match(
        await terminal.see('Approval 3 of 4'),
        /remove a user from a group\n +User +P Moved 1\n[^]*Is in +Staff\n/,
      )
      await terminal.answer(DECIDE, 'a')
      await terminal.see('Approval 4 of 4')
      await terminal.answer(DECIDE, 'r')
    })
    assert.deepEqual(terminal.summary.disabled, ['P Gone 1'])
    assert.deepEqual(terminal.summary.left, [{ user: 'P Moved 1', group: 'Staff' }])
    assert.deepEqual([await control('P Gone 1'), await control('P Gone 2')], [DISABLED, ENABLED])
    assert.deepEqual(await box.members('Staff'), ['P Gone 1', 'P Gone 2', 'P Moved 2'])
    await changesNothing(box, config)
  })
})
