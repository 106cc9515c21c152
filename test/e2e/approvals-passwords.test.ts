/**
 * behaviour.md, "Import: what needs approval": the passwords of an approved `enable`, set, kept or
 * generated.
 */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { changesNothing } from './support/assertions.js'
import { deny, READ_VERSIONS } from './support/access.js'
import { FaultPoint } from './support/faults.js'
import { readArchive } from './support/interactive.js'
import { DISABLED, ENABLED, Sandbox } from './support/sandbox.js'
import { useSandbox } from './support/use-sandbox.js'

const GOOD = 'Zug-Birne.Lampe.47'
/** As many as there are. */
const CONFIG = { max_deactivations: 100 }
const KEEP = { type: 'enable', accept: true, keep_password: true }

const box = useSandbox()

describe('keep_password', () => {
  /** Imported, enabled, deactivated because the file lacks them, and back in the file. */
  async function deactivated(...names: string[]): Promise<ReturnType<Sandbox['person']>[]> {
    const people = names.map((name) => box.person(name))
    const stays = box.person('Stays')
    await box.import([...people, stays], CONFIG)
    const entries = names.map((name) => ({ type: 'enable', user: `P ${name}`, accept: true, password: GOOD }))
    assert.equal((await box.approve(entries, CONFIG)).code, 0)
    const gone = await box.import([stays], CONFIG)
    assert.deepEqual(gone.summary.disabled, names.map((name) => `P ${name}`).sort())
    await box.import([...people, stays], CONFIG)
    return [...people, stays]
  }

  it('brings an account back as it was that this tool disabled', async () => {
    const [anna] = await deactivated('Anna')
    const before = await box.find('P Anna', ['pwdLastSet'])
    const run = await box.approve([{ ...KEEP, user: 'P Anna' }], CONFIG)
    assert.equal(run.code, 0, run.stderr)
    assert.deepEqual(run.summary.enabled, ['P Anna'])
    assert.match(run.stderr, / \| INFO \| enabled "P Anna" with the password that it has \(accepted by /)
    assert.equal(await box.logOn(anna!.sAMAccountName, GOOD), 'ok')
    const after = await box.find('P Anna', ['pwdLastSet', 'userAccountControl'])
    assert.deepEqual([after?.['pwdLastSet'], after?.['userAccountControl']], [before?.['pwdLastSet'], ENABLED])
    await changesNothing(box, CONFIG)
  })

  it('fails the entry, with the reason, where somebody has touched password or state, or disabled it', async () => {
    const people = await deactivated('Newer', 'Never expires', 'By hand', 'Back again')
    const { dn: newer } = (await box.find('P Newer'))!
    await box.enable(newer)
    await box.set(newer, 'userAccountControl', DISABLED)
    await box.set((await box.find('P Never expires'))!.dn, 'userAccountControl', '66050')
    // With the password that it has: only the directory's own count of the changes shows that.
    const backAgain = (await box.find('P Back again'))!.dn
    await box.set(backAgain, 'userAccountControl', ENABLED)
    await box.set(backAgain, 'userAccountControl', DISABLED)
    const byHand = (await box.find('P By hand'))!.dn
    assert.equal((await box.approve([{ ...KEEP, user: 'P By hand' }], CONFIG)).code, 0)
    await box.set(byHand, 'userAccountControl', DISABLED)
    const names = ['Back again', 'By hand', 'Never expires', 'New', 'Newer']
    const asked = await box.import([...people, box.person('New')], CONFIG)
    assert.equal(
      asked.summary.required_interactions.find(({ user }) => user === 'P Back again')?.['keep_password_refused'],
      'somebody has changed its state since, and changed it back',
    )
    const run = await box.approve(
      names.map((name) => ({ ...KEEP, user: `P ${name}` })),
      CONFIG,
    )
    assert.equal(run.code, 6, run.stderr)
    assert.deepEqual(
      run.summary.failed.map(({ user, error }) => `${user}: ${error}`),
      [
        'P Back again: its password cannot be kept: somebody has changed its state since, and changed it back',
        'P By hand: its password cannot be kept: it is not known that this tool disabled it',
        'P Never expires: its password cannot be kept: somebody has touched its state since',
        'P New: its password cannot be kept: it is not known that this tool disabled it',
        'P Newer: its password cannot be kept: somebody has touched its password since',
      ],
    )
    for (const name of names)
      assert.notEqual((await box.find(`P ${name}`, ['userAccountControl']))?.['userAccountControl'], ENABLED)
    await changesNothing(box, CONFIG)
  })
})

describe('keep_password without evidence', () => {
  const NAMES = ['Hidden now', 'Hidden then']
  it('is refused, where it cannot be read how often the state was written; people are deactivated all the same', async () => {
    const people = [...NAMES.map((name) => box.person(name)), box.person('Stays')]
    await box.import(people, CONFIG)
    const entries = NAMES.map((name) => ({ type: 'enable', user: `P ${name}`, accept: true, password: GOOD }))
    assert.equal((await box.approve(entries, CONFIG)).code, 0)
    await deny(`CN=P Hidden then,${box.managed}`, READ_VERSIONS)
    const gone = await box.import(people.slice(2), CONFIG)
    assert.deepEqual([gone.code, gone.summary.disabled], [0, ['P Hidden now', 'P Hidden then']])
    await deny(`CN=P Hidden now,${box.managed}`, READ_VERSIONS)
    const back = await box.import(people, CONFIG)
    const about = 'it cannot be told whether somebody has enabled it since: '
    assert.deepEqual(
      back.summary.required_interactions
        .filter(({ type, user }) => type === 'enable' && user !== 'P Stays')
        .map(({ keep_password_refused: why }) => why),
      [
        `${about}its replPropertyMetaData, which counts the changes, cannot be read`,
        `${about}the run that disabled it did not record how often its state had been changed`,
      ],
    )
    const kept = await box.approve(
      NAMES.map((name) => ({ ...KEEP, user: `P ${name}` })),
      CONFIG,
    )
    assert.deepEqual([kept.code, kept.summary.enabled, kept.summary.failed.length], [6, [], 2])
  })
})

describe('generate', () => {
  const ZIP = 'archive passphrase 1'
  const entries = (...names: string[]) =>
    names.map((name) => ({ type: 'enable', user: `P ${name}`, accept: true, generate: true }))
  const passwordsOf = (file: string): Map<string, { password: string; set: string; row: string }> => {
    const [, ...rows] = readArchive(join(box.folder.path, file), ZIP).trimEnd().split('\r\n')
    return new Map(
      rows.map((row) => {
        const cells = /^"(.*?)",.*"(.*?)","(.*?)"$/.exec(row)!
        return [cells[1]!, { password: cells[2]!, set: cells[3]!, row }]
      }),
    )
  }
  const keeping = (file: string, env: NodeJS.ProcessEnv = { AD_USER_SYNC_ZIP_PASSWORD: ZIP }) => ({
    args: ['--approvals', 'approvals.json', '--passwords-to', file],
    more: { env },
  })

  it('makes a passphrase that logs on, kept by --passwords-to with the names of the user', async () => {
    const group = await box.group('Staff')
    const log = { log_file: 'import.log', log_level: 'DEBUG' }
    const config = { group_map: { '*': group }, letters_language: 'de', ...log }
    const person = box.person('Anna', { mail: 'anna@example.com', department: 'Sales', displayName: 'Anna Meyer' })
    const typed = box.person('Bert')
    box.folder.write('approvals.json', {
      resolutions: [...entries('Anna'), { type: 'enable', user: 'P Bert', accept: true, password: GOOD }],
    })
    const { args, more } = keeping('new.zip')
    const run = await box.import([person, typed], config, args, more)
    assert.equal(run.code, 0, run.stderr)
    assert.deepEqual(run.summary.enabled, ['P Anna', 'P Bert'])
    const kept = passwordsOf('new.zip')
    const { password, row } = kept.get('P Anna')!
    const account = person.sAMAccountName
    const cells = ['P Anna', account, `${account}@target.test`, 'Anna Meyer', 'anna@example.com', 'Sales', 'Staff']
    assert.equal(row, [...cells, password, 'yes'].map((cell) => `"${cell}"`).join(','))
    assert.equal(await box.logOn(account, password), 'ok')
    assert.equal(kept.get('P Bert')?.password, GOOD)
    const letters = readArchive(join(box.folder.path, 'new.zip'), ZIP, 'letters.html')
    assert.equal(letters.split('<section>').length, 3)
    assert.match(letters, new RegExp(`<p class="to">Anna Meyer<br>Sales<br>anna@example.com</p>[^]*>${account}<[^]*>${password}<`)) // prettier-ignore
    assert.match(letters, /<dt>Kennwort<\/dt>/)
    for (const secret of [password, ZIP]) {
      assert.ok(!(run.stdout + run.stderr).includes(secret))
      for (const name of readdirSync(box.folder.path, { recursive: true, encoding: 'utf8' })) {
        const file = join(box.folder.path, name)
        if (statSync(file).isFile()) assert.ok(!readFileSync(file, 'latin1').includes(secret), name)
      }
    }
    await changesNothing(box, config)
  })

  it('is refused before anything is written without a file, a passphrase, or a new file', async () => {
    await box.import([box.person('Anna')])
    box.folder.write('approvals.json', { resolutions: entries('Anna') })
    const refuse = async (args: readonly string[], env: NodeJS.ProcessEnv, message: RegExp, config: object = {}) => {
      const run = await box.rerun(config, ['--approvals', 'approvals.json', ...args], { env })
      assert.equal(run.code, 2, run.stderr)
      assert.match(run.summary.error?.message ?? '', message)
    }
    const env = { AD_USER_SYNC_ZIP_PASSWORD: ZIP }
    await refuse([], {}, /"generate": true, but nothing would save its password/)
    await refuse(['--passwords-to', 'new.zip'], {}, /needs a passphrase for the archive/)
    await refuse(
      ['--passwords-to', 'new.zip'],
      { AD_USER_SYNC_ZIP_PASSWORD: 'short' },
      /has 5 characters, and at least 15/,
    )
    await refuse(['--passwords-to', join('no folder', 'new.zip')], env, /cannot write/)
    box.folder.write('old.zip', {})
    await refuse(['--passwords-to', 'old.zip'], env, /old\.zip exists, and may hold passwords of an earlier run/)
    box.folder.write('letter.html', '<p>{{name}}</p>')
    await refuse(['--passwords-to', 'new.zip'], env, /letter\.html has no \{\{password\}\}/, {
      letters_template: 'letter.html',
    })
    await refuse(['--passwords-to', 'users.json'], env, /the users file and --passwords-to are one file/)
    assert.equal((await box.find('P Anna', ['userAccountControl']))?.['userAccountControl'], DISABLED)
    assert.ok(!existsSync(join(box.folder.path, 'new.zip')))
    await changesNothing(box)
  })

  it('has every password in the file that was set, whatever ends the run', async () => {
    const people = ['Anna', 'Bert', 'Cleo'].map((name) => box.person(name))
    await box.import(people)
    box.folder.write('approvals.json', { resolutions: entries('Anna', 'Bert', 'Cleo') })
    const { args, more } = keeping('killed.zip')
    // When Anna is enabled, and Bert is about to be.
    const point = await FaultPoint.listen(async ({ when, dn }) => {
      if (when !== 'before' || !dn.startsWith('CN=P Bert,')) return
      running.child.kill('SIGKILL')
      await running.ended
    })
    const running = box.start({}, args, { env: { ...more.env, ...point.env } })
    await running.ended
    await point.close()
    const kept = passwordsOf('killed.zip')
    assert.deepEqual([...kept.keys()].sort(), ['P Anna', 'P Bert', 'P Cleo'])
    assert.deepEqual([...kept.values()].map(({ set }) => set), ['not known', 'not known', 'not known']) // prettier-ignore
    // PowerShell finishes what it is about.
    for (const { cn, sAMAccountName } of people.slice(0, 2))
      assert.equal(await box.logOn(sAMAccountName, kept.get(`P ${cn}`)!.password), 'ok')
    const again = keeping('again.zip')
    assert.deepEqual((await box.rerun({}, again.args, again.more)).summary.enabled, ['P Cleo'])
    assert.deepEqual([...passwordsOf('again.zip').keys()], ['P Cleo'])
    await changesNothing(box)
  })
})
