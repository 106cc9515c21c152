/**
 * What the Directory asks of a session, and what it makes of the answers; the session is only an
 * object.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Ajv } from 'ajv'
import { readJsonSync } from 'fs-extra/esm'
import { UnavailableError } from '../../src/errors.js'
import type { CallableSession } from '../../src/directory/powershell/answers.js'
import { PowerShellDirectory } from '../../src/directory/powershell/directory.js'
import { requestData } from '../../src/directory/powershell/wire.js'
import { allDone, entry, guid, guids, openDirectory } from './answering-session.js'
import { SERVER } from './support.js'

test('the server it was told of is the one that all calls name', async () => {
  const { directory, calls } = await openDirectory(() => ({ minLength: 7, complexity: true, historyCount: 24 }))
  assert.equal(directory.domain.currentTime, '2026-11-22T20:00:00Z')
  assert.deepEqual(await directory.passwordPolicy(), { minLength: 7, complexity: true, historyCount: 24 })
  await directory.passwordPolicy(guid(1))
  assert.deepEqual(
    calls.map(({ parameters }) => parameters),
    [
      { server: 'dc.x.test', guid: null },
      { server: 'dc.x.test', guid: `g:${guid(1)}` },
    ] as unknown[],
  )
})

test('a server that is not found ends the session', async () => {
  let closed = false
  const session: CallableSession = {
    call: () => Promise.reject(new UnavailableError('Unable to contact the server.')),
    close: async () => {
      closed = true
    },
  }
  await assert.rejects(PowerShellDirectory.open(session), /Unable to contact/)
  assert.ok(closed)
})

test('pages are read to the last, with progress', async () => {
  const { directory, calls, progress } = await openDirectory((_, index) => ({
    items: [entry(index)],
    cursor: index < 2 ? `c${index}` : null,
    total: index < 2 ? null : 3,
  }))
  const query = { searchBase: 'DC=x', scope: 'Subtree', filter: '(cn=*)', properties: ['cn'] } as const
  const found = await directory.find(query)
  assert.deepEqual(found[2], { dn: 'CN=2', guid: guid(2), objectClass: 'user', attributes: { cn: ['s:2'] } })
  assert.deepEqual(
    calls.map(({ operation, parameters }) => [operation, parameters]),
    [
      ['Find-SyncObject', { server: 'dc.x.test', ...query }],
      ['Read-SyncPage', { cursor: 'c0' }],
      ['Read-SyncPage', { cursor: 'c1' }],
    ] as unknown[],
  )
  assert.deepEqual(progress, [
    [1, null, 'reading'],
    [2, null, 'reading'],
    [3, 3, 'reading'],
  ])
})

test('an answer with fewer or more objects than it says is no answer', async () => {
  const query = { searchBase: 'DC=x', scope: 'Base', filter: '(cn=*)', properties: [] } as const
  for (const page of [
    { items: [entry(0)], cursor: null, total: 2 },
    { items: [entry(0), entry(1)], cursor: null, total: 1 },
    { items: [entry(0)], cursor: null, total: null },
    { items: [], cursor: 'for ever', total: null },
    { items: [{ ...entry(0), guid: 'x' }], cursor: null, total: 1 },
    { items: [{ ...entry(0), attributes: { cn: ['untagged'] } }], cursor: null, total: 1 },
  ]) {
    const { directory } = await openDirectory(() => page)
    await assert.rejects(directory.find(query), UnavailableError)
  }
})

test('versions are asked for by the hundred, and of users without them there is none', async () => {
  const { directory, calls } = await openDirectory(({ parameters }) => ({
    items: parameters.items.slice(1).map((item) => ({
      ...(item as object),
      ...{ userAccountControl: 4, unicodePwd: 2, stateWritten: 't:2026-11-22T20:00:00Z' },
    })),
  }))
  const found = await directory.stateVersions(guids(401))
  assert.equal(found.size, 399)
  assert.deepEqual(found.get(guid(1)), { userAccountControl: 4, unicodePwd: 2, stateWritten: '2026-11-22T20:00:00Z' })
  assert.deepEqual(
    calls.map(({ operation, parameters }) => [operation, parameters.items.length]),
    [
      ['Get-SyncUserVersion', 400],
      ['Get-SyncUserVersion', 1],
    ],
  )
})

test('each write sends the parameters that its operation documents', async () => {
  const { directory, calls } = await openDirectory(({ operation, parameters }) => ({
    items: parameters.items.map(() =>
      /^(New|Move)/.test(operation) ? { ok: true, guid: `g:${guid(9)}`, dn: 's:CN=n' } : { ok: true },
    ),
  }))
  const versions = { userAccountControl: 4, unicodePwd: 2 }
  const created = await directory.createUsers([{ name: 'n', path: 'OU=p', attributes: { sAMAccountName: ['s:n'] } }])
  assert.deepEqual(created, [{ ok: true, guid: guid(9), dn: 'CN=n' }])
  await directory.updateUsers([{ guid: guid(1), replace: { title: ['s:t'] }, clear: ['info'] }])
  await directory.renameUsers([{ guid: guid(1), newName: 'new' }])
  await directory.disableUsers([guid(1)])
  await directory.enableUsers([
    { guid: guid(1), password: 'geheim', mustChangePassword: true, cannotChangePassword: false },
  ])
  await directory.resumeUsers([{ guid: guid(1), userAccountControl: 514, pwdLastSet: '133', versions }])
  await directory.joinGroup(guid(7), [guid(1)])
  await directory.leaveGroup(guid(7), [guid(1)])
  const anchor = { attribute: 'info', after: ['s:a'] as const }
  assert.deepEqual(await directory.takeOverUser({ guid: guid(1), newName: 'mine', anchor }), { ok: true, dn: 'CN=n' })
  const [g, group] = [`g:${guid(1)}`, `g:${guid(7)}`]
  const common = { server: 'dc.x.test', scope: 's:OU=managed,DC=x' }
  assert.deepEqual(
    calls.map(({ operation, parameters, secrets }) => [operation, parameters, secrets ?? []]),
    [
      [
        'New-SyncUser',
        { ...common, items: [{ name: 's:n', path: 's:OU=p', attributes: { sAMAccountName: ['s:n'] } }] },
        [],
      ],
      ['Set-SyncUser', { ...common, items: [{ guid: g, replace: { title: ['s:t'] }, clear: ['info'] }] }, []],
      ['Rename-SyncUser', { ...common, items: [{ guid: g, newName: 's:new' }] }, []],
      ['Disable-SyncUser', { ...common, items: [{ guid: g }] }, []],
      [
        'Enable-SyncUser',
        { ...common, items: [{ guid: g, mustChangePassword: true, cannotChangePassword: false }] },
        ['geheim'],
      ],
      [
        'Resume-SyncUser',
        { ...common, items: [{ guid: g, userAccountControl: 'i:514', pwdLastSet: 'l:133', versions }] },
        [],
      ],
      ['Add-SyncGroupMember', { ...common, group, items: [{ guid: g }] }, []],
      ['Remove-SyncGroupMember', { ...common, group, items: [{ guid: g }] }, []],
      [
        'Move-SyncUser',
        { ...common, targetPath: common.scope, items: [{ guid: g, newName: 's:mine', replace: { info: ['s:a'] } }] },
        [],
      ],
    ] as unknown[],
  )
})

test('the requests are as the schema says, without the secrets', () => {
  const schema = readJsonSync(new URL('../../schemas/powershell-request.schema.json', import.meta.url)) as object
  const id = crypto.randomUUID()
  const data = requestData(id, 'Enable-SyncUser', { items: [] }, ['geheim', ''])
  const texts: string[] = []
  for (let rest = data; rest !== '';) {
    const [header = '', marked, size] = /^AdUserSync:(.{36}):([0-9]{10}):/.exec(rest) ?? []
    assert.equal(marked, id)
    texts.push(rest.slice(header.length, header.length + Number(size)))
    rest = rest.slice(header.length + Number(size))
  }
  const [json = '', ...secrets] = texts
  assert.ok(new Ajv().validate(schema, JSON.parse(Buffer.from(json, 'base64').toString())))
  assert.deepEqual(secrets, [Buffer.from('geheim', 'utf16le').toString('base64'), ''])
})

test('nothing is written before the managed container is known, and nothing is sent for nobody', async () => {
  const { directory, calls } = await openDirectory(allDone)
  assert.deepEqual(await directory.disableUsers([]), [])
  assert.equal(calls.length, 0)
  const unrestricted = await PowerShellDirectory.open({
    call: async <T>() => SERVER as T,
    close: async () => undefined,
  })
  await assert.rejects(unrestricted.disableUsers(guids(1)), /restrictTo/)
})
