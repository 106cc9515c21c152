/**
 * The Directory over the real scripts and the lab's domain controller: that both sides of the
 * session mean the same by each operation.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { FaultPoint } from '../e2e/support/faults.js'
import { tagged, text } from '../../src/core/values/value.js'
import { UnavailableError } from '../../src/errors.js'
import type { Entry, NewUser, Outcome } from '../../src/directory/directory.js'
import { PowerShellDirectory } from '../../src/directory/powershell/directory.js'
import { PowerShellSession } from '../../src/directory/powershell/session.js'
import { base, environment, Fixture, modulePath, server } from './lab-fixture.js'

let lab: Fixture
let session: PowerShellSession
let directory: PowerShellDirectory
before(async () => {
  lab = await Fixture.create()
  session = await PowerShellSession.start({ modulePath, timeoutMs: 120_000, log: () => undefined, environment })
  directory = await PowerShellDirectory.open(session, { server })
  directory.restrictTo(lab.managed)
})
after(async () => {
  await directory.close()
  await lab.close()
})

const newUsers = (prefix: string, count: number): NewUser[] =>
  Array.from({ length: count }, (_, n) => ({
    name: `${prefix}, "${n}" ü😀`,
    path: lab.managed,
    attributes: {
      sAMAccountName: [tagged('s', `${prefix}${n}`)],
      userPrincipalName: [tagged('s', `${prefix}${n}@target.test`)],
      // Text that a JSON reader on the way could take for a date.
      description: [tagged('s', '2026-11-22T20:00:00Z')],
    },
  }))
const categories = (outcomes: readonly Outcome[]): Set<string> =>
  new Set(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.category)))
const managed = (): Promise<Entry[]> => {
  const properties = ['cn', 'title', 'description']
  return directory.find({ searchBase: lab.managed, scope: 'OneLevel', filter: '(objectClass=user)', properties })
}

test('users are created, changed, renamed, enabled, disabled and grouped in batches, and read back', async () => {
  const created = await directory.createUsers(newUsers('many', 230))
  const guids = created.map((outcome) => (outcome.ok ? outcome.guid : assert.fail(outcome.message)))
  const found = await managed()
  assert.deepEqual(new Set(found.map(({ guid }) => guid)), new Set(guids))
  assert.deepEqual(
    new Set(found.flatMap(({ attributes }) => attributes['description'])),
    new Set(['s:2026-11-22T20:00:00Z']),
  )

  const changes = guids.map((guid) => ({ guid, replace: { title: ['s:t'] as const }, clear: ['description'] }))
  assert.deepEqual(categories(await directory.updateUsers(changes)), new Set(['ok']))
  const [first, second] = guids as [string, string]
  assert.deepEqual(categories(await directory.renameUsers([{ guid: first, newName: ' #renamed+, ' }])), new Set(['ok']))
  const renamed = (await managed()).find(({ guid }) => guid === first)
  assert.deepEqual(renamed?.attributes['title'], ['s:t'])
  assert.equal(text(renamed?.attributes['cn']?.[0] ?? 's:').trim(), '#renamed+,')

  const enable = (guid: string, password: string) => ({
    guid,
    password,
    mustChangePassword: true,
    cannotChangePassword: false,
  })
  const enabled = await directory.enableUsers([enable(first, 'Long enough 1!'), enable(second, 'x')])
  assert.deepEqual(
    enabled.map((outcome) => outcome.ok || outcome.category),
    [true, 'password-policy'],
  )
  assert.deepEqual(categories(await directory.disableUsers(guids)), new Set(['ok']))

  const group = text(await lab.group('Group'))
  assert.deepEqual(categories(await directory.joinGroup(group, guids)), new Set(['ok']))
  assert.deepEqual(categories(await directory.leaveGroup(group, guids)), new Set(['ok']))
})

test('a stranger is out of scope, until taken over', async () => {
  const [stranger] = await lab.users(['Stranger'], lab.elsewhere)
  const guid = text(stranger ?? assert.fail())
  assert.deepEqual(categories(await directory.disableUsers([guid])), new Set(['out-of-scope']))
  const taken = await directory.takeOverUser({
    guid,
    newName: 'Mine',
    anchor: { attribute: 'info', after: ['s:anchor'] },
  })
  assert.ok(taken.ok && taken.dn.startsWith('CN=Mine,OU=managed,'))
  assert.equal((await lab.read(tagged('g', guid), ['info']))['info'], 'anchor')
})

test('the domain, its policy, and a search base that does not exist', async () => {
  assert.equal(directory.domain.domain, base)
  assert.equal((await directory.passwordPolicy()).complexity, true)
  const missing = directory.find({ searchBase: `OU=none,${base}`, scope: 'Subtree', filter: '(cn=*)', properties: [] })
  await assert.rejects(missing, { name: 'DirectoryError', category: 'not-found' })
})

test('killed in the middle of a write: every user is done, unknown or not tried, and those called done are done', async () => {
  // In the second batch of 200.
  const point = await FaultPoint.listen(({ when, number, pid }) => {
    if (when === 'before' && number === 250) process.kill(pid, 'SIGKILL')
  })
  const options = { modulePath, timeoutMs: 120_000, log: () => undefined }
  const writer = await PowerShellSession.start({ ...options, environment: { ...environment, ...point.env } })
  const doomed = await PowerShellDirectory.open(writer, { server })
  doomed.restrictTo(lab.managed)
  const outcomes = await doomed.createUsers(newUsers('kill', 450))
  await point.close()
  const of = (from: number, to: number): Set<string> => categories(outcomes.slice(from, to))
  assert.deepEqual(
    [of(0, 200), of(200, 400), of(400, 450)],
    [new Set(['ok']), new Set(['unknown']), new Set(['unavailable'])],
  )
  await assert.rejects(doomed.createUsers(newUsers('later', 1)), UnavailableError)
  const names = new Set((await managed()).flatMap(({ attributes }) => attributes['cn']).map(String))
  const expected = newUsers('kill', 450).map(({ name }) => names.has(`s:${name}`))
  assert.ok(expected.slice(0, 200).every(Boolean))
  assert.ok(!expected.slice(400).some(Boolean))
  await doomed.close()
})
