/**
 * behaviour.md: passwords set in a session go to an AES-256 encrypted ZIP, and are nowhere else.
 */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { interactively, readArchive } from './support/interactive.js'
import { useSandbox } from './support/use-sandbox.js'

const DECIDE = 'Your decision:'
const TYPED = 'Correct-Horse-7'
const ARCHIVE = 'archive passphrase 1'

describe('import --interactive, passwords', () => {
  const box = useSandbox()

  it('saves them to a ZIP that 7-Zip opens with its passphrase only, and leaves them nowhere else', async () => {
    const people = [box.person('=Formula'), box.person('Köhler, "Zoë"'), box.person('Typed')]
    const config = { log_file: 'import.log', log_level: 'DEBUG' }
    const { terminal, code } = await interactively(box, { people, config }, async (terminal) => {
      await terminal.answer(DECIDE, 'g')
      await terminal.see('Approval 2 of 3')
      await terminal.answer(DECIDE, 'g')
      await terminal.see('Approval 3 of 3')
      await terminal.answer(DECIDE, 't')
      await terminal.answer('New password', TYPED)
      await terminal.answer('The same again', TYPED)
      await terminal.answer('New passwords not saved yet: 3.', 's')
      await terminal.answer('File', 'users.json')
      await terminal.see('users.json exists. Overwrite it?')
      terminal.press('Enter')
      await terminal.answer('New passwords not saved yet: 3.', 's')
      await terminal.answer('File', 'saved.zip')
      await terminal.answer('How is the passphrase of the archive made?', 't')
      await terminal.answer('Passphrase', 'short')
      await terminal.see('Not accepted: it has 5 characters, and at least 15 are needed.')
      await terminal.answer('Passphrase', ARCHIVE)
      await terminal.answer('The same again', ARCHIVE)
      await terminal.see('Saved in ')
    })
    assert.equal(code, 0)
    const zip = join(box.folder.path, 'saved.zip')
    assert.equal(statSync(zip).mode & 0o777, 0o600)
    assert.match(
      execFileSync('7z', ['l', '-slt', zip], { encoding: 'utf8' }),
      /Path = passwords\.csv\n[^]*Encrypted = \+\n[^]*Method = AES-256/,
    )
    assert.throws(() => execFileSync('7z', ['x', '-so', '-pwrong', zip], { stdio: 'pipe' }))
    const rows = readArchive(zip, ARCHIVE).split('\r\n')
    assert.equal(
      rows[0],
      '\ufeff"user","account","user principal name","display name","mail","department","groups","password","set"',
    )
    const cells = rows
      .slice(1, 4)
      .map(
        (row) =>
          /^"(.*)","(.*)","\2@target.test","","","","","(.*)","yes"$/.exec(row)!.slice(1) as [string, string, string],
      )
    assert.deepEqual(
      cells.map(([user]) => user),
      ['P =Formula', 'P Köhler, ""Zoë""', 'P Typed'],
    )
    for (const [, account, password] of cells) assert.equal(await box.logOn(account, password), 'ok')
    assert.equal(cells[2]?.[2], TYPED)

    const files = readdirSync(box.folder.path, { recursive: true, encoding: 'utf8' }).map((name) =>
      join(box.folder.path, name),
    )
    const texts = files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file, 'latin1'))
    assert.ok(
      texts.some((text) => text.includes('PowerShell')),
      'the DEBUG log is among what is looked at',
    )
    for (const secret of [...cells.map(([, , password]) => password), ARCHIVE]) {
      for (const text of [...texts, terminal.transcript, terminal.stdout]) assert.ok(!text.includes(secret))
    }
  })

  it('warns before leaving with unsaved passwords, and shows one on request', async () => {
    // U+202E would turn the password round.
    const person = box.person('An\u202ena')
    let password = ''
    const { terminal } = await interactively(box, { people: [person] }, async (terminal) => {
      await terminal.answer(DECIDE, 'g')
      await terminal.answer('New passwords not saved yet: 1.', 'q')
      await terminal.answer('Nobody can see these passwords again. Leave', '')
      await terminal.answer('New passwords not saved yet: 1.', 'v')
      await terminal.answer('Whose?', '')
      password = /\? P An\\u202ena: (\S+)/.exec(await terminal.see('(Enter hides it)'))![1]!
      terminal.press('Enter')
      await terminal.answer('New passwords not saved yet: 1.', 'q')
      await terminal.answer('Nobody can see these passwords again. Leave', 'y')
    })
    assert.equal(await box.logOn(person.sAMAccountName, password), 'ok')
    assert.match(
      terminal.transcript.replace(/\r?\n/g, ''),
      /WARNING \| the passwords set for [^|]*P An\\u202ena[^|]*were\s+not\s+saved\s+and\s+can't\s+be\s+recovered/,
    )
    assert.ok(!terminal.transcript.includes('\u202e'))
  })

  it('refuses a word list that is too short before anything is written', async () => {
    box.folder.write('words.txt', 'one\ntwo\n')
    const { terminal, code } = await interactively(
      box,
      { people: [box.person('Anna')], config: { password_wordlist: 'words.txt' } },
      async () => undefined,
    )
    assert.equal(code, 2)
    assert.match(terminal.summary.error?.message ?? '', /words\.txt has 2 distinct words, but at least 1000 are needed/)
    assert.equal(await box.find('P Anna'), undefined)
  })
})
