/**
 * The Directory over a session that is only an object: what is asked, how it is cut, and what is
 * made of each answer.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Ajv } from 'ajv'
import { readJsonSync } from 'fs-extra/esm'
import { UnavailableError } from '../../src/errors.js'
import type { Session } from '../../src/directory/powershell/answers.js'
import { DirectoryError, OutcomeUnknownError } from '../../src/directory/directory-error.js'
import { PowerShellDirectory } from '../../src/directory/powershell/directory.js'
import { requestData } from '../../src/directory/powershell/wire.js'
import { SERVER } from './support.js'

interface Call {
  operation: string
  parameters: Record<string, unknown> & { items: Record<string, unknown>[] }
  secrets: readonly string[] | undefined
}

const guid = (n: number): string => `00000000-0000-0000-0000-${n.toString(16).padStart(12, '0')}`
const guids = (count: number): string[] => Array.from({ length: count }, (_, n) => guid(n))
const entry = (n: number): object => ({
  dn: `s:CN=${n}`,
  guid: `g:${guid(n)}`,
  objectClass: 's:user',
  attributes: { cn: [`s:${n}`] },
})
const allDone = ({ parameters }: Call): unknown => ({ items: parameters.items.map(() => ({ ok: true })) })

/**
 * A directory whose session answers with `answer`, and the calls that were made after the first.
 */
async function open(answer: (call: Call, index: number) => unknown) {
  const calls: Call[] = []
  const progress: [number, number, string][] = []
  const session: Session = {
    async call<T>(operation: string, parameters: object, secrets?: readonly string[]) {
      if (operation === 'Get-SyncServer') return SERVER as T
      const call = { operation, parameters, secrets } as Call
      calls.push(call)
      return answer(call, calls.length - 1) as T
    },
    close: async () => undefined,
  }
  const directory = await PowerShellDirectory.open(session, { onProgress: (...state) => progress.push(state) })
  directory.restrictTo('OU=managed,DC=x')
  return { directory, calls, progress }
}

test('the server it was told of is the one that all calls name', async () => {
  const { directory, calls } = await open(() => ({ minLength: 7, complexity: true, historyCount: 24 }))
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
  const session: Session = {
    call: () => Promise.reject(new UnavailableError('Unable to contact the server.')),
    close: async () => {
      closed = true
    },
  }
  await assert.rejects(PowerShellDirectory.open(session), /Unable to contact/)
  assert.ok(closed)
})

test('pages are read to the last, with progress', async () => {
  const { directory, calls, progress } = await open((_, index) => ({
    items: [entry(index)],
    cursor: index < 2 ? `c${index}` : null,
    total: 3,
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
    [1, 3, 'reading'],
    [2, 3, 'reading'],
    [3, 3, 'reading'],
  ])
})

test('an answer with fewer or more objects than it says is no answer', async () => {
  const query = { searchBase: 'DC=x', scope: 'Base', filter: '(cn=*)', properties: [] } as const
  for (const page of [
    { items: [entry(0)], cursor: null, total: 2 },
    { items: [entry(0), entry(1)], cursor: 'more', total: 1 },
    { items: [], cursor: 'for ever', total: 1 },
    { items: [{ ...entry(0), guid: 'x' }], cursor: null, total: 1 },
    { items: [{ ...entry(0), attributes: { cn: ['untagged'] } }], cursor: null, total: 1 },
  ]) {
    const { directory } = await open(() => page)
    await assert.rejects(directory.find(query), UnavailableError)
  }
})

test('each write sends the parameters that its operation documents', async () => {
  const { directory, calls } = await open(({ operation, parameters }) => ({
    items: parameters.items.map(() =>
      /^(New|Move)/.test(operation) ? { ok: true, guid: `g:${guid(9)}`, dn: 's:CN=n' } : { ok: true },
    ),
  }))
  const created = await directory.createUsers([{ name: 'n', path: 'OU=p', attributes: { sAMAccountName: ['s:n'] } }])
  assert.deepEqual(created, [{ ok: true, guid: guid(9), dn: 'CN=n' }])
  await directory.updateUsers([{ guid: guid(1), replace: { title: ['s:t'] }, clear: ['info'] }])
  await directory.renameUsers([{ guid: guid(1), newName: 'new' }])
  await directory.disableUsers([guid(1)])
  await directory.enableUsers([
    { guid: guid(1), password: 'geheim', mustChangePassword: true, cannotChangePassword: false },
  ])
  await directory.resumeUsers([{ guid: guid(1), userAccountControl: 514, pwdLastSet: '133' }])
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
      ['Resume-SyncUser', { ...common, items: [{ guid: g, userAccountControl: 'i:514', pwdLastSet: 'l:133' }] }, []],
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

test('batches hold 200 users, 500 members, and less than 700 KB; order and progress are kept', async () => {
  const { directory, calls, progress } = await open(({ parameters }) => ({
    items: parameters.items.map((item) =>
      item['guid'] === `g:${guid(250)}`
        ? { ok: false, category: 'constraint', code: 8239, message: 's:no' }
        : { ok: true },
    ),
  }))
  const outcomes = await directory.disableUsers(guids(401))
  assert.deepEqual(
    outcomes.map((outcome, n) => (outcome.ok ? -1 : n)).filter((n) => n >= 0),
    [250],
  )
  assert.deepEqual(outcomes[250], { ok: false, category: 'constraint', code: 8239, message: 'no' })
  await directory.joinGroup(guid(7), guids(1001))
  const info = `s:${'ü'.repeat(50_000)}` as const
  await directory.updateUsers(guids(20).map((id) => ({ guid: id, replace: { info: [info] }, clear: [] })))
  assert.deepEqual(
    calls.map(({ parameters }) => parameters.items.length),
    [200, 200, 1, 500, 500, 1, 6, 6, 6, 2],
  )
  assert.ok(calls.every(({ parameters }) => Buffer.byteLength(JSON.stringify(parameters)) < 700_000))
  assert.deepEqual(progress.slice(0, 3), [
    [200, 401, 'disabling'],
    [400, 401, 'disabling'],
    [401, 401, 'disabling'],
  ])
  const sent = calls.slice(0, 3).flatMap(({ parameters }) => parameters.items.map((item) => item['guid']))
  assert.deepEqual(
    sent,
    guids(401).map((id) => `g:${id}`),
  )
})

test('the items that a slow batch left are sent again, with their own passwords, before the next batch', async () => {
  const { directory, calls, progress } = await open(({ parameters }, index) => {
    const done = parameters.items.slice(0, index === 0 ? 150 : 30)
    const later = parameters.items.length - done.length
    return { items: done.map(() => ({ ok: true })), ...(later > 0 && { later }) }
  })
  const outcomes = await directory.enableUsers(
    guids(230).map((id) => ({ guid: id, password: `pw ${id}`, mustChangePassword: false, cannotChangePassword: true })),
  )
  assert.deepEqual([outcomes.length, outcomes.every(({ ok }) => ok)], [230, true])
  assert.deepEqual(
    calls.map(({ parameters }) => [parameters.items.length, parameters.items[0]!['guid']]),
    [
      [200, `g:${guid(0)}`],
      [50, `g:${guid(150)}`],
      [20, `g:${guid(180)}`],
      [30, `g:${guid(200)}`],
    ],
  )
  for (const { parameters, secrets } of calls)
    assert.deepEqual(
      secrets,
      parameters.items.map((item) => `pw ${String(item['guid']).slice(2)}`),
    )
  assert.deepEqual(progress, [
    [150, 230, 'enabling'],
    [180, 230, 'enabling'],
    [200, 230, 'enabling'],
    [230, 230, 'enabling'],
  ])
})

test('each password goes with its own user', async () => {
  const { directory, calls } = await open(allDone)
  await directory.enableUsers(
    guids(201).map((id) => ({ guid: id, password: `pw ${id}`, mustChangePassword: false, cannotChangePassword: true })),
  )
  assert.deepEqual(
    calls.map(({ secrets }) => secrets?.length),
    [200, 1],
  )
  for (const { parameters, secrets } of calls) {
    assert.deepEqual(
      secrets,
      parameters.items.map((item) => `pw ${String(item['guid']).slice(2)}`),
    )
  }
  assert.ok(!JSON.stringify(calls.map(({ parameters }) => parameters)).includes('pw '))
})

test('a user whose values fit no request fails alone', async () => {
  const { directory, calls } = await open(allDone)
  const outcomes = await directory.updateUsers(
    guids(3).map((id, n) => ({ guid: id, replace: { info: [`s:${'x'.repeat(n === 1 ? 700_000 : 1)}`] }, clear: [] })),
  )
  assert.deepEqual(
    outcomes.map((outcome) => outcome.ok || outcome.category),
    [true, 'constraint', true],
  )
  assert.equal(calls.length, 2)
})

test('a session that ends in the middle: items are done, unknown, or not tried', async () => {
  const { directory, calls } = await open((call, index) => {
    if (index === 0) return allDone(call)
    throw index === 1 ? new OutcomeUnknownError('PowerShell was ended by SIGKILL') : new UnavailableError('not sent')
  })
  const outcomes = await directory.disableUsers(guids(700))
  const count = (wanted: unknown): number =>
    outcomes.filter((outcome) => (outcome.ok ? true : outcome.category) === wanted).length
  assert.deepEqual([count(true), count('unknown'), count('unavailable')], [200, 200, 300])
  assert.equal(calls.length, 2)
  await assert.rejects(directory.disableUsers(guids(1)), UnavailableError)
})

test('a batch whose outcomes are not one for each item, or not outcomes, is unknown', async () => {
  for (const later of [{ later: 2 }, { later: 0 }]) {
    const { directory } = await open(() => ({ items: [], ...later }))
    assert.deepEqual(
      (await directory.disableUsers(guids(2))).map((outcome) => outcome.ok || outcome.category),
      ['unknown', 'unknown'],
    )
  }
  for (const items of [
    [{ ok: true }],
    [{ ok: true }, { ok: true }, { ok: true }],
    [{ ok: true }, { ok: false }],
    'none',
  ]) {
    const { directory } = await open(() => ({ items }))
    const outcomes = await directory.disableUsers(guids(2))
    assert.deepEqual(
      outcomes.map((outcome) => outcome.ok || outcome.category),
      ['unknown', 'unknown'],
    )
  }
})

test('a batch that is refused as a whole fails for each of its users, the next one is tried', async () => {
  const { directory } = await open((call, index) => {
    if (index === 0) throw new DirectoryError('not-found', 8333, 'no such group')
    return allDone(call)
  })
  const outcomes = await directory.joinGroup(guid(7), guids(501))
  assert.deepEqual(outcomes[0], { ok: false, category: 'not-found', code: 8333, message: 'no such group' })
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1)
})

test('nothing is written before the managed container is known, and nothing is sent for nobody', async () => {
  const { directory, calls } = await open(allDone)
  assert.deepEqual(await directory.disableUsers([]), [])
  assert.equal(calls.length, 0)
  const unrestricted = await PowerShellDirectory.open({
    call: async <T>() => SERVER as T,
    close: async () => undefined,
  })
  await assert.rejects(unrestricted.disableUsers(guids(1)), /restrictTo/)
})
