/**
 * The scripts with JSON as Windows PowerShell 5.1 reads and writes it (WindowsJson.psm1), against
 * the lab's target domain.
 */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { powerShellQuoted } from '../../src/core/text/powershell-quoting.js'
import { Fixture, modulePath, newUser, s, server } from './lab-fixture.js'
import { temporaryFolder } from './support.js'

async function open(t: TestContext): Promise<Fixture> {
  const both = join(temporaryFolder(t), 'Both.psm1')
  const modules = [join(import.meta.dirname, 'WindowsJson.psm1'), modulePath]
  writeFileSync(both, modules.map((path) => `Import-Module ${powerShellQuoted(path)} -Global\n`).join(''))
  return Fixture.create({ modulePath: both })
}

test('a written value comes back the same: one, several, none, and characters that 5.1 escapes', async (t) => {
  const lab = await open(t)
  t.after(() => lab.close())
  const title = [s(`<a> & 'b' "c" \\ ü 😀`)]
  const otherTelephone = [s('1'), s('2026-11-22T20:00:00Z'), s('/Date(1)/')]
  const item = newUser(`Json <&'"> ü`, lab.managed, { title, otherTelephone, otherMobile: [s('1')] })
  const [created] = await lab.write('New-SyncUser', [item])
  assert.ok(created?.ok, String(created?.message))
  const found = await lab.find(created.guid, ['title', 'otherTelephone', 'otherMobile', 'department'])
  assert.deepEqual(found['title'], title)
  assert.deepEqual([...(found['otherTelephone'] ?? [])].sort(), [...otherTelephone].sort())
  assert.deepEqual(found['otherMobile'], [s('1')])
  assert.equal(found['department'], undefined)

  const replace = { title: [s('x'.repeat(64))] }
  const [changed] = await lab.write('Set-SyncUser', [{ guid: created.guid, replace, clear: ['otherMobile'] }])
  assert.ok(changed?.ok, String(changed?.message))
  const group = await lab.group('JsonGroup')
  const [joined] = await lab.write('Add-SyncGroupMember', [{ guid: created.guid }], { group })
  assert.ok(joined?.ok, String(joined?.message))
  const after = await lab.find(created.guid, ['title', 'otherMobile', 'memberOf'])
  assert.deepEqual(after, { title: replace.title, memberOf: [s(`CN=JsonGroup,${lab.elsewhere}`)] })
})

test('a refusal comes back with its category', async (t) => {
  const lab = await open(t)
  t.after(() => lab.close())
  const [refused] = await lab.write('New-SyncUser', [newUser('x'.repeat(65), lab.managed)])
  assert.deepEqual([refused?.ok, refused?.category], [false, 'constraint'])
})

test('more than 2,097,152 characters are not read', async (t) => {
  const lab = await open(t)
  t.after(() => lab.close().catch(() => undefined))
  const filter = `(cn=${'x'.repeat(2_097_152)})`
  await assert.rejects(
    lab.session.call('Find-SyncObject', { server, searchBase: lab.ou, scope: 'Subtree', filter, properties: [] }),
    { name: 'LostError' },
  )
})
