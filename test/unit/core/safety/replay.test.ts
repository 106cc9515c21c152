import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Duration } from 'luxon'
import { rememberedVersion, replayProblem, type ReplayRules } from '../../../../src/core/safety/replay.js'

const NOW = new Date('2026-11-22T20:00:00Z')
const rules: ReplayRules = { allowOlder: false, maxFileAge: null, held: [] }
const at = (timestamp: string | null, hash = 'a') => ({ timestamp, hash })
const LAST = at('2026-11-22T10:00:00Z', 'last')

describe('a users file is imported', () => {
  const taken = (file: ReturnType<typeof at>, last: ReturnType<typeof at> | null, more: Partial<ReplayRules> = {}) =>
    assert.equal(replayProblem(file, last, NOW, { ...rules, ...more }), null)
  it('the first time, with or without a timestamp', () => {
    taken(at('2020-01-01T00:00:00Z'), null)
    taken(at(null), null)
  })
  it('when it is newer than the last one, up to a day ahead', () => {
    taken(at('2026-11-22T10:00:00.001Z'), LAST)
    taken(at('2026-11-23T20:00:00Z'), LAST)
  })
  it('when it is the very same file again', () => {
    taken(LAST, LAST)
    taken(at(null), at(null))
    taken(at('2026-12-24T00:00:00Z'), at('2026-12-24T00:00:00Z'))
  })
  it('when the last one had no timestamp', () => {
    taken(at('2020-01-01T00:00:00Z'), at(null, 'b'))
    taken(at(null), at(null, 'b'))
  })
  it('older all the same, with --allow-older', () => {
    for (const file of [at('2020-01-01T00:00:00Z'), at(null), at(LAST.timestamp), at('2027-01-01T00:00:00Z')])
      taken(file, LAST, { allowOlder: true })
  })
  it('within max_file_age', () => taken(at('2026-11-20T20:00:00Z'), null, { maxFileAge: Duration.fromISO('P2D') }))
})

describe('a users file is refused', () => {
  const refused = (
    file: ReturnType<typeof at>,
    last: ReturnType<typeof at> | null,
    message: string,
    more: Partial<ReplayRules> = {},
  ) => assert.equal(replayProblem(file, last, NOW, { ...rules, ...more })?.message, message)
  it('older than the last one', () =>
    refused(
      at('2026-11-22T09:59:59.999Z'),
      LAST,
      'the users file (2026-11-22T09:59:59.999Z) is older than the last imported one (2026-11-22T10:00:00Z)',
    ))
  it('without a timestamp after one with', () =>
    refused(at(null), LAST, 'the users file has no timestamp, but the last imported one has (2026-11-22T10:00:00Z)'))
  it('with the same timestamp and other content', () =>
    refused(
      at(LAST.timestamp),
      LAST,
      'the users file (2026-11-22T10:00:00Z) has the timestamp of the last imported one, but not its content',
    ))
  it('more than a day ahead', () =>
    refused(
      at('2026-11-23T20:00:01Z'),
      null,
      "the users file (2026-11-23T20:00:01Z) is more than a day ahead of this computer's clock",
    ))
  it('older than max_file_age, the same file and --allow-older notwithstanding', () => {
    const stale = 'the users file (2026-11-20T19:59:59Z) is older than max_file_age (P2D) allows'
    const file = at('2026-11-20T19:59:59Z')
    refused(file, file, stale, { allowOlder: true, maxFileAge: Duration.fromISO('P2D') })
    refused(at(null), null, 'the users file has no timestamp, but max_file_age is set', {
      maxFileAge: Duration.fromISO('P2D'),
    })
  })
})

describe('the memory of a users file', () => {
  it('is its time and hash', () => assert.deepEqual(rememberedVersion(LAST, at(null), NOW), LAST))
  it('is not a time to come, which would have every file until then refused', () => {
    const ahead = at('9999-01-01T00:00:00Z', 'ahead')
    assert.deepEqual(rememberedVersion(ahead, LAST, NOW), at(LAST.timestamp, 'ahead'))
    assert.deepEqual(rememberedVersion(ahead, null, NOW), at(null, 'ahead'))
  })
})

describe('a users file that an undo keeps out', () => {
  const held = [{ hash: 'bad', run: '3f2a9c11-0000' }]
  const problem = (hash: string, more: Partial<ReplayRules> = {}) =>
    replayProblem(at('2026-11-22T12:00:00Z', hash), LAST, NOW, { ...rules, held, ...more })
  it('is refused, also when it was imported last, unless --allow-older', () => {
    assert.match(problem('bad')!.message, /^the users file is kept out: run 3f2a9c11, which imported it, was undone/)
    assert.match(problem('bad')!.remedy!, /--allow-older$/)
    assert.ok(replayProblem(at(LAST.timestamp, 'bad'), at(LAST.timestamp, 'bad'), NOW, { ...rules, held }))
    assert.equal(problem('bad', { allowOlder: true }), null)
  })
  it('is that one, and no other', () => assert.equal(problem('good'), null))
})
