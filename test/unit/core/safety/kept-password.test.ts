import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { keptPassword, restsOnVersions } from '../../../../src/core/safety/kept-password.js'
import { tagged, type Attributes } from '../../../../src/core/values/value.js'

const state = (userAccountControl: number, pwdLastSet: string): Attributes => ({
  userAccountControl: [tagged('i', String(userAccountControl))],
  pwdLastSet: [tagged('l', pwdLastSet)],
})
const BEFORE = state(0x200, '133')
/** How often state and password were written. */
const versions = (userAccountControl: number, unicodePwd = 2) => ({ userAccountControl, unicodePwd })
const [THEN, NOW] = [versions(3), versions(4)]
const SENT = '2026-11-22T20:00:00Z'

describe('a disabled account may keep its password', () => {
  it('when this tool disabled it, and state and password are as they were', () => {
    const expected = { userAccountControl: 0x202, pwdLastSet: '133' }
    // Samba counts a write of the state twice.
    for (const now of [versions(4), versions(5)]) {
      const kept = keptPassword(state(0x202, '133'), now, { before: BEFORE, versions: THEN, time: SENT })
      assert.deepEqual(kept, { state: { ...expected, versions: now } })
    }
  })
  const refused = (account: Attributes, before: Attributes | undefined, why: RegExp, then = THEN, now = NOW) => {
    const answer = keptPassword(account, now, before && { before, versions: then, time: SENT })
    assert.match('refused' in answer ? answer.refused : 'not refused', why)
  }
  it('not when it is not known that this tool disabled it', () => {
    refused(state(0x202, '133'), undefined, /not known that this tool/)
    refused(state(0x202, '133'), state(0x202, '133'), /was disabled before/)
  })
  it('when the answer to that is not known, only if it was disabled at that time: with one write, somebody else may have', () => {
    const recorded = { before: BEFORE, versions: THEN, unanswered: true as const, time: SENT }
    const whyNot = (stateWritten?: string) => {
      const kept = keptPassword(state(0x202, '133'), { ...NOW, ...(stateWritten && { stateWritten }) }, recorded)
      return 'refused' in kept ? kept.refused : 'not refused'
    }
    // Two clocks may differ by five minutes.
    for (const written of ['2026-11-22T20:00:07Z', '2026-11-22T19:55:00Z', '2026-11-22T20:05:00Z'])
      assert.equal(whyNot(written), 'not refused')
    for (const written of ['2026-11-22T20:05:01Z', '2026-11-22T19:54:59Z', '2026-11-23T08:00:00Z', undefined])
      assert.match(whyNot(written), /^no answer to its deactivation is recorded, and it was disabled at another time/)
  })
  it('not when somebody has touched its password or its state', () => {
    refused(state(0x202, '134'), BEFORE, /its password/)
    refused(state(0x202, '0'), BEFORE, /its password/)
    refused(state(0x10202, '133'), BEFORE, /its state/)
    refused(state(0x200, '133'), BEFORE, /its state/)
  })
  it('not when they are as they were, but were written in between', () => {
    const back = /^somebody has changed its state since, and changed it back$/
    // Enabled and disabled by hand: two more writes, which Samba counts as four.
    for (const writes of [6, 9, 3, 2]) refused(state(0x202, '133'), BEFORE, back, THEN, versions(writes))
    refused(state(0x202, '133'), BEFORE, /its password/, THEN, versions(4, 3))
  })
  it('not when that cannot be told', () => {
    const account = state(0x202, '133')
    const why = (now: typeof NOW | undefined, then: typeof THEN | undefined) => {
      const answer = keptPassword(account, now, { before: BEFORE, versions: then, time: SENT })
      return 'refused' in answer ? answer.refused : 'not refused'
    }
    assert.match(
      why(NOW, undefined),
      /^it cannot be told whether somebody has enabled it since: the run that disabled it/,
    )
    assert.match(why(undefined, THEN), /^it cannot be told .*: its replPropertyMetaData, .* cannot be read$/)
    assert.equal(why(undefined, undefined), why(NOW, undefined))
  })
  it('and only where it rests on that need it be read', () => {
    const rests = (account: Attributes, recorded?: { before: Attributes; versions?: typeof THEN }) =>
      restsOnVersions(account, recorded && { ...recorded, time: SENT })
    assert.equal(rests(state(0x202, '133'), { before: BEFORE, versions: THEN }), true)
    assert.equal(rests(state(0x202, '134'), { before: BEFORE, versions: THEN }), false)
    assert.equal(rests(state(0x202, '133'), { before: BEFORE }), false)
    assert.equal(rests(state(0x202, '133')), false)
  })
  it('not when it has none, or when that cannot be told', () => {
    refused(state(0x222, '133'), state(0x220, '133'), /an empty password/)
    refused(state(0x202, '0'), state(0x200, '0'), /at the next logon/)
    refused({}, BEFORE, /cannot be read/)
    refused(state(0x202, '133'), { userAccountControl: [tagged('i', '512')], pwdLastSet: [] }, /cannot be read/)
  })
})
