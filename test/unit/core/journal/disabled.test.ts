import assert from 'node:assert/strict'
import { test } from 'node:test'
import { disabledAccounts } from '../../../../src/core/journal/disabled.js'
import type { RecordedRun } from '../../../../src/core/journal/runs.js'
import type { RecordedChange } from '../../../../src/generated/journal.js'
import { guid } from '../../builders.js'
import { change, header } from './entries.js'

const run = (...changes: [type: RecordedChange['type'], account: number, error?: string | null][]): RecordedRun => ({
  id: 'run',
  header: header(),
  ended: null,
  exitCode: 0,
  error: null,
  decisions: [],
  pending: null,
  changes: changes.map(([type, account, error], index) => ({
    change: change({ type, guid: guid(account), number: index + 1 }),
    outcome: error === undefined ? null : { number: index + 1, error },
    time: '2026-11-25T03:00:00.000Z',
  })),
})

test('an account that this tool disabled is known with its state before, until the tool enables it', () => {
  const { before } = change()
  const known = (...runs: RecordedRun[]) => [...disabledAccounts(runs)]
  assert.deepEqual(known(run(['disable', 1, null])), [[guid(1), before]])
  assert.deepEqual(known(run(['disable', 1, null]), run(['enable', 1, 'refused'])), [[guid(1), before]])
  assert.deepEqual(known(run(['disable', 1, null], ['update', 1, null]), run(['enable', 1, null])), [])
})

test('a deactivation that failed is none; one whose answer is unknown shows in the account itself', () => {
  assert.deepEqual([...disabledAccounts([run(['disable', 1, 'refused'])])], [])
  assert.deepEqual([...disabledAccounts([run(['disable', 1])]).keys()], [guid(1)])
})
