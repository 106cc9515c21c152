/** What is read of the journal in part is what the whole journal says. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { historyOf } from '../../../src/core/journal/person.js'
import { runsOf } from '../../../src/core/journal/runs.js'
import { Journal } from '../../../src/files/journal.js'
import { readJournal } from '../../../src/files/journal-files.js'
import { readCounted, readFrames, readRun, readRunsAbout, readStates } from '../../../src/files/recorded-runs.js'
import { runViewBriefly } from '../../../src/commands/history/view.js'
import type { JournalEntry } from '../../../src/generated/journal.js'
import { guid, MANAGED } from '../builders.js'
import { begunRecord, change, endedRecord, question } from '../core/journal/entries.js'
import { workFolder } from '../support.js'
import { place } from './state-place.js'

const done = (number: number, more = {}) => ({ number, error: null, ...more })
const RECORDS: readonly [run: string, record: JournalEntry['record']][] = [
  ['one', begunRecord()],
  [
    'one',
    {
      kind: 'sending',
      changes: [
        change({ type: 'create', guid: null, user: 'P Zoë Kruger', account: 'z.krueger' }),
        change({ number: 2, type: 'create', guid: null, user: 'P Ole Hansen', account: 'o.hansen' }),
      ],
    },
  ],
  ['one', { kind: 'outcomes', outcomes: [done(1, { guid: guid(1001) }), { number: 2, error: 'refused' }] }],
  ['one', { kind: 'decided', by: 'anna', through: 'x', decisions: [question({ user: 'P Zoë Kruger' })] }],
  ['one', endedRecord({ pending: [] })],
  ['two', begunRecord()],
  [
    'two',
    {
      kind: 'sending',
      changes: [
        change({ type: 'rename', before: { cn: ['s:P Zoë Kruger'] }, after: { cn: ['s:P Zoë Krüger'] } }),
        change({ number: 2, type: 'update', user: 'P Jane "type":"disable"', account: 'jane', guid: guid(1002) }),
      ],
    },
  ],
  ['two', { kind: 'outcomes', outcomes: [done(1), done(2)] }],
  ['two', { kind: 'sending', changes: [change({ number: 3 })] }],
]

describe('the runs of a journal, read in part', () => {
  const where = place(workFolder(), MANAGED)
  for (const [run, record] of RECORDS) new Journal(where).append(run, record, new Date('2026-11-25'))
  const all = runsOf(readJournal(where))

  it('have all that one run did', () => {
    assert.deepEqual(
      readFrames(where).map((one) => readRun(where, one)),
      all,
    )
    assert.deepEqual(
      readFrames(where).map(({ changes, decisions }) => [...changes, ...decisions]),
      [[], []],
    )
  })
  it('say of a run that an import has removed meanwhile that it is no longer kept', () =>
    assert.throws(() => readRun(where, { id: 'gone' }), {
      exit: 'configuration',
      message: 'run gone is no longer in the journal: an import has removed what is older than history_days',
      remedy: 'history --all shows all runs',
    }))
  it('have how much each did', () =>
    assert.deepEqual(JSON.stringify(readCounted(where).map(runViewBriefly)), JSON.stringify(all.map(runViewBriefly))))
  it('have all about one person, by any name', () => {
    for (const text of ['Zoë Kruger', 'P Zoë Krüger', 'z.krueger', guid(1001), 'o.hansen', 'jane', 'nobody']) {
      const told = (runs: typeof all) =>
        historyOf(runs, text, 'P ').map(({ name, events }) => [
          name,
          events.map(({ run, ...event }) => [run.id, event]),
        ])
      assert.deepEqual(told(readRunsAbout(where, text, 'P ')), told(all), text)
    }
  })
  it('have all changes of states, and all decisions', () => {
    const states = all.map((run) => ({ ...run, changes: run.changes.filter(({ change }) => change.type !== 'update') }))
    const plain = (runs: typeof all) =>
      runs.map(({ changes, ...run }) => ({ ...run, changes: changes.filter(({ change }) => change.type !== 'rename') }))
    assert.deepEqual(readStates(where), plain(states))
  })
})
