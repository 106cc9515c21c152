/** An anchor that is changed is not remembered until it is known which one the account has. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Memory } from '../../../../src/commands/import/memory.js'
import type { UpdateAction } from '../../../../src/core/model.js'
import { automatic } from '../../../../src/core/safety/approved.js'
import { readAnchors, rememberImportedFile } from '../../../../src/files/remembered.js'
import type { Outcome } from '../../../../src/directory/directory.js'
import { readUsersFile } from '../../../../src/core/users-file/read.js'
import { guid, NOW } from '../../builders.js'
import { importSettings, workFolder } from '../../support.js'

const ATTRIBUTE = 'msDS-cloudExtensionAttribute1'
const OLD = `ad-user-sync:${guid(1)}`
const NEW = `ad-user-sync:${guid(2)}`
const USER = guid(1001)
const OTHER = guid(1002)
const FILE = readUsersFile(Buffer.from('{"users": []}'), null)

const update: UpdateAction = {
  type: 'update',
  user: 'P Anna',
  subject: { kind: 'existing', guid: USER },
  changes: [{ attribute: ATTRIBUTE, before: [`s:${OLD}`], after: [`s:${NEW}`] }],
}
const [action] = automatic({ actions: [update], approvals: [], failures: [] })
const failure = (values: object): Outcome => ({ ok: false, category: 'unknown', code: null, message: 'no', ...values })

function changing() {
  const settings = importSettings(workFolder())
  const anchors = new Map([
    [USER, OLD],
    [OTHER, OLD],
  ])
  rememberImportedFile(settings, FILE, { anchors, isFirst: false }, NOW)
  const memory = new Memory(settings, anchors, ATTRIBUTE)
  memory.sending([update])
  return { memory, kept: () => readAnchors(settings)?.get(USER), other: () => readAnchors(settings)?.get(OTHER) }
}
function answered(outcome: Outcome): string | undefined {
  const { memory, kept } = changing()
  memory.wrote({ planned: action!, action: action!, outcome })
  memory.keepAnchors()
  return kept()
}

describe('the memory of an anchor that a run changes', () => {
  it('is empty from before it is sent, and that of all others is as it was', () => {
    const { kept, other } = changing()
    assert.deepEqual([kept(), other()], [undefined, OLD])
  })
  it('is the new one when it is written', () => assert.equal(answered({ ok: true }), NEW))
  it('is the old one when it was refused, or not sent', () => {
    assert.equal(answered(failure({ category: 'access-denied' })), OLD)
    assert.equal(answered(failure({ category: 'unavailable', notSent: true })), OLD)
    assert.equal(answered(failure({ category: 'unavailable', lost: true })), OLD)
  })
  it('is empty when nobody knows whether it was written', () => {
    assert.equal(answered(failure({})), undefined)
    assert.equal(answered(failure({ category: 'unavailable' })), undefined)
  })
})
