import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { keptPassword } from '../../../../src/core/safety/kept-password.js'
import { tagged, type Attributes } from '../../../../src/core/values/value.js'

const state = (userAccountControl: number, pwdLastSet: string): Attributes => ({
  userAccountControl: [tagged('i', String(userAccountControl))],
  pwdLastSet: [tagged('l', pwdLastSet)],
})
const BEFORE = state(0x200, '133')

describe('a disabled account may keep its password', () => {
  it('when this tool disabled it, and state and password are as they were', () => {
    const expected = { state: { userAccountControl: 0x202, pwdLastSet: '133' } }
    assert.deepEqual(keptPassword(state(0x202, '133'), BEFORE), expected)
  })
  const refused = (now: Attributes, before: Attributes | undefined, why: RegExp) => {
    const answer = keptPassword(now, before)
    assert.match('refused' in answer ? answer.refused : 'not refused', why)
  }
  it('not when it is not known that this tool disabled it', () => {
    refused(state(0x202, '133'), undefined, /not known that this tool/)
    refused(state(0x202, '133'), state(0x202, '133'), /was disabled before/)
  })
  it('not when somebody has touched its password or its state', () => {
    refused(state(0x202, '134'), BEFORE, /its password/)
    refused(state(0x202, '0'), BEFORE, /its password/)
    refused(state(0x10202, '133'), BEFORE, /its state/)
    refused(state(0x200, '133'), BEFORE, /its state/)
  })
  it('not when it has none, or when that cannot be told', () => {
    refused(state(0x222, '133'), state(0x220, '133'), /an empty password/)
    refused(state(0x202, '0'), state(0x200, '0'), /at the next logon/)
    refused({}, BEFORE, /cannot be read/)
    refused(state(0x202, '133'), { userAccountControl: [tagged('i', '512')], pwdLastSet: [] }, /cannot be read/)
  })
})
