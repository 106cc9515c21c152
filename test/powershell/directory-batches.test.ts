/**
 * How the Directory cuts writes into batches, and which outcome each item has; the session is only
 * an object.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { UnavailableError } from '../../src/errors.js'
import { DirectoryError, OutcomeUnknownError } from '../../src/directory/directory-error.js'
import { allDone, guid, guids, openDirectory } from './answering-session.js'

test('batches hold 200 users, 500 members, and less than 700 KB; order and progress are kept', async () => {
  const { directory, calls, progress } = await openDirectory(({ parameters }) => ({
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
  const { directory, calls, progress } = await openDirectory(({ parameters }, index) => {
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
  const { directory, calls } = await openDirectory(allDone)
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
  const { directory, calls } = await openDirectory(allDone)
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
  const { directory, calls } = await openDirectory((call, index) => {
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
    const { directory } = await openDirectory(() => ({ items: [], ...later }))
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
    const { directory } = await openDirectory(() => ({ items }))
    const outcomes = await directory.disableUsers(guids(2))
    assert.deepEqual(
      outcomes.map((outcome) => outcome.ok || outcome.category),
      ['unknown', 'unknown'],
    )
  }
})

test('a batch that is refused as a whole fails for each of its users, the next one is tried', async () => {
  const { directory } = await openDirectory((call, index) => {
    if (index === 0) throw new DirectoryError('not-found', 8333, 'no such group')
    return allDone(call)
  })
  const outcomes = await directory.joinGroup(guid(7), guids(501))
  assert.deepEqual(outcomes[0], { ok: false, category: 'not-found', code: 8333, message: 'no such group' })
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1)
})
