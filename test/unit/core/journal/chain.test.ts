import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  chained,
  firstTouched,
  NOWHERE,
  type Head,
  type Line,
  type EntryPlace,
} from '../../../../src/core/journal/chain.js'
import { endedRecord } from './entries.js'

/** A journal of that many entries, and what is remembered of it. */
function journal(count: number): { lines: Line[]; head: Head; places: EntryPlace[] } {
  const lines: Line[] = []
  const places: EntryPlace[] = [NOWHERE]
  for (let index = 1; index <= count; index++) {
    const entry = { run: `run ${index}`, time: '2026-11-25T03:00:00Z', record: endedRecord() }
    const { line, place } = chained(entry, places.at(-1)!)
    lines.push({ text: line, where: `line ${index}` })
    places.push(place)
  }
  return { lines, head: { start: NOWHERE, end: places.at(-1)! }, places }
}
const edited = ({ text, where }: Line): Line => ({ text: text.replace('"run ', '"another '), where })

describe('the chain of the journal', () => {
  const { lines, head, places } = journal(5)
  const touched = (changed: readonly Line[], known: Head = head) => {
    const found = firstTouched(changed, known)
    return found === null ? null : `${found.number} ${found.what}`
  }

  it('of whole entries is whole', () => {
    assert.equal(touched(lines), null)
    assert.equal(firstTouched([], { start: NOWHERE, end: NOWHERE }), null)
  })
  for (let index = 0; index < 5; index++) {
    const number = index + 1
    it(`names entry ${number} when it was edited`, () => {
      assert.equal(touched(lines.with(index, edited(lines[index]!))), `${number} was edited`)
      const { text, where } = lines[index]!
      const unchained = text.replace(/"previous":"[^"]*"/, `"previous":"${'0'.repeat(64)}"`)
      assert.equal(touched(lines.with(index, { text: unchained, where })), `${number} was edited`)
      assert.equal(touched(lines.with(index, { text: '{}', where })), `${number} is no entry that this tool wrote`)
    })
    it(`names entry ${number} when it was removed`, () => {
      const what = number === 5 ? 'was cut off, with all after' : 'was removed'
      assert.equal(touched(lines.toSpliced(index, 1)), `${number} ${what}`)
    })
    if (index > 0)
      it(`names entry ${index} when it was swapped with the next one`, () => {
        const swapped = lines.with(index - 1, lines[index]!).with(index, lines[index - 1]!)
        assert.equal(touched(swapped), `${index} is not in its place`)
      })
    it(`names entry ${number} when it and all after were cut off`, () =>
      assert.equal(touched(lines.slice(0, index)), `${number} was cut off, with all after`))
  }
  it('names an edited entry also where the hash after it was made to fit', () => {
    const forged = chained({ run: 'another', time: '2026-11-25T03:00:00Z', record: endedRecord() }, places[1]!)
    const next = lines[2]!.text.replace(places[2]!.hash, forged.place.hash)
    assert.equal(
      touched([lines[0]!, { text: forged.line, where: '' }, { text: next, where: '' }, ...lines.slice(3)]),
      '3 was edited',
    )
  })
  it('goes on after a run that was killed before the last entry was remembered', () =>
    assert.equal(touched(lines, { ...head, end: places[4]! }), null))
  it('begins where old entries were taken away, also where that was interrupted', () => {
    const known = { ...head, start: places[2]! }
    assert.equal(touched(lines.slice(2), known), null)
    assert.equal(touched(lines.slice(1), known), null)
    assert.equal(touched(lines, known), null)
    assert.equal(touched(lines.slice(3), known), '3 was removed')
    assert.equal(touched(lines.with(1, edited(lines[1]!)), known), '2 was edited')
  })
})
