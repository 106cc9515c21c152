import assert from 'node:assert/strict'
import { test } from 'node:test'
import { disabledAccounts, isAboutState, stateLines } from '../../../../src/core/journal/disabled.js'
import type { JournalEntry, RecordedChange } from '../../../../src/generated/journal.js'
import { guid } from '../../builders.js'
import { change } from './entries.js'

type Step = [type: RecordedChange['type'], account: number, error?: string | null]

/** The lines of runs, one step a change; without an error, the answer never came. */
const lines = (...runs: Step[][]): string[] =>
  runs.flatMap((steps, run) => {
    const changes = steps.map(([type, account], index) => change({ type, guid: guid(account), number: index + 1 }))
    const outcomes = steps.flatMap(([, , error], index) => (error === undefined ? [] : [{ number: index + 1, error }]))
    const records: JournalEntry['record'][] = [
      { kind: 'sending', changes },
      { kind: 'outcomes', outcomes },
    ]
    return records.map((record) =>
      JSON.stringify({ number: 1, previous: '', run: `run ${run}`, time: `day ${run}`, record }),
    )
  })
const known = (...runs: Step[][]) => [
  ...disabledAccounts(
    lines(...runs)
      .filter(stateLines())
      .map((line) => JSON.parse(line) as JournalEntry),
  ),
]
const { before, versions } = change()
const by = (run: number) => ({ before, versions, run: `run ${run}`, time: `day ${run}`, why: change().why ?? null })

test('an account that this tool disabled is known with its state before, by which run and why, until the tool enables it', () => {
  assert.deepEqual(known([['disable', 1, null]]), [[guid(1), by(0)]])
  assert.deepEqual(known([['disable', 1, null]], [['enable', 1, 'refused']]), [[guid(1), by(0)]])
  const later = known([['disable', 1, null], ['update', 1, null]], [['enable', 1, null]]) // prettier-ignore
  assert.deepEqual(later, [])
})

test('a deactivation that failed is none; one whose answer never came shows in the account itself', () => {
  assert.deepEqual(known([['disable', 1, 'refused']]), [])
  assert.deepEqual(known([['disable', 1]]), [[guid(1), { ...by(0), unanswered: true }]])
  assert.deepEqual(known([['disable', 1, null]], [['disable', 1, 'refused']]), [[guid(1), by(0)]])
})

test('a deactivation without an answer hides the earlier one, as somebody has enabled the account in between', () => {
  assert.deepEqual(known([['disable', 1, null]], [['disable', 1]]), [[guid(1), { ...by(1), unanswered: true }]])
  assert.deepEqual(known([['disable', 1]], [['disable', 1, null]]), [[guid(1), by(1)]])
  assert.deepEqual(known([['disable', 1, null]], [['enable', 1]]), [])
})

test('a line of an earlier version of this tool, without the versions, is read as well', () => {
  const [sent, answered] = lines([['disable', 1, null]])
  const { versions: _, ...rest } = change({ guid: guid(1) })
  const older = { ...(JSON.parse(sent!) as JournalEntry), record: { kind: 'sending', changes: [rest] } } as JournalEntry
  const found = disabledAccounts([older, JSON.parse(answered!) as JournalEntry])
  assert.deepEqual([...found], [[guid(1), { ...by(0), versions: undefined }]])
})

test('long lines about other changes are not parsed', () => {
  const [sent, answered] = lines([['update', 1, null]])
  assert.deepEqual([sent, answered].map((line) => isAboutState(line!)), [false, false]) // prettier-ignore
})
