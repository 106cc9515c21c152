import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { historyOf } from '../../../../src/core/journal/person.js'
import { questionKey, runsOf, waitingSince } from '../../../../src/core/journal/runs.js'
import { describeRecorded } from '../../../../src/core/journal/sentences.js'
import type { JournalEntry } from '../../../../src/generated/journal.js'
import { guid } from '../../builders.js'
import { begunRecord, change, endedRecord, question } from './entries.js'

let number = 0
const entry = (run: string, record: JournalEntry['record'], time = '2026-11-25T03:00:00Z'): JournalEntry => ({
  number: ++number,
  previous: '',
  run,
  time,
  record,
})
const done = (one: number) => ({ number: one, error: null })

const ENTRIES = [
  entry('one', begunRecord(), '2026-11-12T09:00:00Z'),
  entry('one', { kind: 'sending', changes: [change({ type: 'create', guid: null, user: 'P Zoë Kruger', after: {} })] }),
  entry('one', { kind: 'outcomes', outcomes: [{ ...done(1), guid: guid(1001) }] }),
  entry('one', {
    kind: 'decided',
    by: 'anna',
    through: 'the terminal',
    decisions: [question({ user: 'P Zoë Kruger' })],
  }),
  entry('one', endedRecord({ pending: [] })),
  entry('two', begunRecord()),
  entry('two', {
    kind: 'sending',
    changes: [
      change({ type: 'rename', before: { cn: ['s:P Zoë Kruger'] }, after: { cn: ['s:P Zoë Krüger'] } }),
      change({ number: 2, user: 'P Ole Hansen', guid: guid(1002), account: 'o.hansen' }),
    ],
  }),
  entry('two', { kind: 'outcomes', outcomes: [done(1)] }),
]

describe('the runs of a journal', () => {
  const runs = runsOf(ENTRIES)
  it('are put together, one that was killed among them', () => {
    assert.deepEqual(
      runs.map(({ id, exitCode, changes }) => [id, exitCode, changes.length]),
      [
        ['one', 0, 1],
        ['two', null, 2],
      ],
    )
    assert.equal(runs[1]!.changes[1]!.outcome, null)
  })
  it('tell one that ended early when all was done that the files decide', () => {
    const ended = [
      entry('left', endedRecord({ error: 'interrupted', carried_out: true })),
      entry('cut', endedRecord({ error: 'interrupted' })),
    ]
    assert.deepEqual(
      runsOf(ended).map(({ carriedOut }) => carriedOut),
      [true, undefined],
    )
  })
  it('say what happened to one person, also under earlier names', () => {
    for (const text of ['P Zoë Krüger', 'zoë kruger', 'z.krueger', guid(1001)]) {
      const [person, ...others] = historyOf(runs, text, 'P ')
      assert.deepEqual(others, [])
      const events = person!.events.map((event) =>
        event.kind === 'change' ? describeRecorded(event.change) : `accepted ${event.decision.decision.type}`,
      )
      assert.deepEqual(
        [person!.name, ...events.sort()],
        [
          'P Zoë Krüger',
          'accepted enable',
          'created as z.krueger, disabled',
          'renamed from "P Zoë Kruger" to "P Zoë Krüger"',
        ],
      )
    }
    assert.deepEqual(historyOf(runs, 'nobody', 'P '), [])
  })
  it('know the name before a rename, also when the runs before it are no longer kept', () => {
    const decided = entry('two', {
      kind: 'decided',
      by: 'anna',
      through: 'x',
      decisions: [question({ user: 'P Zoë Kruger' })],
    })
    const [person, ...others] = historyOf(
      runsOf([...ENTRIES.filter((one) => one.run === 'two'), decided]),
      'zoë kruger',
      'P ',
    )
    assert.deepEqual(
      [person?.name, person?.events.map(({ kind }) => kind), others],
      ['P Zoë Krüger', ['decision', 'change'], []],
    )
  })
  it('say of a change without an answer that it may not have happened', () => {
    assert.equal(
      describeRecorded(runs[1]!.changes[1]!),
      'deactivated: no longer in the users file (the run ended before the answer: it may not have happened)',
    )
  })
})

describe('a question', () => {
  const { accept: _accept, ...asked } = question()
  it('waits since it came up first, whatever the user is called by now', () => {
    const since = waitingSince([entry('one', endedRecord({ pending: [asked] })), entry('two', endedRecord())])
    assert.equal(since.get(questionKey({ ...asked, user: 'P Zoë Kruger' })), asked.since)
    assert.equal(since.get(questionKey({ ...asked, type: 'disable' })), undefined)
  })
})
