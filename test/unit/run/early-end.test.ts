import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { endOf } from '../../../src/run/early-end.js'
import { RunOutcome } from '../../../src/run/outcome.js'
import { ConfigurationError, InterruptedError, UnavailableError } from '../../../src/errors.js'
import type { Io } from '../../../src/process/io.js'
import type { Action } from '../../../src/core/model.js'

function end(thrown: unknown, { made = 0, planned = 0, interrupted = true, abandoned = false }): unknown {
  const outcome = new RunOutcome()
  outcome.planned = planned
  outcome.performed = Array<Action>(made)
  const signal = (aborted: boolean) => (aborted ? AbortSignal.abort() : new AbortController().signal)
  return endOf(thrown, { io: { interrupted: signal(interrupted), abandoned: signal(abandoned) } as Io, outcome })
}
const LOST = new UnavailableError("PowerShell gave no answer to 'Find-SyncObject' and was ended")
const messageOf = (error: unknown) => {
  assert.ok(error instanceof InterruptedError)
  return error.message
}

describe('an interrupted run', () => {
  it('says how far it came, whatever found the session closed', () => {
    assert.equal(messageOf(end(LOST, {})), 'interrupted: nothing was changed')
    const some = { made: 200, planned: 2000 }
    const sentence = 'interrupted: 200 of 2000 changes were made; the next run makes the rest'
    assert.equal(messageOf(end(LOST, some)), sentence)
    assert.equal(messageOf(end(new InterruptedError(), some)), sentence)
    assert.equal(messageOf(end(new InterruptedError(), { made: 3, planned: 2 })), 'interrupted: 3 changes were made')
  })
  it('that gave its step up at the second Ctrl-C says so', () => {
    const sentence = `interrupted: nothing was changed (${LOST.message})`
    assert.equal(messageOf(end(LOST, { abandoned: true })), sentence)
  })
  it('that ends for another reason names that one', () => {
    const broken = new ConfigurationError('broken')
    assert.equal(end(broken, {}), broken)
    assert.equal(end(LOST, { interrupted: false }), LOST)
  })
})
