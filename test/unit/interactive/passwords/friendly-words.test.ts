import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { MIN_BITS } from '../../../../src/interactive/passwords/passphrase.js'
import { FRIENDLY_WORDS } from '../../../../src/interactive/passwords/friendly-words.js'
import { ANYWHERE, UNWANTED, UNWANTED_IN_GERMAN } from './unwanted-words.js'

describe("the tool's own words", () => {
  it('hold none that nobody wants to hand to a colleague', () => {
    const isUnwanted = (word: string) => UNWANTED.has(word) || UNWANTED_IN_GERMAN.has(word) || ANYWHERE.test(word)
    assert.deepEqual(FRIENDLY_WORDS.filter(isUnwanted), [])
    const were = ['racism', 'unisexual', 'enslave', 'deceased', 'jockstrap', 'thong', 'womb', 'lustfully']
    assert.deepEqual(were.filter((word) => !isUnwanted(word)), []) // prettier-ignore
  })
  it('are different, short, lower-case letters only, and in order', () => {
    assert.deepEqual([...new Set(FRIENDLY_WORDS)].sort(), FRIENDLY_WORDS)
    assert.deepEqual(FRIENDLY_WORDS.filter((word) => !/^[a-z]{3,8}$/.test(word)), []) // prettier-ignore
  })
  it('are so many that three of them and a number are strong enough', () => {
    assert.ok(3 * Math.log2(FRIENDLY_WORDS.length) + Math.log2(90) >= MIN_BITS)
  })
})
