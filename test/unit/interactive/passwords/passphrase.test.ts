import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  makePassphrase,
  MIN_BITS,
  namesIn,
  type PassphraseRules,
} from '../../../../src/interactive/passwords/passphrase.js'
import { parseWords, readWords } from '../../../../src/interactive/passwords/word-list.js'

const NOBODY = { sAMAccountName: 'x', displayName: null }
const RULES: PassphraseRules = { words: readWords(null), wordCount: 3, suffix: '', policy: null, about: NOBODY }
const first = () => 0
const manyWords = (count: number): string =>
  Array.from({ length: count }, (_, index) => `word${index.toString(36)}`).join('\n')

describe('makePassphrase', () => {
  it('joins capitalised words and a number, and ends in the suffix', () => {
    assert.equal(makePassphrase({ ...RULES, suffix: '#39' }, first), 'Aardvark-Aardvark-Aardvark-10#39')
    assert.match(makePassphrase({ ...RULES, wordCount: 5 }, randomInt)!, /^([A-Z][a-z]+-){5}[1-9][0-9]$/)
  })

  it('asks its random source for one of all words and numbers, and nothing else', () => {
    const limits: number[] = []
    makePassphrase(RULES, (limit) => (limits.push(limit), limit - 1))
    assert.deepEqual(limits, [90, 2830, 2830, 2830])
  })

  it('takes more words where the policy wants it longer', () => {
    assert.equal(
      makePassphrase({ ...RULES, policy: { minLength: 30, complexity: true, historyCount: 24 } }, first),
      'Aardvark-Aardvark-Aardvark-Aardvark-10',
    )
  })

  it('takes more words where the config asks for too few to be hard to guess', () => {
    const words = parseWords(manyWords(1000), 'list')
    for (const [list, least] of [
      [RULES.words, 3],
      [words, 4],
    ] as const) {
      const passphrase = makePassphrase({ ...RULES, words: list, wordCount: 1 }, randomInt)!
      assert.equal(passphrase.split('-').length - 1, least)
      assert.ok(least * Math.log2(list.length) + Math.log2(90) >= MIN_BITS)
    }
  })

  it("has three character categories, the policy's length and no name of the account, whoever it is for", () => {
    const name = fc.string({
      minLength: 1,
      maxLength: 8,
      unit: fc.constantFrom('a', 'b', 'e', 'r', 'i', 'ABA', ' ', '-', 'unc'),
    })
    fc.assert(
      fc.property(name, name, fc.integer({ min: 0, max: 60 }), (sAMAccountName, displayName, minLength) => {
        const about = { sAMAccountName, displayName }
        const passphrase = makePassphrase(
          { ...RULES, about, policy: { minLength, complexity: true, historyCount: 0 } },
          randomInt,
        )!
        assert.ok(passphrase.length >= minLength)
        assert.deepEqual(namesIn(passphrase, about), [])
        for (const category of [/[a-z]/, /[A-Z]/, /[0-9]/, /-/]) assert.match(passphrase, category)
      }),
    )
  })

  it('does not begin with a character that a spreadsheet takes for a formula', () => {
    let next = 0
    const drawn = makePassphrase({ ...RULES, words: ['=one', '+two', 'three'] }, (limit) =>
      limit === 90 ? 0 : next++ % 3,
    )
    assert.match(drawn!, /^Three-/)
  })

  it('gives up on a suffix that holds the account name', () => {
    const rules = { ...RULES, suffix: 'anna', about: { sAMAccountName: 'Anna', displayName: null } }
    assert.equal(makePassphrase(rules, randomInt), null)
    assert.match(
      makePassphrase({ ...rules, policy: { minLength: 7, complexity: false, historyCount: 0 } }, randomInt)!,
      /anna$/,
      'which is nothing to a domain without complexity',
    )
  })
})

describe('namesIn', () => {
  it("finds the account name and the display name's parts of more than two characters, in any case", () => {
    assert.deepEqual(namesIn('MEYER-x-anna1', { sAMAccountName: 'anna1', displayName: 'Anna Jo Meyer-Li' }), [
      'anna1',
      'Anna',
      'Meyer',
    ])
    assert.deepEqual(namesIn('jo-li-jm', { sAMAccountName: 'jm', displayName: 'Jo Li' }), [])
  })
})

describe('parseWords', () => {
  it('reads one word a line, each once, without diceware numbers, blank lines and line ends', () => {
    const words = parseWords(`11111\tÄpfel\r\n\r\nÄPFEL\n${manyWords(999)}\n`, 'list')
    assert.equal(words.length, 1000)
    assert.equal(words[0], 'äpfel')
  })
  it('refuses fewer than 1000 distinct words', () => {
    assert.throws(
      () => parseWords(`${manyWords(999)}\nword0\n`, 'list'),
      /list has 999 distinct words, but at least 1000 are needed/,
    )
  })
  it('refuses a line of several words, and bytes that are not UTF-8', () => {
    assert.throws(() => parseWords(`two words\n${manyWords(1000)}`, 'list'), /line 1 is not a single word/)
    assert.throws(() => parseWords(`${manyWords(1000)}\n\ufffdpfel`, 'list'), /line 1001 is not a single word/)
  })
  it('refuses a file that is not there', () => {
    assert.throws(() => readWords('/nowhere/words.txt'), /can't be read: ENOENT/)
  })
})
