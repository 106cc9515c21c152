/** What `history --user` finds of somebody: changes and decisions alike, by who they are about. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { historyOf } from '../../../../src/core/journal/person.js'
import { runsOf } from '../../../../src/core/journal/runs.js'
import type { Decided, JournalEntry, RecordedChange } from '../../../../src/generated/journal.js'
import { guid } from '../../builders.js'
import { begunRecord, change, question } from './entries.js'

type Did = { change: Partial<RecordedChange>; outcome?: object } | Partial<Decided['decisions'][number]>

/** A journal with one change or decision a day. */
function journal(...days: readonly Did[]): JournalEntry[] {
  const records = days.map((did): JournalEntry['record'][] =>
    'change' in did
      ? [
          { kind: 'sending', changes: [change(did.change)] },
          { kind: 'outcomes', outcomes: [{ number: 1, error: null, ...did.outcome }] },
        ]
      : [{ kind: 'decided', by: 'anna', through: 'the terminal', decisions: [withoutAnchor(did)] }],
  )
  return records.flatMap((of, day) =>
    [begunRecord(), ...of].map((record, index) => ({
      ...{ number: day * 3 + index, previous: '', run: `run ${day}`, record },
      time: `2026-11-${String(day + 1).padStart(2, '0')}T03:00:0${index}.000Z`,
    })),
  )
}

/** As of a users file that has no objectGUID, unless one is given. */
function withoutAnchor(values: Partial<Decided['decisions'][number]>): Decided['decisions'][number] {
  const { anchor: _anchor, ...rest } = question()
  return { ...rest, ...values }
}

const told = (entries: readonly JournalEntry[], text: string) =>
  historyOf(runsOf(entries), text, 'P ').map(({ name, events }) => [
    name,
    events.map((event) =>
      event.kind === 'change' ? event.change.change.type : `${event.decision.decision.type} decided`,
    ),
  ])

const rename = (from: string, to: string, of: string): Did => ({
  change: { type: 'rename', user: to, guid: of, before: { cn: [`s:${from}`] }, after: { cn: [`s:${to}`] } },
})
/** @param made null: it was refused */
const create = (user: string, made: string | null, anchor: string): Did => ({
  change: { type: 'create', user, guid: null, before: {}, after: { extensionAttribute1: [`s:${anchor}`] } },
  outcome: made === null ? { error: 'refused' } : { guid: made },
})
const [ONE, TWO] = [guid(1001), guid(1002)]
const [A, B] = [`ad-user-sync:${guid(1)}`, `ad-user-sync:${guid(2)}`]

describe('the history of a person', () => {
  it('has the decisions about the account, also those under a name whose runs are no longer kept', () => {
    const entries = journal(
      { type: 'enable', user: 'P Anna Alt', guid: ONE },
      { change: { type: 'disable', user: 'P Anna Neu', guid: ONE } },
    )
    const whole = [['P Anna Neu', ['enable decided', 'disable']]]
    for (const text of ['Anna Alt', 'P Anna Neu', ONE]) assert.deepEqual(told(entries, text), whole, text)
  })

  it('has the question whether to create the person, under whatever name the account was made', () => {
    const entries = journal(
      { type: 'name', user: 'P Anna', name: 'anna', anchor: A, accept: false },
      create('P Anna', null, A),
      create('P Anna (anna2)', ONE, A),
    )
    const whole = [['P Anna (anna2)', ['name decided', 'create', 'create']]]
    for (const text of ['Anna', 'Anna (anna2)', ONE]) assert.deepEqual(told(entries, text), whole, text)
  })

  const both: [string, (of: string, anchor: string) => object][] = [
    ['by objectGUID', (of) => ({ guid: of })],
    ['by anchor, as earlier versions recorded them', (_of, anchor) => ({ anchor })],
    ['by when it was, where the users file has no objectGUID', () => ({})],
  ]
  for (const [how, keys] of both)
    it(`tells two people apart who had one name, one after the other: ${how}`, () => {
      const entries = journal(
        create('P Anna', ONE, A),
        { type: 'enable', user: 'P Anna', ...keys(ONE, A) },
        rename('P Anna', 'P Anna Berg', ONE),
        create('P Anna', TWO, B),
        { type: 'join', user: 'P Anna', ...keys(TWO, B) },
      )
      const first = ['P Anna Berg', ['create', 'enable decided', 'rename']]
      const second = ['P Anna', ['create', 'join decided']]
      assert.deepEqual(told(entries, 'anna'), [first, second])
      assert.deepEqual(told(entries, 'anna berg'), [first])
      assert.deepEqual(told(entries, TWO), [second])
    })

  it('has no question about a newcomer who wants the name that the person has', () => {
    const entries = journal(
      { change: { type: 'enable', user: 'P Anna', guid: ONE } },
      { type: 'name', user: 'P Anna', name: 'anna2', accept: false },
    )
    assert.deepEqual(told(entries, ONE), [['P Anna', ['enable']]])
    assert.deepEqual(told(entries, 'Anna'), [
      ['P Anna', ['enable']],
      ['P Anna', ['name decided']],
    ])
  })

  it('is that of somebody about whom there were only questions, too', () => {
    const entries = journal({ type: 'enable', user: 'P Anna', guid: ONE }, { type: 'join', user: 'P Ben', anchor: B })
    assert.deepEqual(told(entries, ONE), [['P Anna', ['enable decided']]])
    assert.deepEqual(told(entries, 'ben'), [['P Ben', ['join decided']]])
    assert.deepEqual(told(entries, 'nobody'), [])
  })
})
