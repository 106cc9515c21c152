/** What the last entries of the journal say. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { chained, NOWHERE, parseEntry, placeOf, type EntryPlace } from '../../../../src/core/journal/chain.js'
import { latestOf } from '../../../../src/core/journal/latest.js'
import { waitingSince } from '../../../../src/core/journal/runs.js'
import { begunRecord, endedRecord, question } from './entries.js'

const { accept: _accept, ...asked } = question()
const RECORDS = {
  begun: begunRecord(),
  'not asked': endedRecord(),
  'nothing open': endedRecord({ pending: [] }),
  'one open': endedRecord({ pending: [asked] }),
}
const kinds = fc.array(fc.constantFrom('begun', 'not asked', 'nothing open', 'one open', 'garbage'), { maxLength: 12 })

it('what is read backwards is what all entries say', () => {
  fc.assert(
    fc.property(kinds, fc.nat({ max: 13 }), (all, number) => {
      let end: EntryPlace = NOWHERE
      const lines = all.map((kind, index) => {
        if (kind === 'garbage') return { text: '{"number":', where: `line ${index + 1}` }
        const time = new Date(Date.UTC(2026, 10, 25, index)).toISOString()
        const { line, place } = chained({ run: 'run', time, record: RECORDS[kind] }, end)
        end = place
        return { text: line, where: `line ${index + 1}` }
      })
      const entries = lines.flatMap(({ text }) => parseEntry(text) ?? [])
      const places = lines.flatMap(({ text }) => {
        const entry = parseEntry(text)
        return entry === null ? [] : [placeOf(text, entry)]
      })
      assert.deepEqual(latestOf(lines, number), {
        last: places.at(-1) ?? NOWHERE,
        remembered: places.find((place) => place.number === number) ?? NOWHERE,
        asked: entries.findLast(({ record }) => record.kind === 'ended' && record.pending !== null)?.number ?? 0,
        waitingSince: waitingSince(entries),
      })
    }),
  )
})
