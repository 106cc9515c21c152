import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { RunOutcome } from '../../../src/run/outcome.js'
import { guid } from '../builders.js'

const disable = (user: string) =>
  ({ type: 'disable', user, subject: { kind: 'existing', guid: guid(1) }, deleted: true }) as const

describe('the summary of a run', () => {
  it('has all its lists, also where they are empty: a script need not ask whether one is there', () => {
    assert.deepEqual(new RunOutcome().summary(false), {
      created: [],
      updated: [],
      renamed: [],
      enabled: [],
      disabled: [],
      joined: [],
      left: [],
      required_interactions: [],
      failed: [],
      dry_run: false,
      unmatched: [],
      exceeded: [],
    })
  })
})

describe('what a run has done', () => {
  const done = ({ done: { actions } }: RunOutcome) => actions.map(({ user }) => user)
  it('is not listed again to whoever has just confirmed a list of it', () => {
    const outcome = new RunOutcome()
    outcome.performed = [disable('P Ann'), disable('P Bob')]
    assert.deepEqual(done(outcome), ['P Ann', 'P Bob'])
    outcome.changesConfirmed = 2
    assert.deepEqual(done(outcome), [])
  })
  it('is listed where it is not all that was confirmed', () => {
    const outcome = new RunOutcome()
    outcome.changesConfirmed = 2
    outcome.performed = [disable('P Ann')]
    assert.deepEqual(done(outcome), ['P Ann'])
  })
})
