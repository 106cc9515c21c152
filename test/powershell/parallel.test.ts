/**
 * `parallel_writes`: several users are written at a time, with the same result for each of them as
 * one after another.
 */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { tagged, type Tagged } from '../../src/core/values/value.js'
import { environment, Fixture, g, newUser, s, server, type Outcome } from './lab-fixture.js'

const folder = mkdtempSync(join(tmpdir(), 'parallel-'))
const log = join(folder, 'ad.log')
const WRITERS = { parallel: 4 }
/** Name, new user and what becomes of it: one of each kind of refusal, among many that go well. */
const kinds = (number: number): 'ok' | 'taken' | 'too long' | 'elsewhere' =>
  (({ 3: 'taken', 7: 'too long', 11: 'elsewhere' }) as const)[number] ?? 'ok'

let lab: Fixture
before(async () => {
  lab = await Fixture.create({ environment: { ...environment, LAB_AD_LOG: log } })
})
after(async () => {
  await lab.close()
  rmSync(folder, { recursive: true })
})

/** Cmdlet calls by name, as they were counted since. */
async function counted<T>(work: () => Promise<T>): Promise<{ result: T; calls: Record<string, number> }> {
  const start = existsSync(log) ? readFileSync(log, 'utf8').length : 0
  const result = await work()
  const calls: Record<string, number> = {}
  for (const line of readFileSync(log, 'utf8').slice(start).trim().split('\n')) {
    const { cmdlet, kind } = JSON.parse(line) as { cmdlet: string; kind: string }
    if (kind === 'cmdlet') calls[cmdlet] = (calls[cmdlet] ?? 0) + 1
  }
  return { result, calls }
}

const facts = (outcomes: readonly Outcome[]) => outcomes.map(({ ok, category, code }) => ({ ok, category, code }))

describe('several writers', () => {
  it('create users with the results, in the order and with the cmdlets of a single one', async () => {
    const [taken] = await lab.users(['Taken'])
    const { sAMAccountName } = await lab.read(taken!)
    const made = (prefix: string) =>
      Array.from({ length: 25 }, (_, number) => {
        const kind = kinds(number)
        const more: Record<string, Tagged[]> =
          kind === 'taken'
            ? { sAMAccountName: [s(sAMAccountName as string)] }
            : kind === 'too long'
              ? { initials: [s('much too long for that')] }
              : {}
        return newUser(`${prefix} ${number}`, kind === 'elsewhere' ? lab.elsewhere : lab.managed, more)
      })
    const alone = await counted(() => lab.write('New-SyncUser', made('Alone')))
    const together = await counted(() => lab.write('New-SyncUser', made('Together'), WRITERS))
    assert.deepEqual(
      facts(together.result).map(({ ok, category }) => (ok ? 'ok' : category)),
      Array.from(
        { length: 25 },
        (_, number) =>
          ({ ok: 'ok', taken: 'conflict', 'too long': 'constraint', elsewhere: 'out-of-scope' })[kinds(number)],
      ),
    )
    assert.deepEqual(facts(together.result), facts(alone.result))
    assert.deepEqual(together.calls, alone.calls)
    for (const [number, { ok, guid }] of together.result.entries())
      if (ok) assert.equal((await lab.read(guid))['name'], `Together ${number}`)
  })

  it('give each user their own password, attributes and state', async () => {
    const names = Array.from({ length: 12 }, (_, number) => `Own ${number}`)
    const guids = await lab.users(names)
    const nobody = g('01234567-89ab-cdef-0123-456789abcdef')
    const all = [...guids.slice(0, 5), nobody, ...guids.slice(5)]
    const secrets = all.map(() => `Horse-${randomBytes(6).toString('hex')}-9`)
    const expected = all.map((guid) => (guid === nobody ? 'out-of-scope' : 'ok'))
    const results = (outcomes: readonly Outcome[]) => outcomes.map(({ ok, category }) => (ok ? 'ok' : category))
    const enabled = all.map((guid) => ({ guid, mustChangePassword: false, cannotChangePassword: false }))
    assert.deepEqual(results(await lab.write('Enable-SyncUser', enabled, WRITERS, secrets)), expected)
    const changed = all.map((guid, number) => ({ guid, replace: { title: [s(`Title ${number}`)] }, clear: [] }))
    assert.deepEqual(results(await lab.write('Set-SyncUser', changed, WRITERS)), expected)
    for (const [number, guid] of all.entries()) {
      if (guid === nobody) continue
      const user = await lab.read(guid)
      assert.deepEqual([user['userAccountControl'], user['title']], ['512', `Title ${number}`])
      assert.equal(await lab.canLogOn(user['userPrincipalName'] as string, secrets[number]!), true)
    }
    assert.deepEqual(
      results(
        await lab.write(
          'Disable-SyncUser',
          all.map((guid) => ({ guid })),
          WRITERS,
        ),
      ),
      expected,
    )
    const versions = await lab.versions(guids)
    const resumed = await Promise.all(
      guids.map(async (guid, number) => {
        const { pwdLastSet } = await lab.read(guid)
        // Of one the password was changed since.
        const changed = number === 4 ? '133444736000000000' : (pwdLastSet as string)
        return {
          guid,
          userAccountControl: tagged('i', '514'),
          pwdLastSet: tagged('l', changed),
          versions: versions.get(guid),
        }
      }),
    )
    assert.deepEqual(
      results(await lab.write('Resume-SyncUser', resumed, WRITERS)),
      guids.map((_, number) => (number === 4 ? 'constraint' : 'ok')),
    )
  })

  it('answer in time with the first items, without a gap, on a line that is slow', async () => {
    const slow = await Fixture.create({ environment: { ...environment, LAB_LATENCY_MS: '2500' } })
    try {
      const items = Array.from({ length: 60 }, (_, number) => newUser(`Slow ${number}`, slow.managed))
      const answer = await slow.session.call<{ items: Outcome[]; later: number }>('New-SyncUser', {
        server,
        scope: s(slow.managed),
        parallel: 4,
        items,
      })
      assert.ok(answer.items.length >= 10, `${answer.items.length} of 60 in 10 seconds, 2.5 seconds each, 4 at a time`)
      assert.equal(answer.items.length + answer.later, 60)
      const found = await Promise.all(answer.items.map(async ({ guid }) => (await slow.read(guid))['name']))
      assert.deepEqual(
        found,
        answer.items.map((_, number) => `Slow ${number}`),
      )
      const { searchEntries } = await slow.ldap.search(slow.managed, {
        filter: '(objectClass=user)',
        attributes: ['cn'],
      })
      assert.equal(searchEntries.length, answer.items.length, server)
    } finally {
      await slow.close()
    }
  })
})
