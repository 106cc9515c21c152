import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { visitJson, lineAndColumn } from '../../../../src/core/text/json-position.js'

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('the position of an error in JSON', () => {
  it('is where the first wrong character stands', () => {
    const cases: [string, number][] = [
      ['{"a": 1,}', 8],
      ['{"a": 1 "b": 2}', 8],
      ['["C:\\Temp"]', 4],
      ["{'a': 1}", 1],
      ['{"a": tru}', 6],
      ['{"a": 1', 7],
      ['[1] x', 4],
      ['', 0],
      ['{"a"}', 4],
      ['{"a": "b\nc"}', 8],
      ['// x\n{}', 0],
      ['[01]', 2],
      ['[1, 2', 5],
    ]
    for (const [text, offset] of cases) assert.equal(visitJson(text), offset, text)
  })
  it('is given for exactly the texts that JSON.parse refuses', () => {
    fc.assert(fc.property(fc.json(), (text) => assert.equal(visitJson(text), undefined)))
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', '"', '\\', '0', 'e', ' ', ']', ':'))
      .map(([text, at, insert]) => {
        const index = at % (text.length + 1)
        return text.slice(0, index) + insert + text.slice(index + (insert === '' ? 1 : 0))
      })
    fc.assert(
      fc.property(broken, (text) => assert.equal(visitJson(text) === undefined, isJson(text), text)),
      { numRuns: 1000 },
    )
  })
  it('is counted as editors count', () => assert.equal(lineAndColumn('{\n  "a": 1,\n}', 12), 'line 3, column 1'))
})
