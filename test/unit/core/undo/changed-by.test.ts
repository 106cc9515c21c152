import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changedBy, lastingLines, membershipKey, stateKey } from '../../../../src/core/undo/changed-by.js'
import type { JournalEntry, RecordedChange } from '../../../../src/generated/journal.js'
import { guid } from '../../builders.js'
import { change } from '../journal/entries.js'

/** The lines of a change and, but for null, of what became of it. */
function linesOf(run: string, values: Partial<RecordedChange>, outcome: { error?: string } | null = {}): string[] {
  const sent = change({ before: {}, ...values })
  const line = (record: JournalEntry['record']) => JSON.stringify({ number: 1, previous: '', run, time: '', record })
  const answer = { number: sent.number, error: null, ...outcome }
  return [
    line({ kind: 'sending', changes: [sent] }),
    ...(outcome === null ? [] : [line({ kind: 'outcomes', outcomes: [answer] })]),
  ]
}
const last = (...lines: string[][]) => {
  const wanted = lines.flat().filter(lastingLines())
  return [...changedBy(wanted.map((line) => JSON.parse(line) as JournalEntry))]
}
const department: Partial<RecordedChange> = { type: 'update', after: { department: ['s:Sales'] } }
const member = (type: 'join' | 'leave', name: string): Partial<RecordedChange> => ({
  type,
  group: { guid: `group-${name}`, dn: `CN=${name}`, name },
})

describe('the run that changed the state of an account last', () => {
  it('is one that enabled or disabled it, or may have', () =>
    assert.deepEqual(
      last(
        linesOf('a', { type: 'disable' }),
        linesOf('b', { type: 'enable' }, null),
        linesOf('c', department),
        linesOf('d', { type: 'disable' }, { error: 'no' }),
      ),
      [[stateKey(guid(1001)), 'b']],
    ))
  it('is the one that wrote last, also where it began first: it has waited for a person meanwhile', () => {
    const before = [linesOf('session', { type: 'disable' }), linesOf('undo', { type: 'enable' })]
    assert.deepEqual(last(...before), [[stateKey(guid(1001)), 'undo']])
    const after = linesOf('session', { type: 'disable', number: 2 })
    assert.deepEqual(last(...before, after), [[stateKey(guid(1001)), 'session']])
  })
})

describe('the run that changed a membership last', () => {
  it('is one that joined or left that group, or may have', () =>
    assert.deepEqual(
      last(
        linesOf('a', member('join', 'Staff')),
        linesOf('a', { ...member('join', 'VPN'), number: 2 }),
        linesOf('b', member('leave', 'Staff')),
        linesOf('c', member('join', 'Staff'), null),
        linesOf('d', member('leave', 'Staff'), { error: 'no' }),
      ),
      [
        [membershipKey(guid(1001), 'group-Staff'), 'c'],
        [membershipKey(guid(1001), 'group-VPN'), 'a'],
      ],
    ))
})
