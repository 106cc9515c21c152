/**
 * The way of the README from the installed program to the first people who can log on: `init
 * export`, the file and the secret carried, `init import`, the dry run, and the first import, as
 * somebody types it. Only the two folders know anything of each other, by what is carried.
 */
import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Client, Control } from 'ldapts'
import { labEnvironment } from '../../lab/domains.js'
import { adUserSync } from './cli.js'
import { readArchive } from './interactive.js'
import type { Sandbox } from './sandbox.js'
import { Terminal } from './terminal.js'

const TREE_DELETE = '1.2.840.113556.1.4.805' // MS-ADTS 3.1.1.3.4.1.15
const PASSPHRASE = 'archive passphrase 1'
const SECRET_QUESTION = 'Secret that proves the users file is unchanged'

/** Two people and two groups in a container of the source domain. @returns how to remove them */
async function addSource({ id }: Sandbox): Promise<() => Promise<void>> {
  const lab = labEnvironment()
  const client = new Client({ url: lab.LAB_SOURCE_URI })
  await client.bind(lab.LAB_SOURCE_BIND, lab.LAB_PASSWORD)
  const base = `OU=${id},${lab.LAB_SOURCE_BASE}`
  for (const dn of [base, `OU=People,${base}`, `OU=Groups,${base}`])
    await client.add(dn, { objectClass: 'organizationalUnit' })
  const members = ['Anna Meyer', 'Zoë Krüger'].map((cn) => `CN=${cn},OU=People,${base}`)
  for (const [index, dn] of members.entries())
    await client.add(dn, {
      objectClass: 'user',
      sAMAccountName: `${id}.s${index}`,
      userAccountControl: '544',
      mail: `${id}.${index}@plant.test`,
    })
  for (const [name, member] of Object.entries({ Engineering: members, VPN: members.slice(0, 1) }))
    await client.add(`CN=${name},OU=Groups,${base}`, { objectClass: 'group', sAMAccountName: `${id} ${name}`, member })
  return async () => {
    await client.del(base, new Control(TREE_DELETE, { critical: true }))
    await client.unbind()
  }
}

/**
 * @param box the target, empty; whoever it runs as runs both sides
 * @param script what Node runs; absent: the compiled command line
 */
export async function firstSync(box: Sandbox, script?: string): Promise<void> {
  const [source, target] = ['source', 'target'].map((name) => join(box.folder.path, name)) as [string, string]
  for (const folder of [source, target]) mkdirSync(folder)
  for (const name of ['Engineering', 'VPN Access']) await box.group(name)
  const removeSource = await addSource(box)
  const typing = async (folder: string, args: readonly string[], act: (terminal: Terminal) => Promise<void>) => {
    const terminal = Terminal.start(args, folder, folder === target ? box.env : {}, script)
    try {
      await act(terminal)
      assert.equal(await terminal.exited(), 0)
    } finally {
      terminal.close()
    }
  }
  try {
    let secret = ''
    await typing(source, ['init', 'export'], async (terminal) => {
      secret = await configureExport(terminal, box.id)
    })
    // All that is carried; the secret goes another way.
    copyFileSync(join(source, 'users.json'), join(target, 'users.json'))
    await typing(target, ['init', 'import'], (terminal) => configureImport(terminal, box.id, secret))
    await typing(target, ['import', '--interactive'], decide)
  } finally {
    await removeSource()
  }
  await assertArrived(box, target)
  const again = await adUserSync(['import'], { cwd: target, env: box.env, ...(script !== undefined && { script }) })
  const { created, updated, enabled, joined, required_interactions } = again.summary
  assert.deepEqual([again.code, created, updated, enabled, joined, required_interactions], [0, [], [], [], [], []])
}

async function configureExport(terminal: Terminal, id: string): Promise<string> {
  await terminal.answer('Domain controller or domain', 'source.test')
  await terminal.answer('Users file to write', '')
  await terminal.find('Container of the users to export', `people ${id}`, `OU=People,OU=${id}`)
  await terminal.find('Container of the groups whose members are exported', `groups ${id}`, `OU=Groups,OU=${id}`)
  await terminal.see('>[ ] CN=Engineering')
  for (const [name, then] of [
    ['Engineering', 'Down'],
    ['VPN', 'Up'],
  ] as const) {
    terminal.press('Space')
    await terminal.see(`>[x] CN=${name}`)
    terminal.press(then)
  }
  await terminal.answer('Groups whose members are exported', '')
  await terminal.answer('Attributes to export', '')
  await terminal.answer(SECRET_QUESTION, 'm')
  const [, secret = ''] =
    /Needed on the other side, and kept in this config file:\n([0-9a-f]{64})\n/.exec(
      await terminal.see('(Enter hides it)'),
    ) ?? []
  await terminal.answer('Needed on the other side', '')
  await terminal.answer('Log file', '')
  await terminal.answer('Export now?', 'y')
  await terminal.see('Next: carry the file across, and run ad-user-sync init import there')
  return secret
}

async function configureImport(terminal: Terminal, id: string, secret: string): Promise<void> {
  await terminal.answer('Domain controller or domain', 'target.test')
  await terminal.answer('Users file from the export', '')
  await terminal.find('OU for the managed users', `managed ${id}`, `OU=Managed,OU=${id}`)
  await terminal.find('Container of the groups that managed users join', `groups ${id}`, `OU=Groups,OU=${id}`)
  await terminal.answer('Prefix for their common names', 'P ')
  await terminal.answer(SECRET_QUESTION, 't')
  await terminal.answer('Secret of the other side', secret)
  // The groups that are named most alike are proposed.
  await terminal.find('Target group for "Engineering", 2 people', '', 'CN=Engineering')
  await terminal.find('Target group for "VPN", 1 person', 'VPN', 'CN=VPN Access')
  await terminal.see('? Groups that nobody joins without approval')
  terminal.press('Down')
  await terminal.see('>[ ] CN=VPN Access')
  terminal.press('Space')
  await terminal.see('>[x] CN=VPN Access')
  await terminal.answer('Groups that nobody joins without approval', '')
  await terminal.answer('Must users change their password', 'n')
  await terminal.answer('Log file', '')
  await terminal.answer('Show what an import would do now (a dry run)?', 'y')
  await terminal.see('Next: ad-user-sync import --interactive')
  assert.match(terminal.stdout, /^Plan: 2 to create, 2 to join\. Needs approval: 2 enable, 1 join$/m)
}

async function decide(terminal: Terminal): Promise<void> {
  for (const [index, decision] of ['g', 'a', 'g'].entries()) {
    await terminal.see(`Approval ${index + 1} of 3`)
    await terminal.answer('Your decision:', decision)
  }
  await terminal.answer('New passwords not saved yet: 2.', 's')
  await terminal.answer('File', 'new.zip')
  await terminal.answer('How is the passphrase of the archive made?', 't')
  await terminal.answer('Passphrase', PASSPHRASE)
  await terminal.answer('The same again', PASSPHRASE)
  await terminal.see('Saved in ')
}

/** The people of the source are in the target, with what was exported, and can log on. */
async function assertArrived(box: Sandbox, target: string): Promise<void> {
  for (const [index, name] of ['Anna Meyer', 'Zoë Krüger'].entries())
    assert.equal((await box.find(`P ${name}`, ['mail']))?.['mail'], `${box.id}.${index}@plant.test`)
  assert.deepEqual(await box.members('Engineering'), ['P Anna Meyer', 'P Zoë Krüger'])
  assert.deepEqual(await box.members('VPN Access'), ['P Anna Meyer'])
  const rows = readArchive(join(target, 'new.zip'), PASSPHRASE).split('\r\n').slice(1, 3)
  for (const row of rows) {
    const [, account = '', , , , , , password = ''] = row.slice(1, -1).split('","').values()
    assert.equal(await box.logOn(account, password), 'ok', row)
  }
}
