/**
 * behaviour.md, "Safety limits": too many deactivations or removals stop the run before its first
 * write, with exit code 5.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changesNothing, refused } from './support/assertions.js'
import { useSandbox } from './support/use-sandbox.js'

describe('import limits', () => {
  const box = useSandbox()

  const names = (count: number) => Array.from({ length: count }, (_, index) => `U${index + 10}`)
  /** A later file of these people; what is refused leaves no state. */
  const bring = (users: readonly object[]) => box.folder.write('users.json', { users })

  it('deactivations: a number, or a percentage from 10 enabled users up, rounded down; one more than allowed stops the run', async () => {
    const people = names(11).map((cn) => box.person(cn))
    bring(people)
    assert.equal((await box.rerun()).code, 0)
    for (const { cn } of people) await box.enable(`CN=P ${cn},${box.managed}`)

    bring(people.slice(3)) // 20% of 11 is 2.2
    const message = /^this run would deactivate 3 of 11 enabled managed users; the limit is 2: P U10, P U11, P U12$/
    const { summary } = await refused(box, 5, message)
    assert.equal(
      summary.error?.remedy,
      'look at it with --dry-run; if this is intended, run once with --allow-deactivations 3',
    )
    assert.deepEqual(summary.exceeded, [
      { limit: 'max_deactivations', count: 3, of: 11, allowed: 2, users: ['P U10', 'P U11', 'P U12'] },
    ])
    const dry = await box.rerun({}, ['--dry-run'])
    assert.deepEqual([dry.code, dry.summary.exceeded], [5, summary.exceeded], 'a dry run ends as the run would')
    await refused(box, 5, /; the limit is 0/, { config: { max_deactivations: '9%' } })
    await refused(box, 5, /; the limit is 2/, { config: { max_deactivations: 2 } })
    await refused(box, 5, /; the limit is 2/, {
      config: { max_deactivations: 11 },
      args: ['--allow-deactivations', '2'],
    })
    // What waits for approval is not performed, so it does not count; what the approvals file
    // accepts does.
    const waiting = { require_approval: ['disable'], max_deactivations: 0 }
    await refused(box, 5, /^this run would deactivate 1 of 11 /, {
      config: waiting,
      args: [
        '--approvals',
        box.folder.write('approvals.json', { resolutions: [{ type: 'disable', user: 'P U12', accept: true }] }),
      ],
    })
    assert.equal((await box.rerun(waiting)).summary.required_interactions.length, 3)

    const allowed = await box.rerun({}, ['--allow-deactivations', '3'])
    assert.deepEqual(allowed.summary.disabled, ['P U10', 'P U11', 'P U12'], allowed.stderr)
    await changesNothing(box)
    // Eight are enabled now: a percentage limits from ten up only, so that one of three may leave.
    bring(people.slice(6))
    assert.deepEqual((await box.rerun()).summary.disabled, ['P U13', 'P U14', 'P U15'])
    await changesNothing(box)
  })

  it('deactivations: users whom honour_source_expiration would shut out within a day', async () => {
    const people = names(3).map((cn) => box.person(cn))
    bring(people)
    assert.equal((await box.rerun()).code, 0)
    for (const { cn } of people) await box.enable(`CN=P ${cn},${box.managed}`)
    bring(people.map((person) => ({ ...person, accountExpires: new Date(Date.now() + 60_000).toISOString() })))
    const config = { honour_source_expiration: true, max_deactivations: 2 }
    await refused(box, 5, /^this run would deactivate 3 of 3 .*: P U10 \(expires within a day\), P U11 /, {
      config,
    })
    const run = await box.rerun(config, ['--allow-deactivations', '3'])
    assert.equal(run.code, 0, run.stderr)
  })

  it('leaves: of the memberships of enabled managed users in mapped groups', async () => {
    const config = { group_map: { 'CN=A': await box.group('A'), 'CN=B': await box.group('B') } }
    const people = names(5).map((cn) => box.person(cn, { memberOf: ['CN=A', 'CN=B'] }))
    bring(people)
    assert.equal((await box.rerun(config)).code, 0)
    for (const { cn } of people) await box.enable(`CN=P ${cn},${box.managed}`)
    bring(people.map((person, index) => ({ ...person, memberOf: index < 3 ? ['CN=A'] : person.memberOf })))
    const message =
      /^this run would remove 3 of 10 memberships of enabled managed users; the limit is 2: P U10 \(B\), P U11 \(B\), P U12 \(B\)$/
    const { summary } = await refused(box, 5, message, { config })
    assert.equal(
      summary.error?.remedy,
      'look at it with --dry-run; if this is intended, run once with --allow-leaves 3',
    )
    await refused(box, 5, /^this run would remove 3 of /, {
      config: { ...config, max_leaves: 0, max_deactivations: '100%' },
    })
    const run = await box.rerun(config, ['--allow-leaves', '3'])
    assert.equal(run.code, 0, run.stderr)
    assert.deepEqual(await box.members('B'), ['P U13', 'P U14'])
    await changesNothing(box, config)
  })
})
