import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lookup } from '../../../src/core/lookup.js'

describe('a lookup', () => {
  const byLetter = lookup((word: string) => [...word])

  it('gives the items that have any of the keys, each once, in the order of the list', () => {
    const words = ['ab', 'bc', 'ca']
    assert.deepEqual(byLetter(words, ['c', 'a']), ['ab', 'bc', 'ca'])
    assert.deepEqual(byLetter(words, ['b']), ['ab', 'bc'])
    assert.deepEqual(byLetter(words, ['x']), [])
  })

  it('finds items that were added to the list since the last look', () => {
    const words = ['ab']
    assert.deepEqual(byLetter(words, ['b']), ['ab'])
    words.push('b')
    assert.deepEqual(byLetter(words, ['b']), ['ab', 'b'])
  })

  it('knows lists apart', () => {
    assert.deepEqual(byLetter(['a'], ['a']), ['a'])
    assert.deepEqual(byLetter([], ['a']), [])
  })
})
