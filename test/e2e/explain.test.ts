/** behaviour.md, "Commands": `explain USER` and `status`; they write nothing. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changesNothing } from './support/assertions.js'
import { adUserSync } from './support/cli.js'
import { useSandbox } from './support/use-sandbox.js'

interface Explained {
  person: { name: string; source_groups: string[] } | null
  file: { problem: string | null }
  user: { name: string; enabled: boolean } | null
  evidence: string | null
  groups: { group: string; member: boolean; why: string }[]
  next: { actions: { type: string }[]; approvals: { type: string }[] }
  pending: { type: string; group?: string }[]
  history: { event: string }[]
}

describe('explain', () => {
  const box = useSandbox()
  const explain = async (...args: string[]) => adUserSync(['explain', ...args], { cwd: box.folder.path, env: box.env })
  const people = async (user: string): Promise<Explained[]> => {
    const run = await explain(user)
    assert.equal(run.code, 0, run.stderr)
    return (JSON.parse(run.stdout) as { people: Explained[] }).people
  }
  const config = async () => {
    const [staff, vpn] = [await box.group('Staff'), await box.group('VPN')]
    return { group_map: { 'CN=All': [staff], 'CN=Remote': vpn }, restricted_groups: [vpn] }
  }

  it('tells of a person in the file and in the target: by what it is known, its groups and why, what is next and what waits', async () => {
    const anna = box.person('Anna', { memberOf: ['CN=All', 'CN=Remote'], mail: 'anna@x.test' })
    const settings = await config()
    assert.equal((await box.import([anna], settings)).code, 0)
    for (const name of ['Anna', 'P Anna', anna.sAMAccountName, 'ANNA@x.test', anna.objectGUID]) {
      const [one, ...others] = await people(name)
      assert.equal(others.length, 0, name)
      assert.deepEqual([one!.person!.name, one!.user!.name, one!.user!.enabled], ['Anna', 'P Anna', false])
    }
    const [one] = await people('Anna')
    assert.equal(one!.evidence, 'its anchor, the objectGUID of the source')
    assert.deepEqual(one!.groups, [
      { group: 'Staff', member: true, why: 'through CN=All' },
      {
        group: 'VPN',
        member: false,
        why: 'through CN=Remote; needs approval: VPN is in restricted_groups',
      },
    ])
    assert.deepEqual(
      [one!.next.actions, one!.next.approvals.map(({ type }) => type), one!.pending.map(({ type }) => type)],
      [[], ['enable', 'join'], ['enable', 'join']],
    )
    assert.ok(one!.history.some(({ event }) => event === 'joined Staff'))
    const text = await explain('Anna', '--output', 'text')
    assert.match(text.stdout, /^Anna\n {2}Users file +.*users\.json of /)
    assert.match(text.stdout, /\n {2}Next import +\[approval: enable\]; \[approval: join VPN\]\n/)
    await changesNothing(box, settings)
  })

  it('tells of a newcomer, and of somebody who left, what the next import does', async () => {
    const settings = await config()
    await box.import([box.person('Bert')], settings)
    await box.enable(`CN=P Bert,${box.managed}`)
    box.folder.write('users.json', { timestamp: new Date().toISOString(), users: [box.person('Cleo')] })
    const [cleo] = await people('Cleo')
    assert.deepEqual([cleo!.user, cleo!.next.actions.map(({ type }) => type)], [null, ['create']])
    const [bert] = await people('Bert')
    assert.deepEqual([bert!.person, bert!.next.actions.map(({ type }) => type)], [null, ['disable']])
  })

  it('names the nearest name for one that nobody has, and says when the file would be refused', async () => {
    const settings = await config()
    await box.import([box.person('Anna'), box.person('Bert')], settings)
    const unknown = await explain('Anne')
    assert.equal(unknown.code, 2)
    assert.match(unknown.stderr, /nobody is called "Anne", did you mean "Anna"\?/)
    box.folder.write('users.json', { timestamp: '2020-01-01T00:00:00Z', users: [box.person('Dora')] })
    const [dora] = await people('Dora')
    assert.match(dora!.file.problem!, /older than the last one imported/)
  })

  it('with an export config tells whether a user is exported, and why', async () => {
    const group = await box.group('Staff', { member: await box.user('Anna', { mail: 'anna@x.test' }) })
    await box.user('Bert')
    box.folder.write('export-config.json', {
      server: 'target.test',
      user_path: box.others,
      group_path: box.groups,
      search_groups: [group],
    })
    const view = async (name: string) => {
      const run = await explain(name, '--config', 'export-config.json')
      assert.equal(run.code, 0, run.stderr)
      const { people: found } = JSON.parse(run.stdout) as { people: { exported: boolean; dn: string; why: string }[] }
      const mine = found.find((one) => one.dn.endsWith(box.base))!
      return [mine.exported, mine.why]
    }
    assert.deepEqual(await view('anna@x.test'), [true, 'it is in a group of search_groups'])
    assert.deepEqual(await view('Bert'), [false, `it is in none of search_groups: ${group} (nested_groups is off)`])
  })
})

describe('status', () => {
  const box = useSandbox()
  const status = (...args: string[]) => adUserSync(['status', ...args], { cwd: box.folder.path, env: box.env })

  it('tells the last import, what waits, what expires, and what the next import would exceed; --fail-on ends with 10', async () => {
    const people = ['Anna', 'Bert', 'Cleo'].map((cn) => box.person(cn))
    await box.import(people)
    for (const { cn } of people) await box.enable(`CN=P ${cn},${box.managed}`)
    await box.import([...people, box.person('Dora')])
    const good = await status()
    assert.equal(good.code, 0, good.stderr)
    const facts = JSON.parse(good.stdout) as Record<string, unknown>
    assert.deepEqual(facts['managed'], { enabled: 3, disabled: 1 })
    assert.deepEqual(
      (facts['pending'] as { type: string; user: string; days: number }[]).map(({ type, user, days }) => ({
        type,
        user,
        days,
      })),
      [{ type: 'enable', user: 'P Dora', days: 0 }],
    )
    assert.deepEqual([facts['exceeded'], facts['holds']], [[], []])
    assert.equal((facts['last_import'] as { exit_code: number }).exit_code, 0)

    box.folder.write('users.json', { timestamp: '2026-01-01T00:00:00Z', users: [box.person('Emil')] })
    const bad = await status('--fail-on', 'pending-days=0,expiring=20%,file-age=P2D', '--output', 'text')
    assert.equal(bad.code, 10, bad.stderr)
    const text = bad.stdout.replaceAll(/\s+/g, ' ')
    assert.match(text, /! 1 approvals have waited for 0 days or longer ! the users file is \d+ days old $/)
    assert.match(text, /the next import would exceed one: 3 deactivations, and 2 are allowed/)
    assert.match(text, /the next import refuses it: the users file is of /)
  })
  it('refuses a condition that it does not know, and a value that makes no sense', async () => {
    await box.import([box.person('Anna')])
    const [unknown, senseless] = [await status('--fail-on', 'pending=3'), await status('--fail-on', 'file-age=2')]
    assert.deepEqual([unknown.code, senseless.code], [2, 2])
    assert.match(unknown.stderr, /--fail-on: unknown condition "pending"/)
    assert.match(senseless.stderr, /--fail-on: file-age: found "2", expected an ISO 8601 duration, such as P2D/)
  })
})
