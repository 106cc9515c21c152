/**
 * Names that Active Directory holds to be the same have one key: KB938447, KB415097, and what was
 * reported of Windows domain controllers.
 */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { nameKey } from '../../../../src/core/names/names.js'

const SAME: readonly (readonly string[])[] = [
  ['Müller', 'MULLER', 'Mu\u0308ller'],
  ['Meißner', 'MEIẞNER', 'Meissner'],
  // serverfault.com/questions/661857
  ['ååå', 'aaa'],
  ['Søren Lund', 'Soren Lund'],
  ['Æble', 'aeble'],
  // bugzilla.samba.org/show_bug.cgi?id=14847
  ['bjǫrṅ', 'b\u0328\u0301\u0304\u0310j\u1AEAǫ\u0308\u0301Ⓡn\u0328\u0308\u0301', 'bjorn'],
  ['cīfs/ëxamplē.cøm', 'cifs/example.com'],
  ['\u30C4', '\u3064', '\u32E1'],
  // KB415097: wide and half-width letters
  ['Ｙａｍａｄａ', 'yamada'],
  ['ガ', 'ｶﾞ'],
  ['İlker', 'ılker', 'ilker'],
  ['Łukasz', 'lukasz'],
  ['\u212Arbtgt', 'krbtgt'],
]
const OTHER: readonly (readonly [string, string])[] = [
  ['Müller', 'Mueller'],
  ['björn', 'bjoern'],
  ['O\u2019Neil', "O'Neil"],
  ['ŋ', 'n'],
  ['😀', '😁'],
]

it('is one for all spellings of a name that Windows holds to be one', () => {
  for (const names of SAME) assert.deepEqual([...new Set(names.map(nameKey))].length, 1, names.join(' '))
})

it('differs for names that Windows tells apart', () => {
  for (const [one, other] of OTHER) assert.notEqual(nameKey(one), nameKey(other), one)
})

it('is the same for ASCII with and without the table', () => {
  const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')
  assert.equal(nameKey(`${ascii}ä`), `${nameKey(ascii)}a`)
})
