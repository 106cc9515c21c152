/**
 * What a hostile sender may write as the time of a file that was imported before: each is taken
 * only where it is later.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { replayProblem } from '../../../../src/core/safety/replay.js'
import { readUsersFile } from '../../../../src/core/users-file/read.js'
import { InputError } from '../../../../src/errors.js'

const NOW = new Date('2026-11-22T21:00:00Z')
const file = (timestamp: unknown, users: object[] = []) =>
  readUsersFile(Buffer.from(JSON.stringify({ ...(timestamp !== undefined && { timestamp }), users })), null)
const imported = file('2026-11-22T20:00:00Z')
const LAST = { timestamp: imported.timestamp, hash: imported.hash }

function verdict(timestamp: unknown, users: object[] = []): 'taken' | 'refused' | 'invalid' {
  try {
    const problem = replayProblem(file(timestamp, users), LAST, NOW, { allowOlder: false, maxFileAge: null, held: [] })
    return problem === null ? 'taken' : 'refused'
  } catch (error) {
    assert.ok(error instanceof InputError)
    return 'invalid'
  }
}
const OTHER = [{ sAMAccountName: 'x', cn: 'X' }]

const ATTEMPTS: readonly [
  what: string,
  timestamp: unknown,
  verdict: 'taken' | 'refused' | 'invalid',
  users?: object[],
][] = [
  ['the very same file', '2026-11-22T20:00:00Z', 'taken'],
  ['the same time with other content', '2026-11-22T20:00:00Z', 'refused', OTHER],
  ['the same time in another offset, with other content', '2026-11-22T21:00:00+01:00', 'refused', OTHER],
  ['an older time', '2026-11-22T19:59:59Z', 'refused'],
  ['an older time whose offset makes it look later', '2026-11-22T22:00:00+05:00', 'refused'],
  ['a later time whose offset makes it look older', '2026-11-22T16:00:00-05:00', 'taken'],
  ['a millisecond later', '2026-11-22T20:00:00.001Z', 'taken'],
  ['a millisecond earlier', '2026-11-22T19:59:59.999Z', 'refused'],
  ['microseconds of the same millisecond, with other content', '2026-11-22T20:00:00.000001Z', 'refused', OTHER],
  ['a leap second', '2026-11-22T20:00:60Z', 'invalid'],
  ['the end of the day as 24:00', '2026-11-22T24:00:00Z', 'taken'],
  ['23 hours ahead', '2026-11-23T20:00:00Z', 'taken'],
  ['25 hours ahead', '2026-11-23T22:00:01Z', 'refused'],
  ['the year 9999', '9999-01-01T00:00:00Z', 'refused'],
  ['the year 12026', '12026-11-22T20:00:00Z', 'invalid'],
  ['the year 12026, as ISO 8601 has it', '+012026-11-22T20:00:00Z', 'refused'],
  ['a year before Christ', '-000001-11-22T20:00:00Z', 'refused'],
  ['the beginning of Unix time', '1970-01-01T00:00:00Z', 'refused'],
  ['a time of no day, which would be of each day', '23:59', 'invalid'],
  ['an hour', 'T23', 'invalid'],
  ['a later time in the basic format', '20261122T200001Z', 'taken'],
  ['a later time by week', '2026-W47-7T20:00:01Z', 'taken'],
  ['a number', 1_795_000_000, 'invalid'],
  ['null', null, 'invalid'],
  ['none at all', undefined, 'refused'],
]

describe('a file that was imported before, with', () => {
  for (const [what, timestamp, expected, users] of ATTEMPTS)
    it(`${what}: ${expected}`, () => assert.equal(verdict(timestamp, users), expected))
})
