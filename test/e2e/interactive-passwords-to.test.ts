/**
 * behaviour.md, "Interactive mode": passwords that are kept as they are, and passwords that
 * `--passwords-to` keeps.
 */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { changesNothing } from './support/assertions.js'
import { interactively, readArchive } from './support/interactive.js'
import { useSandbox } from './support/use-sandbox.js'

const DECIDE = 'Your decision:'
const GOOD = 'Zug-Birne.Lampe.47'
const ZIP = 'archive passphrase 1'
const CONFIG = { max_deactivations: 100 }

describe('passwords at the terminal', () => {
  const box = useSandbox()

  it('are kept where this tool disabled the account: one with a key, all that can be with another', async () => {
    const stays = box.person('Stays')
    const people = ['Anna', 'Bert', 'Cleo'].map((name) => box.person(name))
    await box.import([stays, ...people], CONFIG)
    for (const { cn } of people) await box.enable(`CN=P ${cn},${box.managed}`, GOOD)
    assert.equal((await box.import([stays], CONFIG)).summary.disabled.length, 3)
    const { terminal, code } = await interactively(
      box,
      { people: [...people, stays], config: CONFIG },
      async (terminal) => {
        assert.match(
          await terminal.see(`? ${DECIDE}`),
          /Password +can be kept: untouched since this tool disabled the account\n/,
        )
        await terminal.answer(DECIDE, 'k')
        await terminal.see(/Approval 2 of 4[^]*User +P Bert\n/)
        await terminal.see('ak) the 2 of them that can keep the password they have')
        await terminal.answer(DECIDE, 'ak')
        await terminal.answer('Enable all of them with the passwords they have?', '2')
        await terminal.see(/Approval 4 of 4: enable a user\n +User +P Stays\n/)
        assert.doesNotMatch(terminal.screen, /k\) enable with the password it has/)
        await terminal.answer(DECIDE, 'q')
      },
    )
    assert.equal(code, 0)
    assert.match(terminal.transcript, /Done: "P Anna" enabled\./)
    assert.deepEqual(terminal.summary.enabled, ['P Anna', 'P Bert', 'P Cleo'])
    for (const { sAMAccountName } of people) assert.equal(await box.logOn(sAMAccountName, GOOD), 'ok')
    await changesNothing(box, CONFIG)
  })

  it('are in the archive of --passwords-to, whose passphrase is asked first, and nobody is asked at the end', async () => {
    const person = box.person('Anna')
    const file = join(box.folder.path, 'new.zip')
    const args = ['--passwords-to', 'new.zip']
    const { terminal, code } = await interactively(box, { people: [person], args }, async (terminal) => {
      await terminal.answer('Passphrase of the archive', 'short')
      await terminal.see('Not accepted: it has 5 characters, and at least 15 are needed.')
      await terminal.answer('Passphrase of the archive', ZIP)
      await terminal.answer('The same again', ZIP)
      await terminal.see(`? ${DECIDE}`)
      assert.ok(!existsSync(file))
      await terminal.answer(DECIDE, 'g')
    })
    assert.equal(code, 0)
    assert.doesNotMatch(terminal.transcript, /What now\?/)
    const [, password] = /"([^"]*)","yes"\r\n$/.exec(readArchive(file, ZIP))!
    assert.equal(await box.logOn(person.sAMAccountName, password!), 'ok')
    assert.ok(!terminal.transcript.includes(password!) && !terminal.transcript.includes(ZIP))
    await changesNothing(box)
  })
})
