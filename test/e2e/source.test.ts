/**
 * behaviour.md, "Reading a users file": files of another source are refused, and files that did not
 * arrive are noticed.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changesNothing, refused } from './support/assertions.js'
import type { Ran } from './support/cli.js'
import { useSandbox } from './support/use-sandbox.js'

const HERE = { domain_sid: 'S-1-5-21-1-2-3', dns_name: 'source.test' }
const OTHER = { domain_sid: 'S-1-5-21-1-2-4', dns_name: 'other.test' }
const FROM_OTHER =
  /^the users file is from the domain other\.test \(S-1-5-21-1-2-4\), but earlier ones were from source\.test \(S-1-5-21-1-2-3\)$/

describe('a users file', () => {
  const box = useSandbox()
  let written = 0

  /** A file of one person, newer than the one before. */
  const write = (more: object) => {
    const timestamp = new Date(Date.now() - 3_600_000 + ++written).toISOString()
    box.folder.write('users.json', { timestamp, ...more, users: [box.person('Anna')] })
  }
  const imports = async (more: object, args: readonly string[] = [], config: object = {}): Promise<Ran> => {
    write(more)
    const run = await box.rerun(config, args)
    assert.equal(run.code, 0, run.stderr)
    return run
  }

  it('from another domain, or from nowhere, is refused after the first with a source; --allow-other-source goes over to it', async () => {
    await imports({})
    await imports({ source: HERE })
    write({ source: OTHER })
    await refused(box, 3, FROM_OTHER)
    write({})
    await refused(
      box,
      3,
      /^the users file does not say which domain it is from, but earlier ones were from source\.test/,
    )
    await imports({ source: OTHER }, ['--allow-other-source'])
    await changesNothing(box)
    await imports({ source: OTHER })
    write({ source: HERE })
    await refused(box, 3, /^the users file is from the domain source\.test/)
  })
  it('without a source, allowed once, can be imported again, and leaves the source that is known', async () => {
    await imports({ source: HERE })
    await imports({}, ['--allow-other-source'])
    await changesNothing(box)
    write({ source: OTHER })
    await refused(box, 3, FROM_OTHER)
  })
  it('must be from expected_source from the first import on', async () => {
    write({ source: OTHER })
    await refused(
      box,
      3,
      /^the users file is from the domain other\.test \(\S+\), and expected_source is source\.test$/,
      {
        config: { expected_source: 'source.test' },
      },
    )
    await imports({ source: HERE }, [], { expected_source: 'S-1-5-21-1-2-3' })
  })
  it('shows by its sequence which ones were not imported, and a count that started anew', async () => {
    const lines = ({ stderr }: Ran) =>
      stderr
        .split('\n')
        .flatMap((line) => /\| (INFO|WARNING) \| \S+users\.json: (.*)$/.exec(line)?.slice(1).join(' ') ?? [])
    assert.deepEqual(lines(await imports({ source: HERE, sequence: 40 })), [])
    assert.deepEqual(lines(await imports({ source: HERE, sequence: 41 })), [])
    assert.deepEqual(lines(await imports({ source: HERE, sequence: 44 })), ['INFO files 42 and 43 were not imported'])
    await changesNothing(box)
    assert.deepEqual(lines(await imports({ source: HERE, sequence: 1 })), [
      'WARNING the users file has the number 1, the last imported one had 44: the export restarted its count; look whether another config exports from there',
    ])
  })
  it('is named with all else of the run by the first line of the log, and in the summary', async () => {
    const ran = await imports({ source: HERE, sequence: 7 })
    const { run } = ran.summary
    assert.deepEqual(run?.users_file, { ...run?.users_file, sequence: 7, source: HERE })
    assert.match(run.id, /^[0-9a-f-]{36}$/)
    for (const hash of [run.config.hash, run.users_file.hash]) assert.match(hash, /^[0-9a-f]{64}$/)
    const [first] = ran.stderr.split('\n')
    assert.ok(first?.includes(` | import | INFO | run ${run.id} of ad-user-sync `), first)
    assert.ok(first?.endsWith(`; domain controller ${run.domain_controller}`), first)
    const again = await box.approve([{ type: 'enable', user: 'P Anna', accept: true, password: 'Passw0rd!long.1' }])
    assert.match(again.stderr, /INFO \| .*enable.* \(accepted by \S+ through --approvals approvals\.json\)\n/)
    assert.notEqual(again.summary.run?.id, run.id)
    const sent = await imports({ source: HERE, sequence: 8 }, ['--log-level', 'debug'])
    assert.match(sent.stderr, /DEBUG \| (creating|updating|disabling) 1 user: P Anna\n/)
  })
  it('with a source that is none is refused', async () => {
    write({ source: { domain_sid: 'S-1-1-0', dns_name: 'x' } })
    await refused(box, 3, /^the users file is invalid: source\/domain_sid must match pattern /)
  })
})
